// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.physical.strings;

import java.util.List;

/// A bowed instrument as it is made. Immutable; any thread.
///
/// @param strings from the lowest to the highest
/// @param reach semitones that the highest string can be stopped
/// @param place of the bow from the bridge, as a share of the open string
/// @param lowSeconds decay of the bowed string at low frequencies
/// @param highSeconds at 3 kHz
/// @param level gain of the whole
record BowSpec(
    List<StringSpec> strings,
    int reach,
    double place,
    double lowSeconds,
    double highSeconds,
    double level) {}
