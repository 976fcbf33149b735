// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.articulation;

/// An envelope in stages. Times are in seconds, levels 0..1. Immutable; any thread.
///
/// A stage's curve is 0 for a straight line and, where it is NaN, the exponential fall of 78 dB
/// that the format's players share; otherwise the power law of [FlexShape].
///
/// @param start level before the attack
/// @param dynamic whether controllers go on moving sustain and release while it runs
/// @param decayToZero whether the decay's time is that of a fall to zero instead of to the sustain
public record EnvelopeShape(
    Amount delay,
    Amount attack,
    Amount hold,
    Amount decay,
    Amount sustain,
    Amount release,
    Amount start,
    float attackCurve,
    float decayCurve,
    float releaseCurve,
    boolean decayToZero,
    boolean dynamic) {
  /// At once up, as long as held, at once down (in a millisecond, so that nothing clicks).
  public static final EnvelopeShape GATE =
      new EnvelopeShape(
          Amount.ZERO,
          Amount.ZERO,
          Amount.ZERO,
          Amount.ZERO,
          new Amount(1),
          new Amount(0.001f),
          Amount.ZERO,
          0,
          Float.NaN,
          Float.NaN,
          true,
          false);
}
