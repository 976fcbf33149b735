// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.physical.strings;

/// A way to set a string in motion. Immutable; any thread.
///
/// @param place from the bridge, as a share of the open string
/// @param softSeconds how long the softest stroke takes to let go
/// @param hardSeconds how long the hardest does
/// @param scrape noise on the way, against the wave
/// @param scrapeSeconds how long the noise lasts
/// @param strength against the instrument's usual way
/// @param slant how much of it goes along the top, 0..1
/// @param blowSeconds how long a blow lasts; 0 for a pluck
/// @param beats whether hard strokes throw the string against the frets
record Technique(
    double place,
    double softSeconds,
    double hardSeconds,
    double scrape,
    double scrapeSeconds,
    double strength,
    double slant,
    double blowSeconds,
    boolean beats) {}
