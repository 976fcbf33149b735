// SPDX-License-Identifier: GPL-3.0-or-later
package performia.benchmarks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import performia.engine.dsp.Reverb;

/// How soon and how densely a reverb fills a room: the normalised echo density (Abel & Huang, AES
/// 2006) of ours beside FluidSynth's, both fed a click of one sample. Needs the program
/// `fluidsynth`; started by hand.
public final class ReverbDensity {
  private static final int RATE = 48_000;
  private static final int WINDOW = RATE / 50;
  private static final int LENGTH = RATE;

  /// Reverb send full, a note, two seconds of tail.
  private static final byte[] CLICK = {
    'M',
    'T',
    'h',
    'd',
    0,
    0,
    0,
    6,
    0,
    0,
    0,
    1,
    1,
    (byte) 0xe0,
    'M',
    'T',
    'r',
    'k',
    0,
    0,
    0,
    23,
    0,
    (byte) 0xb0,
    91,
    127,
    (byte) 0x81,
    0x20,
    (byte) 0x90,
    60,
    127,
    10,
    (byte) 0x80,
    60,
    0,
    (byte) 0x8f,
    0,
    (byte) 0xb0,
    64,
    0,
    0,
    (byte) 0xff,
    0x2f,
    0
  };

  private ReverbDensity() {}

  /// Prints the table.
  public static void main(String[] args) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("performia-reverb");
    Path bank = folder.resolve("click.sf2");
    Path midi = folder.resolve("click.mid");
    Path raw = folder.resolve("click.raw");
    try {
      Files.write(bank, ClickBank.bytes());
      Files.write(midi, CLICK);
      float[][] dry = fluidsynth(bank, midi, raw, "no");
      float[][] wet = fluidsynth(bank, midi, raw, "yes");
      int start = onset(dry[0]);
      var theirs = new float[LENGTH];
      for (int i = 0; i < LENGTH; i++) {
        theirs[i] = wet[0][start + i] - dry[0][start + i];
      }
      System.out.println("| reverb | echo density 0.5 from | 0.9 from | mean 100 to 500 ms |");
      System.out.println("|---|---|---|---|");
      print("FluidSynth", theirs);
      print("ours", ours());
    } finally {
      Files.deleteIfExists(bank);
      Files.deleteIfExists(midi);
      Files.deleteIfExists(raw);
      Files.deleteIfExists(folder);
    }
  }

  private static float[][] fluidsynth(Path bank, Path midi, Path raw, String reverb)
      throws IOException, InterruptedException {
    var command =
        new ArrayList<>(
            List.of("fluidsynth", "-ni", "-q", "-g", "1", "-r", Integer.toString(RATE)));
    command.addAll(List.of("-R", reverb, "-C", "no", "-O", "float", "-T", "raw"));
    command.addAll(List.of("-F", raw.toString(), bank.toString(), midi.toString()));
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(discard()).start();
    if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
      process.destroyForcibly();
      throw new IOException("fluidsynth did not render " + midi);
    }
    FloatBuffer samples =
        ByteBuffer.wrap(Files.readAllBytes(raw)).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    var sides = new float[2][Math.max(samples.remaining() / 2, 3 * LENGTH)];
    for (int i = 0; samples.remaining() >= 2; i++) {
      sides[0][i] = samples.get();
      sides[1][i] = samples.get();
    }
    return sides;
  }

  private static ProcessBuilder.Redirect discard() {
    return ProcessBuilder.Redirect.DISCARD;
  }

  private static int onset(float[] samples) {
    int at = 0;
    while (at < samples.length - 1 && Math.abs(samples[at]) < 1e-3f) {
      at++;
    }
    return Math.min(at, samples.length - LENGTH - 1);
  }

  private static float[] ours() {
    var reverb = new Reverb(1.6, 4800, RATE);
    var out = new float[LENGTH];
    int block = Reverb.MAX_FRAMES;
    var in = new float[block];
    var left = new float[block];
    var right = new float[block];
    in[0] = 1;
    for (int at = 0; at + block <= LENGTH; at += block) {
      reverb.process(in, in, left, right, block);
      System.arraycopy(left, 0, out, at, block);
      in[0] = 0;
    }
    return out;
  }

  private static void print(String name, float[] response) {
    double sum = 0;
    int count = 0;
    for (int at = RATE / 10; at < LENGTH / 2; at += RATE / 1000) {
      sum += density(response, at);
      count++;
    }
    System.out.printf(
        Locale.ROOT,
        "| %s | %s | %s | %.2f |%n",
        name,
        settled(response, 0.5),
        settled(response, 0.9),
        sum / count);
  }

  /// When the density, averaged over 50 ms, comes above a threshold for good.
  private static String settled(float[] response, double threshold) {
    int step = RATE / 1000;
    int last = 0;
    for (int at = 0; at < LENGTH / 2; at += step) {
      double mean = 0;
      for (int k = 0; k < 50; k++) {
        mean += density(response, at + k * step) / 50;
      }
      last = mean < threshold ? at + step : last;
    }
    return last >= LENGTH / 2 - step ? "never in 500 ms" : last / step + " ms";
  }

  /// The share of a Hann window's weight that lies beyond one standard deviation, over what it is
  /// for Gaussian noise: 0 for single echoes, 1 for a dense tail.
  private static double density(float[] response, int from) {
    double energy = 0;
    double weights = 0;
    for (int i = 0; i < WINDOW; i++) {
      double weight = 0.5 - 0.5 * StrictMath.cos(2 * Math.PI * i / WINDOW);
      energy += weight * response[from + i] * response[from + i];
      weights += weight;
    }
    double deviation = Math.sqrt(energy / weights);
    double beyond = 0;
    for (int i = 0; i < WINDOW; i++) {
      double weight = 0.5 - 0.5 * StrictMath.cos(2 * Math.PI * i / WINDOW);
      beyond += Math.abs(response[from + i]) > deviation ? weight : 0;
    }
    return deviation == 0 ? 0 : beyond / weights / 0.3173;
  }
}
