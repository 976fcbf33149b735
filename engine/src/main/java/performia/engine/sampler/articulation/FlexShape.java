// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.articulation;

/// An envelope of points. Immutable; any thread.
///
/// Between two points the way `x` is bent to `x^(1 + curve)` where the curve is above 0, to `1 - (1
/// - x)^(1 - curve)` below; 0 is a straight line.
///
/// @param levels by point, -1..1
/// @param seconds by point: time from the one before
/// @param curves by point: how the way to it is bent
/// @param sustain the point held while the key is down
/// @param loop the point that the sustain point leads back to; -1 = none
/// @param loopCount how often; 0 = while the key is down
/// @param replacesAmp whether it stands in for the amplifier's envelope
@SuppressWarnings("ArrayRecordComponent") // never compared, never written once built
public record FlexShape(
    Amount[] levels,
    Amount[] seconds,
    float[] curves,
    int sustain,
    int loop,
    int loopCount,
    boolean replacesAmp) {
  /// More points than anyone draws.
  public static final int MOST = 128;

  /// The way `x` 0..1, bent.
  static double bent(double x, float curve) {
    double way = Math.max(0, Math.min(1, x));
    if (curve == 0) {
      return way;
    }
    return curve > 0 ? Elementary.power(way, 1 + curve) : 1 - Elementary.power(1 - way, 1 - curve);
  }
}
