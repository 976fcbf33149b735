// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.physical.drums;

/// What strikes a drum, and what of its touch is heard besides the head's modes. Immutable; any
/// thread.
///
/// @param contactSeconds how long the hardest stroke touches: some 6 ms for a felt beater on a
///   loose head, 1 to 3 for a wooden tip, a finger between (A. Wagner, KTH 2006)
/// @param softening exponent by which a softer stroke touches longer: 0.2 for Hertz's spheres, more
///   for felt
/// @param place where it falls when nobody says
/// @param spread how far off that
/// @param impulse of the hardest stroke
/// @param clickHz middle of the band of its click
/// @param click level of it
/// @param clickSeconds time to fall by 60 dB
/// @param bodyHz the same of the shell and the head's own dense modes
/// @param body level
/// @param bodySeconds time
record Beater(
    double contactSeconds,
    double softening,
    double place,
    double spread,
    double impulse,
    double clickHz,
    double click,
    double clickSeconds,
    double bodyHz,
    double body,
    double bodySeconds) {}
