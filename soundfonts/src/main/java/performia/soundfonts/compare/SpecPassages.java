// SPDX-License-Identifier: GPL-3.0-or-later
package performia.soundfonts.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Where the passages of the specification test lie in its MIDI file, and what decides each.
/// Stateless.
final class SpecPassages {
  private static final double[] PANS = {272, 272.5, 273, 273.5, 274, 274.5, 275, 275.5, 276};

  /// All of them, in order.
  static final List<SpecPassage> ALL =
      List.of(
          SpecPassage.dry(
                  "1 volume envelope",
                  "starts 1 s, peak 2 s, falls 3 s; −96 dB/s to −12 dB; released −96 dB/s",
                  SpecPassages::volumeEnvelope)
              .reading("ours: 12 dB of sustain are 12 dB; FluidSynth 2.3.1 counts 11.5"),
          SpecPassage.dry(
              "2 modulation envelope",
              "rises 1–2 s (convex: half after 0.06 s), holds to 3 s, half by 3.5 s, released 1200"
                  + " cents/s",
              SpecPassages::modulationEnvelope),
          SpecPassage.dry(
              "3 key to decay",
              "each longer: fall, dB/s",
              take -> SpecTest.cell("%.1f", falls(take, 17.5, 18.5, 19.5, 21, 24))),
          SpecPassage.dry(
              "4 key to hold",
              "each longer: hold, s",
              take -> SpecTest.cell("%.3f", holds(take, 31.5, 32.5, 33.5, 34.5, 36.5))),
          SpecPassage.dry(
                  "5A LFO to volume, velocity 127",
                  "4 Hz, ±6 dB",
                  take -> levelWave(take, 42.2, 2.5))
              .reading(
                  "ours: the oscillator moves the level both ways; 2.3.1 cuts the upper half off"),
          SpecPassage.dry("5B velocity 90", "4 Hz, ±6 dB", take -> levelWave(take, 46.7, 2.5))
              .reading("ours, as in A"),
          SpecPassage.dry("6 vibrato", "4 Hz", take -> pitchWave(take, 51.8, 2.5)),
          SpecPassage.dry(
              "7 wheel to vibrato", "4 Hz, ±50 cents", take -> pitchWave(take, 56.8, 2.5)),
          SpecPassage.dry(
                  "8 scale tune, root key",
                  "three times the same pitch, Hz",
                  take -> pitches(take, 0.3, 61.1, 62.1, 63.1))
              .reading(
                  "ours: pitch correction (7.10) is applied in full; FluidSynth scales it with the"
                      + " keys, here to nothing"),
          SpecPassage.dry(
              "9 cutoff",
              "20 … 500 · 1000 · 1500 · 2000 · 3000 · 4000 · 5000 · 6000 · 7000 · 8000 · 9000 ·"
                  + " 10000 Hz at −3 dB",
              SpecPassages::cutoffs),
          SpecPassage.dry(
              "10 resonance",
              "0 5 10 15 20 25 30 35 40 50 70 96 dB: summit above the lows, dB",
              SpecPassages::resonances),
          SpecPassage.dry("10 lows", "lows fall by half of the resonance, dB", SpecPassages::lows),
          SpecPassage.dry(
              "11 attenuation",
              "2 dB a step",
              take -> levels(take, 0.3, 85.6, 86.1, 86.6, 87.1, 87.6, 88.1, 88.6)),
          SpecPassage.dry(
                  "12 negative attenuation",
                  "hardware: all alike; the letter: 2 dB a step",
                  take -> levels(take, 0.3, 91.1, 91.6, 92.1, 92.6, 93.1, 93.6, 94.1))
              .reading("both agree with the hardware the test was made on"),
          velocities("13A default", "0 −2.34 −5.04 −8.25 −12.18 −17.27 −24.50 −37.1", 97.5),
          velocities("13B 144 dB concave", "0 −3.5 −7.6 −12.4 −18.3 −25.9 −36.8 −55.7", 103.5),
          velocities("13C 48 dB concave", "0 −1.2 −2.5 −4.1 −6.1 −8.6 −12.2 −18.6", 109.5),
          velocities("13D 96 dB linear", "0 −12.1 −24.2 −36.3 −48.4 −60.5 −72.6 −84.7", 115.5)
              .reading(
                  "FluidSynth to the letter (steps of v/128); ours steps of v/127, so that 127 is"
                      + " the whole way"),
          velocities("13E none", "all alike", 121.5),
          cutoffsByVelocity(
                  "14A default", "2.04: falls by 2400 cents × velocity; earlier: all alike", 128.5)
              .reading(
                  "both: the bank says version 2.01; ours has the modulator for banks of 2.04"),
          cutoffsByVelocity("14B −7200 cents", "falls three times as far", 134.5),
          cutoffsByVelocity("14C attack 8 ms", "as A", 140.5).reading("both, as in A"),
          cutoffsByVelocity("14D cancelled, 2.01", "all alike", 146.5),
          cutoffsByVelocity("14E cancelled, 2.04", "all alike", 152.5),
          SpecPassage.dry("15 CC1 to cutoff", "opens and closes: centroid Hz", SpecPassages::sweep),
          SpecPassage.dry(
              "16 sample offset", "\"supported\": starts inside the sample", SpecPassages::offset),
          wet("17A reverb of the bank", "−∞ · −9.5 · −3.5 · 0 dB", 2.0, 171.5, 173.5, 175.5, 177.5),
          wet("17B reverb by CC91", "−∞ · −9.6 · −3.5 · 0 dB", 2.0, 181, 183, 185, 187),
          wet("17C both", "between", 2.0, 190.5, 192.5, 194.5, 196.5),
          wet("18A chorus of the bank", "−∞ · −9.5 · −3.5 · 0 dB", 1.8, 201, 203, 205, 207)
              .reading("the level of a full send is the player's"),
          wet("18B chorus by CC93", "−∞ · −9.6 · −3.5 · 0 dB", 1.8, 210.5, 212.5, 214.5, 216.5),
          wet("18C both", "between", 1.8, 220, 222, 224, 226),
          SpecPassage.dry("20A bend", "−200 · 0 · +200 · 0 cents", take -> bends(take, 240))
              .reading(
                  "ours: 12700 times range/127 is 100 cents a semitone; FluidSynth divides by 128,"
                      + " 198.4 cents"),
          SpecPassage.dry("20B no modulator", "0", take -> bends(take, 247.5)),
          SpecPassage.dry("20C inverted", "+200 · 0 · −200 · 0", take -> bends(take, 255))
              .reading("ours, as in A"),
          SpecPassage.dry(
              "21 exclusive class", "very short noise: level after 1 s, dB", SpecPassages::choked),
          pan("22A mono, by the bank", "left only … right only", 266),
          pan("22B mono, CC10", "as A", 272)
              .reading(
                  "A match at every value but 127, which ours takes as hard right (General MIDI"
                      + " 2)"),
          stereo("22C stereo, by the bank", "low: left … centre; high: centre … right", 278),
          stereo("22D stereo, CC10", "as C", 284),
          stereo("22E stereo, ±100 %", "both left … both right", 290),
          stereo("22F as E by CC10", "as E", 296));

