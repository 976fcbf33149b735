// SPDX-License-Identifier: GPL-3.0-or-later
package performia.soundfonts.compare;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import performia.engine.PerformiaException;
import performia.engine.midi.MidiPlayer;
import performia.engine.midi.MidiSequence;
import performia.engine.midi.StandardMidiFile;
import performia.engine.sampler.MidiSynth;
import performia.engine.sampler.SoundBank;
import performia.engine.sampler.recording.Recording;
import performia.engine.sampler.recording.Recordings;
import performia.engine.sampler.region.Preset;

/// A MIDI file played by somebody: both channels at 44.1 kHz, full scale 1. One thread.
final class Take {
  /// Rate of all takes.
  static final int RATE_HZ = NoteSource.RATE_HZ;

  private static final int BLOCK = 64;
  private static final int POLYPHONY = 512;
  private static final double TAIL_SECONDS = 4;

  private final float[] left;
  private final float[] right;

  private Take(float[] left, float[] right) {
    this.left = left;
    this.right = right;
  }

  /// Plays it with our own engine, every preset loaded.
  static Take ours(Path bankFile, Path midi, boolean effects, float gain) {
    MidiSequence sequence = StandardMidiFile.read(midi);
    try (SoundBank bank = SoundBank.open(bankFile)) {
      for (Preset preset : bank.presets()) {
        if (!preset.isLoaded()) {
          preset.load();
        }
      }
      MidiSynth synth = new MidiSynth(bank, RATE_HZ, BLOCK, POLYPHONY);
      MidiPlayer player = new MidiPlayer(sequence, synth, gain, effects);
      player.prepare(RATE_HZ, BLOCK);
      int blocks = (int) ((sequence.lengthSeconds() + TAIL_SECONDS) * RATE_HZ / BLOCK);
      float[][] out = new float[2][blocks * BLOCK];
      float[][] none = {};
      float[] left = new float[BLOCK];
      float[] right = new float[BLOCK];
      for (int at = 0; at < blocks * BLOCK; at += BLOCK) {
        Arrays.fill(left, 0);
        Arrays.fill(right, 0);
        player.process(none, left, right, BLOCK, 0);
        System.arraycopy(left, 0, out[0], at, BLOCK);
        System.arraycopy(right, 0, out[1], at, BLOCK);
      }
      return new Take(out[0], out[1]);
    }
  }

  /// Plays it with the `fluidsynth` program of this machine.
  ///
  /// @throws PerformiaException when there is none or it fails
  static Take fluidSynth(Path bank, Path midi, boolean effects, double gain) {
    Path wave = null;
    try {
      wave = Files.createTempFile("take", ".wav");
      String on = effects ? "1" : "0";
      Process process =
          new ProcessBuilder(
                  List.of(
                      "fluidsynth",
                      "-ni",
                      "-F",
                      wave.toString(),
                      "-r",
                      "" + RATE_HZ,
                      "-g",
                      "" + gain,
                      "-R",
                      on,
                      "-C",
                      on,
                      "-o",
                      "synth.polyphony=" + POLYPHONY,
                      bank.toString(),
                      midi.toString()))
              .redirectOutput(Redirect.DISCARD)
              .redirectError(Redirect.DISCARD)
              .start();
      if (process.waitFor() != 0) {
        throw new PerformiaException("fluidsynth failed", midi.toString(), "try it by hand");
      }
      return wave(wave);
    } catch (IOException e) {
      throw new PerformiaException(
          "fluidsynth cannot be run", "", "install it, or name a WAV it rendered", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PerformiaException("stopped", midi.toString(), "run it again", e);
    } finally {
      delete(wave);
    }
  }

  private static void delete(@Nullable Path file) {
    try {
      if (file != null) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      // A forgotten temporary file is no reason to lose the measurement.
      Objects.requireNonNull(e);
    }
  }

  /// Reads a recording of any kind at 44.1 kHz.
  static Take recording(Path file) {
    try (Recordings recordings = new Recordings()) {
      Recording recording = recordings.open(file);
      float[][] out = new float[2][recording.frameCount()];
      for (int channel = 0; channel < 2; channel++) {
        MemorySegment frames = channel == 0 ? recording.left() : recording.right();
        for (int i = 0; i < out[channel].length; i++) {
          out[channel][i] =
              recording.wide()
                  ? frames.getAtIndex(ValueLayout.JAVA_FLOAT, i)
                  : frames.getAtIndex(ValueLayout.JAVA_SHORT, i) / 32768f;
        }
      }
      return new Take(out[0], out[1]);
    }
  }

  /// Reads a 16-bit stereo WAV.
  static Take wave(Path file) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      int data =
          new String(bytes, 0, 256, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf("data")
              + 8;
      int count = (bytes.length - data) / 4;
      float[] left = new float[count];
      float[] right = new float[count];
      for (int i = 0; i < count; i++) {
        int at = data + 4 * i;
        left[i] = (short) (bytes[at] & 0xff | bytes[at + 1] << 8) / 32768f;
        right[i] = (short) (bytes[at + 2] & 0xff | bytes[at + 3] << 8) / 32768f;
      }
      return new Take(left, right);
    } catch (IOException e) {
      throw new PerformiaException("not readable", file.toString(), "render it again", e);
    }
  }

  /// A stretch of one channel, or of both together.
  ///
  /// @param channel 0 left, 1 right, 2 the mean
  double[] cut(int channel, double fromSeconds, double seconds) {
    int from = (int) (fromSeconds * RATE_HZ);
    double[] out = new double[(int) (seconds * RATE_HZ)];
    for (int i = 0; i < out.length && from + i < left.length; i++) {
      out[i] =
          channel == 0
              ? left[from + i]
              : channel == 1 ? right[from + i] : 0.5 * (left[from + i] + right[from + i]);
    }
    return out;
  }
}
