// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.sfz.text;

import java.util.Arrays;

/// How a controller's way 0..127 becomes an effect: 128 values, straight lines between the points
/// that were written. Immutable; any thread.
public final class SfzCurve {
  /// Points of a curve.
  public static final int POINTS = 128;

  private final int index;
  private final float[] values;

  SfzCurve(int index, float[] values) {
    this.index = index;
    this.values = values;
  }

  /// Reads a `<curve>` section; between its points lie straight lines, before the first stands 0
  /// and after the last 1, as ARIA does.
  static SfzCurve of(int index, SfzScope scope) {
    float[] values = new float[POINTS];
    Arrays.fill(values, Float.NaN);
    values[0] = 0;
    values[POINTS - 1] = 1;
    for (Opcode opcode : scope.opcodes()) {
      if (opcode.base().equals("vN") && opcode.n() < POINTS && opcode.isNumber()) {
        values[opcode.n()] = (float) opcode.number();
      }
    }
    int from = 0;
    for (int i = 1; i < POINTS; i++) {
      if (!Float.isNaN(values[i])) {
        for (int k = from + 1; k < i; k++) {
          values[k] = values[from] + (values[i] - values[from]) * (k - from) / (i - from);
        }
        from = i;
      }
    }
    return new SfzCurve(index, values);
  }

  /// The seven curves every player has: 0 rising, 1 from -1 to 1, 2 falling, 3 from 1 to -1, 4 the
  /// square, 5 and 6 the rising and falling halves of an equal-power crossfade.
  static SfzCurve builtIn(int index) {
    float[] values = new float[POINTS];
    for (int i = 0; i < POINTS; i++) {
      double x = i / 127.0;
      values[i] =
          (float)
              switch (index) {
                case 1 -> 2 * x - 1;
                case 2 -> 1 - x;
                case 3 -> 1 - 2 * x;
                case 4 -> x * x;
                case 5 -> Math.sqrt(x);
                case 6 -> Math.sqrt(1 - x);
                default -> x;
              };
    }
    return new SfzCurve(index, values);
  }

  /// The number by which `curvecc` opcodes call it, 0..255.
  public int index() {
    return index;
  }

  /// The effect at a way 0..1, in between points interpolated; values outside are held.
  public float at(float way) {
    float x = Math.clamp(way, 0f, 1f) * (POINTS - 1);
    int i = Math.min(POINTS - 2, (int) x);
    return values[i] + (values[i + 1] - values[i]) * (x - i);
  }

  /// The effect at one of the points, 0..127.
  public float point(int index) {
    return values[index];
  }
}