  private SpecPassages() {}

  private static String volumeEnvelope(Take take) {
    double[] level = Probe.levels(take.cut(2, 1.5, 6.2));
    double peak = level[500];
    double start = (Probe.first(level, 100, peak - 40, true) + 2) * 0.005;
    double top = (Probe.first(level, 100, peak - 0.1, true) + 2) * 0.005;
    int falls = Probe.first(level, (int) (2.2 / 0.005), peak - 0.5, false);
    double slope = Probe.slope(level, falls + 3, falls + 20) * 200;
    double sustain = level[800] - peak;
    int released = Probe.first(level, (int) (4.5 / 0.005), peak + sustain - 0.5, false);
    double release = Probe.slope(level, released + 4, released + 100) * 200;
    return "%s s · %s dB/s · %s dB · %s dB/s at %s s"
        .formatted(
            SpecTest.cell("%.2f", start, top, falls * 0.005),
            SpecTest.cell("%.1f", slope),
            SpecTest.cell("%.2f", sustain),
            SpecTest.cell("%.1f", release),
            SpecTest.cell("%.2f", released * 0.005));
  }

  private static double max(double[] x) {
    return Arrays.stream(x).max().orElse(0);
  }

  private static String modulationEnvelope(Take take) {
    double[] pitch = Probe.pitches(take.cut(2, 9.5, 6));
    double rest = pitch[50];
    double[] cents = Arrays.stream(pitch).map(hz -> Probe.cents(hz, rest)).toArray();
    double top = cents[230];
    double half = (Probe.first(cents, 60, top / 2, true) + 2.5) * 0.01;
    double full = (Probe.first(cents, 60, top - 5, true) + 2.5) * 0.01;
    double falls = (Probe.first(cents, 250, top - 5, false) + 2.5) * 0.01;
    return "half of %s cents at %s s, all at %s s, falls %s s, sustains %s, released %s cents/s"
        .formatted(
            SpecTest.cell("%.0f", top),
            SpecTest.cell("%.2f", half),
            SpecTest.cell("%.2f", full),
            SpecTest.cell("%.2f", falls),
            SpecTest.cell("%.0f", cents[430]),
            SpecTest.cell("%.0f", Probe.slope(cents, 515, 540) * 100));
  }

