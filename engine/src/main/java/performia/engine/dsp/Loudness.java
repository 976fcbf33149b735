// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.dsp;

import java.util.Arrays;

/// Loudness of a stereo programme (EBU R 128, ITU-R BS.1770-4): momentary, short-term and
/// integrated loudness, loudness range (EBU Tech 3342) and true peak. Blocks are counted into bins
/// of 0.1 LU, so that a programme may last for ever. One thread; allocates nothing after
/// construction.
public final class Loudness {
  /// What is said of silence.
  public static final double SILENCE_LUFS = -70;

  private static final double ABSOLUTE_GATE = -70;
  private static final double RELATIVE_GATE = -10;
  private static final double RANGE_GATE = -20;
  private static final double OFFSET = -0.691;
  private static final int STEPS_A_SECOND = 10;
  private static final int MOMENTARY_STEPS = 4;
  private static final int SHORT_TERM_STEPS = 30;
  private static final int BINS = 1000;
  private static final double BINS_A_LU = 10;

  private final Channel left;
  private final Channel right;
  private final int stepFrames;
  private final double[] steps = new double[SHORT_TERM_STEPS];
  private final double[] energies = new double[BINS];
  private final long[] counts = new long[BINS];
  private final long[] shortCounts = new long[BINS];
  private final double[] shortEnergies = new double[BINS];
  private int inStep;
  private long stepCount;
  private double sum;
  private double loudestMomentary;
  private double loudestShortTerm;

  public Loudness(int sampleRate) {
    left = new Channel(sampleRate);
    right = new Channel(sampleRate);
    stepFrames = Math.round((float) sampleRate / STEPS_A_SECOND);
    reset();
  }

  /// Listens to a block.
  public void measure(float[] l, float[] r, int frames) {
    int done = 0;
    while (done < frames) {
      int n = Math.min(frames - done, stepFrames - inStep);
      sum += left.measure(l, done, done + n) + right.measure(r, done, done + n);
      inStep += n;
      done += n;
      if (inStep == stepFrames) {
        endStep();
      }
    }
  }

  private void endStep() {
    steps[(int) (stepCount % SHORT_TERM_STEPS)] = sum / stepFrames;
    stepCount++;
    sum = 0;
    inStep = 0;
    if (stepCount >= MOMENTARY_STEPS) {
      double energy = mean(MOMENTARY_STEPS);
      loudestMomentary = Math.max(loudestMomentary, energy);
      count(energy, energies, counts);
    }
    if (stepCount >= SHORT_TERM_STEPS) {
      double energy = mean(SHORT_TERM_STEPS);
      loudestShortTerm = Math.max(loudestShortTerm, energy);
      count(energy, shortEnergies, shortCounts);
    }
  }

  private double mean(int last) {
    double total = 0;
    for (int i = 1; i <= last; i++) {
      total += steps[(int) ((stepCount - i) % SHORT_TERM_STEPS)];
    }
    return total / last;
  }

  private static void count(double energy, double[] energies, long[] counts) {
    double lufs = lufs(energy);
    if (lufs > ABSOLUTE_GATE) {
      int bin = bin(lufs);
      energies[bin] += energy;
      counts[bin]++;
    }
  }

  private static int bin(double lufs) {
    return (int) Math.clamp((lufs - ABSOLUTE_GATE) * BINS_A_LU, 0, BINS - 1.0);
  }

  private static double lufs(double energy) {
    return energy < 1e-12 ? SILENCE_LUFS - 50 : OFFSET + Elementary.db(energy) / 2;
  }

  /// Loudness of the whole programme in LUFS, gated; [#SILENCE_LUFS] when there was nothing.
  public double integrated() {
    double all = gated(energies, counts, 0);
    return all <= 0
        ? SILENCE_LUFS
        : lufs(gated(energies, counts, bin(Math.max(-70, lufs(all) + RELATIVE_GATE))));
  }

  /// Mean energy of the blocks from a bin on; 0 when there are none.
  private static double gated(double[] energies, long[] counts, int fromBin) {
    double energy = 0;
    long count = 0;
    for (int i = fromBin; i < BINS; i++) {
      energy += energies[i];
      count += counts[i];
    }
    return count == 0 ? 0 : energy / count;
  }

