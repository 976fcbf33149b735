// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.articulation;

/// How a way 0..1 becomes an effect: 128 points with straight lines between them. Immutable; any
/// thread.
public final class Shape {
  /// Points of a shape.
  public static final int POINTS = 128;

  /// As it comes.
  public static final Shape LINE = of(x -> x);

  private final float[] points;

  /// @param points the effects at 0/127, 1/127 … 127/127
  public Shape(float[] points) {
    if (points.length != POINTS) {
      throw new IllegalArgumentException("points " + points.length + ", not " + POINTS);
    }
    this.points = points.clone();
  }

  /// A shape by its formula.
  public static Shape of(java.util.function.DoubleUnaryOperator formula) {
    float[] points = new float[POINTS];
    for (int i = 0; i < POINTS; i++) {
      points[i] = (float) formula.applyAsDouble(i / (POINTS - 1.0));
    }
    return new Shape(points);
  }

  /// The effect at a way; ways outside 0..1 are held.
  public float at(float way) {
    float x = Math.max(0, Math.min(1, way)) * (POINTS - 1);
    int i = Math.min(POINTS - 2, (int) x);
    return points[i] + (points[i + 1] - points[i]) * (x - i);
  }
}
