// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sound;

/// Peak and RMS of a stereo signal with the fall of a studio meter: the peak holds and sinks 20 dB
/// in 1.7 s, the RMS follows with 300 ms. Audio thread; allocates nothing.
final class LevelMeter {
  private final float peakFall;
  private final float rmsFollow;
  private float peakLeft;
  private float peakRight;
  private float squareLeft;
  private float squareRight;

  /// @param blockFrames frames of every block it will see
  LevelMeter(int sampleRate, int blockFrames) {
    // IEC 60268-10 type I falls 20 dB in 1.7 s; 300 ms is the classic VU integration time.
    peakFall = (float) StrictMath.pow(10, -blockFrames / (1.7 * sampleRate));
    rmsFollow = (float) (1 - StrictMath.exp(-blockFrames / (0.3 * sampleRate)));
  }

  void measure(float[] left, float[] right, int frames) {
    float maxLeft = 0;
    float maxRight = 0;
    float sumLeft = 0;
    float sumRight = 0;
    for (int i = 0; i < frames; i++) {
      float l = left[i];
      float r = right[i];
      maxLeft = Math.max(maxLeft, Math.abs(l));
      maxRight = Math.max(maxRight, Math.abs(r));
      sumLeft += l * l;
      sumRight += r * r;
    }
    peakLeft = fallen(Math.max(maxLeft, peakLeft * peakFall));
    peakRight = fallen(Math.max(maxRight, peakRight * peakFall));
    squareLeft = fallen(squareLeft + (sumLeft / frames - squareLeft) * rmsFollow);
    squareRight = fallen(squareRight + (sumRight / frames - squareRight) * rmsFollow);
  }

  private static float fallen(float level) {
    return level < 1e-12f ? 0 : level;
  }

  long packedPeak() {
    return pack(peakLeft, peakRight);
  }

  long packedRms() {
    return pack((float) Math.sqrt(squareLeft), (float) Math.sqrt(squareRight));
  }

  private static long pack(float left, float right) {
    return (long) Float.floatToRawIntBits(left) << 32
        | Float.floatToRawIntBits(right) & 0xffff_ffffL;
  }

  void reset() {
    peakLeft = 0;
    peakRight = 0;
    squareLeft = 0;
    squareRight = 0;
  }
}