  private static double[] falls(Take take, double... starts) {
    return Arrays.stream(starts)
        .map(start -> {
          double[] level = Probe.levels(take.cut(2, start, 0.9));
          double peak = max(level);
          int from = Math.max(2, Probe.first(level, 2, peak - 3, false));
          int to = Probe.first(level, from, peak - 40, false);
          return Probe.slope(level, from, to < 0 ? level.length : to) * 200;
        })
        .toArray();
  }

  private static double[] holds(Take take, double... starts) {
    return Arrays.stream(starts)
        .map(start -> {
          double[] level = Probe.levels(take.cut(2, start, 3.4));
          return Probe.first(level, 6, level[5] - 3, false) * 0.005;
        })
        .toArray();
  }

  private static String levelWave(Take take, double from, double seconds) {
    double[] wave = Probe.wave(Probe.shortLevels(take.cut(2, from, seconds)), 500);
    return "%s Hz, ±%s dB around %s"
        .formatted(
            SpecTest.cell("%.2f", wave[0]),
            SpecTest.cell("%.2f", wave[1]),
            SpecTest.cell("%.1f", wave[2]));
  }

  private static String pitchWave(Take take, double from, double seconds) {
    double[] pitch = Probe.pitches(take.cut(2, from, seconds));
    double[] cents = Arrays.stream(pitch).map(hz -> Probe.cents(hz, pitch[0])).toArray();
    double[] wave = Probe.wave(cents, 100);
    return "%s Hz, ±%s cents"
        .formatted(SpecTest.cell("%.2f", wave[0]), SpecTest.cell("%.1f", wave[1]));
  }

  private static String pitches(Take take, double seconds, double... starts) {
    return SpecTest.cell(
        "%.2f", Arrays.stream(starts).map(s -> Probe.pitchHz(take.cut(2, s, seconds))).toArray());
  }

  private static double[] noise(Take take, double start) {
    return Probe.bands(take.cut(2, start + 0.03, 0.4));
  }

  private static String cutoffs(Take take) {
    double[] open = noise(take, 75);
    double[] hz = new double[11];
    for (int i = 0; i < hz.length; i++) {
      double[] passed = noise(take, 67.5 + 0.5 * i);
      hz[i] = Probe.cutoffHz(passed, open, 3, i < 2 ? 100 : 200);
    }
    return SpecTest.cell("%.0f", hz);
  }

  private static String resonances(Take take) {
    double[] open = noise(take, 75);
    double[] summits = new double[12];
    for (int i = 0; i < 12; i++) {
      double[] passed = noise(take, 77.5 + 0.5 * i);
      summits[i] = Probe.summit(passed, open)[1] - Probe.gainDb(passed, open, 300);
    }
    return SpecTest.cell("%.1f", summits);
  }

  private static String lows(Take take) {
    double[] open = noise(take, 75);
    double[] lows = new double[12];
    for (int i = 0; i < 12; i++) {
      lows[i] = Probe.gainDb(noise(take, 77.5 + 0.5 * i), open, 300);
    }
    return SpecTest.cell("%.1f", lows);
  }

  private static String levels(Take take, double seconds, double... starts) {
    double first = Probe.levelDb(take.cut(2, starts[0], seconds));
    return SpecTest.cell(
        "%.2f",
        Arrays.stream(starts)
            .map(start -> Probe.levelDb(take.cut(2, start, seconds)) - first)
            .toArray());
  }

  private static double[] eight(double start) {
    double[] starts = new double[8];
    for (int i = 0; i < 8; i++) {
      starts[i] = start + 0.5 * i;
    }
    return starts;
  }

  private static SpecPassage velocities(String name, String wanted, double start) {
    double[] starts = Arrays.stream(eight(start)).map(s -> s + 0.1).toArray();
    return SpecPassage.dry(name, "127 … 15: " + wanted + " dB", take -> levels(take, 0.3, starts));
  }

  private static SpecPassage cutoffsByVelocity(String name, String wanted, double start) {
    return SpecPassage.dry(
        name,
        wanted + ": summit, Hz",
        take -> {
          double[] open = noise(take, 75);
          return SpecTest.cell(
              "%.0f",
              Arrays.stream(eight(start))
                  .map(s -> Probe.summit(noise(take, s), open)[0])
                  .toArray());
        });
  }

  private static String sweep(Take take) {
    List<Double> centroids = new ArrayList<>();
    for (double at : new double[] {159.05, 160, 161, 162, 162.8}) {
      centroids.add(Spectrum.centroid(take.cut(2, at, 0.1), 0, Take.RATE_HZ / 10));
    }
    return SpecTest.cell("%.0f", centroids.stream().mapToDouble(v -> v).toArray());
  }

