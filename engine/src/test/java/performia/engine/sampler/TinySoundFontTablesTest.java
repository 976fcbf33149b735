// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import performia.engine.SharedData;
import performia.engine.dsp.DelayLine;
import performia.engine.dsp.OnePole;
import performia.engine.sampler.region.Curve;

/// What our voices do over time against tables of another player, TinySoundFont, and of Freeverb:
/// 168 envelopes and 2 oscillators, 3,000 and 1,000 blocks of 64 frames each, and 4 delays.
///
/// They are heard, not looked up: the level through a constant recording, the pitch through a
/// rising one. Where the other player reads the specification differently, its table is first put
/// into our reading: its levels fall by 80.1 dB in the time given where version 2.04 says 96 dB
/// (its figure is -9.226 in natural logarithms); its modulation envelope rises straight where 8.1.2
/// says convex; and it lets that envelope fall to nothing from anywhere in the time for a whole
/// fall.
class TinySoundFontTablesTest {
  private static final String FOLDER = "ReferenceData/TinySoundFont/";
  private static final int RATE = 44_100;
  private static final int BLOCK = 64;
  private static final double ITS_FALL_OF_OURS = 96 / (9.226 * 20 / 2.302585093);

  private static final int DEPTH_CENTS = 1200;

  /// Frames over which a rise is taken.
  private static final int SPAN = 16;

  /// A rising recording rises by so much a frame.
  private static final float RISE = 1e-6f;

  /// The pitch can be heard once the level has opened, two blocks in.
  private static final int OPENED = 2;

  @TempDir Path folder;

  /// The two settings of the tables: delay, attack, hold, decay, sustain, release.
  private static final double[][] SETTINGS = {
    {0.3, 0.5, 0.7, 1.1, 0.2, 1.3}, {0, 0, 0, 2.3, 0.1, 5.7}
  };

  private static final String[] NAMES = {"D03_A05_H07_D11_S02_R13", "D00_A00_H00_D23_S01_R57"};

  @Test
  void volumeEnvelopesAreThoseOfTheTables() throws IOException {
    double worst = 0;
    int tables = 0;
    try (ZipFile zip = zip()) {
      for (int setting = 0; setting < 2; setting++) {
        double[] s = SETTINGS[setting];
        try (SoundBank bank = SoundBank.open(constant(s).write(folder))) {
          Sampler sampler = new Sampler(bank.presets().getFirst(), RATE, BLOCK, 4);
          for (int off = -1; off <= 40; off++) {
            double[] table = table(zip, "VolumeEnvelope/", setting, off);
            double[] ours = levels(sampler, off * 50, table.length);
            for (int i = 0; i < table.length; i++) {
              // A note let go in the frame it began in never opens here; there it starts open.
              double wanted = off == 0 ? 0 : table[i];
              worst = Math.max(worst, Math.abs(ours[i] - wanted));
            }
            tables++;
          }
        }
      }
    }
    assertThat(tables).isEqualTo(84);
    assertThat(worst).isLessThan(0.02);
  }

  private static Path path() {
    return SharedData.require("data/meltysynth_reference/meltysynth_reference.zip");
  }

  private static ZipFile zip() throws IOException {
    return new ZipFile(path().toFile());
  }

  private static double[] table(ZipFile zip, String kind, int setting, int off) throws IOException {
    String file = off < 0 ? "Continuous" : "NoteOff%04d".formatted(off * 50);
    return table(zip, FOLDER + kind + NAMES[setting] + "/" + file + ".csv");
  }

