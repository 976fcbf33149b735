// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.physical.strings;

import java.util.List;

/// A stringed instrument as it is made. Immutable; any thread.
///
/// @param strings from the lowest to the highest
/// @param frets semitones that the highest string can be stopped, as far as hands go
/// @param sections allpass sections for the stiffness, a multiple of 4
/// @param bridgeShare how much of the arriving wave the bridge takes up, 0..0.05
/// @param detuneCents how much sharper the plane along the top is
/// @param fingerLoss what a stopping finger takes, in 1/s at low and at high frequencies
/// @param dampSeconds decay of a string that is let go of, at low and at high frequencies
/// @param scaleMetres length of the open string
/// @param techniques the ways to play it, in the order of [performia.engine.physical.Control]
///   `TECHNIQUE`
record StringedSpec(
    List<StringSpec> strings,
    int frets,
    int sections,
    double bridgeShare,
    double detuneCents,
    Pair fingerLoss,
    Pair dampSeconds,
    double scaleMetres,
    List<Technique> techniques) {
  /// A figure at low and at high frequencies.
  record Pair(double low, double high) {}
}