  private static String offset(Take take) {
    double[] level = Probe.levels(take.cut(2, 165.5, 1.2));
    double[] whole = Probe.levels(take.cut(2, 167, 1.5));
    return "first word lasts %s s, second %s s"
        .formatted(SpecTest.cell("%.2f", sounding(level)), SpecTest.cell("%.2f", sounding(whole)));
  }

  private static double sounding(double[] level) {
    double peak = max(level);
    return Arrays.stream(level).filter(db -> db > peak - 40).count() * 0.005;
  }

  /// What the effects add: the level of the difference to the take without them.
  private static SpecPassage wet(String name, String wanted, double seconds, double... starts) {
    return new SpecPassage(
        name,
        wanted,
        1,
        (take, dry) -> {
          double[] levels =
              Arrays.stream(starts).map(s -> difference(take, dry, s, seconds)).toArray();
          double last = levels[levels.length - 1];
          return SpecTest.cell("%.1f", Arrays.stream(levels).map(v -> v - last).toArray())
              + " (of %s dB)".formatted(SpecTest.cell("%.1f", last));
        },
        "both");
  }

  private static double difference(Take take, Take dry, double start, double seconds) {
    double sum = 0;
    for (int channel = 0; channel < 2; channel++) {
      double[] a = take.cut(channel, start, seconds);
      double[] b = dry.cut(channel, start, seconds);
      for (int i = 0; i < a.length; i++) {
        sum += (a[i] - b[i]) * (a[i] - b[i]) / a.length;
      }
    }
    return 10 * StrictMath.log10(sum + 1e-15);
  }

  private static String bends(Take take, double start) {
    double rest = Probe.pitchHz(take.cut(2, start + 0.1, 0.35));
    return SpecTest.cell(
        "%.1f",
        Probe.cents(Probe.pitchHz(take.cut(2, start + 1.1, 0.35)), rest),
        Probe.cents(Probe.pitchHz(take.cut(2, start + 2.1, 0.35)), rest),
        Probe.cents(Probe.pitchHz(take.cut(2, start + 3.1, 0.35)), rest),
        Probe.cents(Probe.pitchHz(take.cut(2, start + 4.5, 0.3)), rest));
  }

  private static String choked(Take take) {
    double first = Probe.levelDb(take.cut(2, 262.03, 0.08));
    return SpecTest.cell("%.0f", Probe.levelDb(take.cut(2, 263, 0.5)) - first);
  }

  private static double balance(double left, double right) {
    return Math.max(-99, Math.min(99, right - left));
  }

  private static SpecPassage pan(String name, String wanted, double start) {
    return SpecPassage.dry(
        name,
        wanted + ": right − left, dB",
        take ->
            SpecTest.cell(
                "%.1f",
                Arrays.stream(PANS)
                    .map(s -> s - PANS[0] + start + 0.1)
                    .map(s ->
                        balance(
                            Probe.levelDb(take.cut(0, s, 0.25)),
                            Probe.levelDb(take.cut(1, s, 0.25))))
                    .toArray()));
  }

  private static SpecPassage stereo(String name, String wanted, double start) {
    return SpecPassage.dry(
        name,
        wanted + ": right − left of the low and of the high sine, dB",
        take -> {
          double[] starts = Arrays.stream(PANS).map(s -> s - PANS[0] + start + 0.1).toArray();
          double[] middle = take.cut(2, starts[4], 0.25);
          double low = Probe.peak(middle, 60, 2000)[0];
          double[] lows = new double[9];
          double[] highs = new double[9];
          double first = Math.min(low, low / 2 < 60 ? low : weaker(middle, low));
          for (int i = 0; i < 9; i++) {
            lows[i] = partial(take, starts[i], first);
            highs[i] = partial(take, starts[i], 2 * first);
          }
          return SpecTest.cell("%.0f", lows) + " / " + SpecTest.cell("%.0f", highs);
        });
  }

  /// The lower of two sines an octave apart, whichever is the stronger.
  private static double weaker(double[] x, double hz) {
    double below = Probe.peak(x, hz / 2 * 0.97, hz / 2 * 1.03)[1];
    double here = Probe.peak(x, hz * 0.97, hz * 1.03)[1];
    return below > 0.01 * here ? hz / 2 : hz;
  }

  private static double partial(Take take, double start, double hz) {
    double left = Probe.peak(take.cut(0, start, 0.25), hz * 0.95, hz * 1.05)[1];
    double right = Probe.peak(take.cut(1, start, 0.25), hz * 0.95, hz * 1.05)[1];
    return balance(10 * StrictMath.log10(left + 1e-9), 10 * StrictMath.log10(right + 1e-9));
  }
}