  private static double[] table(ZipFile zip, String name) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    assertThat(entry).as(name).isNotNull();
    String text = new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.US_ASCII);
    return text.lines()
        .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(',') + 1)))
        .toArray();
  }

  private static int timecents(double seconds) {
    return seconds <= 0 ? -12_000 : (int) Math.round(1200 * log2(seconds));
  }

  private static double log2(double x) {
    return StrictMath.log(x) / StrictMath.log(2);
  }

  private static SmallBank constant(double[] s) {
    SmallBank small = new SmallBank();
    short[] flat = new short[2000];
    Arrays.fill(flat, (short) 32_000);
    small.preset(0, 0);
    return small.zone(
        small.sample(flat, RATE, 60),
        SmallBank.LOOP,
        1,
        SmallBank.PAN,
        -500,
        33,
        timecents(s[0]),
        34,
        timecents(s[1]),
        35,
        timecents(s[2]),
        36,
        timecents(s[3] * ITS_FALL_OF_OURS),
        37,
        (int) Math.round(-200 * StrictMath.log10(s[4])),
        38,
        timecents(s[5] * ITS_FALL_OF_OURS));
  }

  /// The level after every block.
  private static double[] levels(Sampler sampler, int offBlock, int blocks) {
    float[] left = new float[BLOCK];
    float[] right = new float[BLOCK];
    double[] levels = new double[blocks];
    sampler.reset();
    sampler.noteOn(0, 60, 1f);
    for (int i = 0; i < blocks; i++) {
      if (i == offBlock) {
        sampler.noteOff(0, 60);
      }
      Arrays.fill(left, 0);
      sampler.render(left, right, BLOCK);
      levels[i] = left[BLOCK - 1] * 32_768 / 32_000;
    }
    return levels;
  }

  @Test
  void modulationEnvelopesAreThoseOfTheTables() throws IOException {
    double worst = 0;
    int tables = 0;
    try (ZipFile zip = zip()) {
      for (int setting = 0; setting < 2; setting++) {
        double[] s = SETTINGS[setting];
        try (SoundBank bank = SoundBank.open(rising(envelope(s)).write(folder))) {
          Sampler sampler = sampler(bank);
          for (int off = -1; off <= 40; off++) {
            if (off == 0) {
              continue; // a note let go in the frame it began in is not heard
            }
            double[] table = table(zip, "ModulationEnvelope/", setting, off);
            double[] ours = depths(sampler, off * 50, table.length);
            double[] wanted = ourReading(table, off * 50, s);
            for (int i = OPENED; i < table.length; i++) {
              worst = Math.max(worst, Math.abs(ours[i] - wanted[i]));
            }
            tables++;
          }
        }
      }
    }
    assertThat(tables).isEqualTo(82);
    assertThat(worst).isLessThan(0.02);
  }

  /// A table with a convex attack and a release at the rate of a whole fall.
  private static double[] ourReading(double[] table, int offBlock, double[] s) {
    double[] wanted = new double[table.length];
    int attackEnds = (int) ((s[0] + s[1]) * RATE / BLOCK);
    for (int i = 0; i < table.length; i++) {
      if (offBlock >= 0 && i >= offBlock) {
        double from = offBlock == 0 ? 0 : wanted[offBlock - 1];
        wanted[i] = Math.max(0, from - (i + 1 - offBlock) * BLOCK / (s[5] * RATE));
      } else {
        wanted[i] = i < attackEnds ? Curve.CONVEX.of((float) table[i]) : table[i];
      }
    }
    return wanted;
  }

  private static int[] envelope(double[] s) {
    return new int[] {
      25, timecents(s[0]),
      26, timecents(s[1]),
      27, timecents(s[2]),
      28, timecents(s[3]),
      29, (int) Math.round(1000 * (1 - s[4])),
      30, timecents(s[5]),
      7, DEPTH_CENTS
    };
  }

  /// A bank whose one recording rises steadily, so that the pitch is how fast the output rises.
  private static SmallBank rising(int... generators) {
    SmallBank small = new SmallBank().rising(500_000, RISE);
    int[] all = Arrays.copyOf(generators, generators.length + 4);
    all[generators.length] = SmallBank.PAN;
    all[generators.length + 1] = -500;
    all[generators.length + 2] = SmallBank.RELEASE;
    all[generators.length + 3] = 8000;
    return small.preset(0, 0).zone(0, all);
  }

  private static Sampler sampler(SoundBank bank) {
    return new Sampler(bank.presets().getFirst(), RATE, BLOCK, 4);
  }

  /// How far the pitch stands from rest after every block, in parts of the depth; the level of a
  /// released note is put back by what is left of its fall.
  private static double[] depths(Sampler sampler, int offBlock, int blocks) {
    float[] left = new float[BLOCK];
    float[] right = new float[BLOCK];
    double[] depths = new double[blocks];
    double fallDb = 0;
    sampler.reset();
    sampler.noteOn(0, 60, 1f);
    for (int i = 0; i < blocks; i++) {
      if (i == offBlock) {
        sampler.noteOff(0, 60);
      }
      Arrays.fill(left, 0);
      sampler.render(left, right, BLOCK);
      // A float holds the rise of one frame too coarsely.
      double last = left[BLOCK - 1];
      double before = left[BLOCK - 1 - SPAN];
      if (offBlock >= 0 && i >= offBlock) {
        double perFrame = 96 / (StrictMath.pow(2, 8000 / 1200.0) * RATE);
        before *= gain(fallDb + (BLOCK - 1 - SPAN) * perFrame);
        last *= gain(fallDb + (BLOCK - 1) * perFrame);
        fallDb += BLOCK * perFrame;
      }
      double rise = Math.max(1e-9, (last - before) / SPAN);
      depths[i] = 1200 * log2(rise / RISE) / DEPTH_CENTS;
    }
    return depths;
  }

  private static double gain(double db) {
    return StrictMath.pow(10, db / 20);
  }

  @Test
  void oscillatorsAreThoseOfTheTables() throws IOException {
    double[][] settings = {{0, 7.0}, {0.3, 5.0}};
    String[] names = {"D00_F70", "D03_F50"};
    try (ZipFile zip = zip()) {
      for (int setting = 0; setting < 2; setting++) {
        double[] s = settings[setting];
        int rate = (int) Math.round(1200 * log2(s[1] / 8.17579891564));
        SmallBank small = rising(23, timecents(s[0]), 24, rate, 6, DEPTH_CENTS);
        try (SoundBank bank = SoundBank.open(small.write(folder))) {
          double[] table = table(zip, FOLDER + "Lfo/" + names[setting] + ".csv");
          double[] ours = depths(sampler(bank), -1, table.length);
          for (int i = OPENED; i < table.length; i++) {
            // The rate of the file is a whole number of cents, so the two drift apart a little.
            assertThat(Math.abs(ours[i] - table[i])).as(names[setting] + " " + i).isLessThan(0.04);
          }
        }
      }
    }
  }

  @Test
  void ourDelaysAndDampersMakeFreeverbsCombsAndAllPasses() throws IOException {
    try (ZipFile zip = zip()) {
      assertNear(comb(16, 0.8f, 0.1), table(zip, "ReferenceData/Freeverb/cf_bs16_fb08_da01.csv"));
      assertNear(comb(23, 0.7f, 0.3), table(zip, "ReferenceData/Freeverb/cf_bs23_fb07_da03.csv"));
      assertNear(allPass(16, 0.5f), table(zip, "ReferenceData/Freeverb/apf_bs16_fb05.csv"));
      assertNear(allPass(23, 0.7f), table(zip, "ReferenceData/Freeverb/apf_bs23_fb07.csv"));
    }
  }

  private static void assertNear(double[] ours, double[] table) {
    for (int i = 0; i < table.length; i++) {
      assertThat(Math.abs(ours[i] - table[i])).isLessThan(1e-5);
    }
  }

  private static double[] comb(int delay, float feedback, double damping) {
    DelayLine line = new DelayLine(delay);
    double cutoff = -StrictMath.log(damping) / (2 * Math.PI) * 48_000;
    OnePole damper = OnePole.lowPass(cutoff, 48_000);
    double[] out = new double[500];
    float[] sample = new float[1];
    for (int i = 0; i < out.length; i++) {
      line.read(delay, sample, 1);
      out[i] = sample[0];
      damper.process(sample, 1);
      sample[0] = (i == 0 ? 1 : 0) + sample[0] * feedback;
      line.write(sample, 1);
    }
    return out;
  }

  private static double[] allPass(int delay, float feedback) {
    DelayLine line = new DelayLine(delay);
    double[] out = new double[500];
    float[] sample = new float[1];
    for (int i = 0; i < out.length; i++) {
      float in = i == 0 ? 1 : 0;
      line.read(delay, sample, 1);
      out[i] = sample[0] - in;
      sample[0] = in + sample[0] * feedback;
      line.write(sample, 1);
    }
    return out;
  }
}
