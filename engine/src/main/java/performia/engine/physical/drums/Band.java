// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.physical.drums;

/// A second-order filter in the trapezoidal state-variable form, stable at every cut-off (A.
/// Simper's linear form of the circuit, 2013). Audio thread.
final class Band {
  /// What it lets through.
  enum Kind {
    LOW,
    BAND,
    HIGH
  }

  private static final float TINY = 1e-18f;

  private final float a1;
  private final float a2;
  private final float a3;
  private final float damping;
  private final Kind kind;
  private float one;
  private float two;

  /// @param hz cut-off or centre; beyond what the rate can hold it stands at the end
  /// @param q quality, 0.5 for no ring at all
  Band(Kind kind, double hz, double q, int sampleRate) {
    this.kind = kind;
    double g = StrictMath.tan(Math.PI * Math.min(0.47, hz / sampleRate));
    double k = 1 / q;
    double first = 1 / (1 + g * (g + k));
    a1 = (float) first;
    a2 = (float) (g * first);
    a3 = (float) (g * g * first);
    damping = (float) k;
  }

  /// One frame; the band is at unity in its middle.
  float next(float in) {
    float v3 = in - two;
    float v1 = a1 * one + a2 * v3;
    float v2 = two + a2 * one + a3 * v3;
    one = 2 * v1 - one + TINY - TINY;
    two = 2 * v2 - two + TINY - TINY;
    return switch (kind) {
      case LOW -> v2;
      case BAND -> damping * v1;
      case HIGH -> in - damping * v1 - v2;
    };
  }

  void reset() {
    one = 0;
    two = 0;
  }
}
