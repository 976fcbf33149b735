// SPDX-License-Identifier: GPL-3.0-or-later
package performia.soundfonts.bank;

import java.util.List;

/// A named preset or instrument of the file. Immutable.
///
/// @param name 1..19 ASCII characters
/// @param program program number; 0 for an instrument
/// @param bank bank number; 0 for an instrument
/// @param zones the global zone first, if there is one
record ZoneList(String name, int program, int bank, List<Zone> zones) {}