  /// Loudness range in LU: between the 10th and the 95th percentile of the short-term loudness.
  public double range() {
    double all = gated(shortEnergies, shortCounts, 0);
    if (all <= 0) {
      return 0;
    }
    int from = bin(Math.max(-70, lufs(all) + RANGE_GATE));
    long total = 0;
    for (int i = from; i < BINS; i++) {
      total += shortCounts[i];
    }
    return (percentile(from, total, 0.95) - percentile(from, total, 0.10)) / BINS_A_LU;
  }

  private double percentile(int from, long total, double share) {
    long wanted = Math.round(share * (total - 1)) + 1;
    long seen = 0;
    for (int i = from; i < BINS; i++) {
      seen += shortCounts[i];
      if (seen >= wanted) {
        return i;
      }
    }
    return from;
  }

  /// Loudness of the last 0.4 s in LUFS.
  public double momentary() {
    return stepCount < MOMENTARY_STEPS ? SILENCE_LUFS : bounded(mean(MOMENTARY_STEPS));
  }

  /// Loudness of the last 3 s in LUFS.
  public double shortTerm() {
    return stepCount < SHORT_TERM_STEPS ? SILENCE_LUFS : bounded(mean(SHORT_TERM_STEPS));
  }

  /// The loudest 0.4 s in LUFS.
  public double loudestMomentary() {
    return bounded(loudestMomentary);
  }

  /// The loudest 3 s in LUFS.
  public double loudestShortTerm() {
    return bounded(loudestShortTerm);
  }

  private static double bounded(double energy) {
    return Math.max(SILENCE_LUFS, lufs(energy));
  }

  /// The highest level between and at the samples, in dB of full scale; -120 for silence.
  public double truePeakDb() {
    return Elementary.db(Math.max(1e-6, Math.max(left.peak, right.peak)));
  }

  /// Forgets everything.
  public void reset() {
    left.reset();
    right.reset();
    Arrays.fill(steps, 0);
    Arrays.fill(energies, 0);
    Arrays.fill(counts, 0);
    Arrays.fill(shortEnergies, 0);
    Arrays.fill(shortCounts, 0);
    inStep = 0;
    stepCount = 0;
    sum = 0;
    loudestMomentary = 0;
    loudestShortTerm = 0;
  }

  /// One channel: the K weighting, a shelf for the head and a high-pass, and the true peak.
  private static final class Channel {
    private final double[] shelf;
    private final double[] highPass;
    private final Oversampler between = new Oversampler();
    private final float[] fine = new float[Oversampler.FACTOR];
    private double shelf1;
    private double shelf2;
    private double pass1;
    private double pass2;
    private float peak;

    private Channel(int sampleRate) {
      // The analogue prototype behind the 48 kHz table of BS.1770-4, for any rate.
      double k = StrictMath.tan(Math.PI * 1681.974450955533 / sampleRate);
      double q = 0.7071752369554196;
      double vh = StrictMath.pow(10, 3.999843853973347 / 20);
      double vb = StrictMath.pow(vh, 0.4996667741545416);
      double a0 = 1 + k / q + k * k;
      shelf =
          new double[] {
            (vh + vb * k / q + k * k) / a0,
            2 * (k * k - vh) / a0,
            (vh - vb * k / q + k * k) / a0,
            2 * (k * k - 1) / a0,
            (1 - k / q + k * k) / a0
          };
      double h = StrictMath.tan(Math.PI * 38.13547087602444 / sampleRate);
      double hq = 0.5003270373238773;
      double d0 = 1 + h / hq + h * h;
      highPass = new double[] {1, -2, 1, 2 * (h * h - 1) / d0, (1 - h / hq + h * h) / d0};
    }

    /// @return the sum of squares after weighting
    private double measure(float[] samples, int from, int to) {
      double squares = 0;
      for (int i = from; i < to; i++) {
        double x = samples[i];
        double y = shelf[0] * x + shelf1;
        shelf1 = shelf[1] * x - shelf[3] * y + shelf2;
        shelf2 = shelf[2] * x - shelf[4] * y;
        double z = highPass[0] * y + pass1;
        pass1 = highPass[1] * y - highPass[3] * z + pass2;
        pass2 = highPass[2] * y - highPass[4] * z;
        squares += z * z;
        between.up(samples[i], fine);
        for (int k = 0; k < Oversampler.FACTOR; k++) {
          peak = Math.max(peak, Math.abs(fine[k]));
        }
      }
      shelf1 += 1e-30 - 1e-30;
      return squares;
    }

    private void reset() {
      between.reset();
      shelf1 = 0;
      shelf2 = 0;
      pass1 = 0;
      pass2 = 0;
      peak = 0;
    }
  }
}
