// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.physical.strings;

import java.util.List;

/// A wooden body: its known low modes, the crowd of higher ones, and what the bridge radiates
/// straight. Immutable; any thread.
///
/// @param modes the low ones
/// @param crowd how many more there are
/// @param crowdFromHz where the crowd begins
/// @param crowdToHz where it ends
/// @param crowdGain peak gain of one of them
/// @param crowdQ their quality
/// @param direct gain of what goes no way through modes
/// @param directFromHz where that begins
/// @param directToHz where it ends
/// @param gain of the whole
/// @param seed of the crowd
record BodySpec(
    List<BodyMode> modes,
    int crowd,
    double crowdFromHz,
    double crowdToHz,
    double crowdGain,
    double crowdQ,
    double direct,
    double directFromHz,
    double directToHz,
    double gain,
    long seed) {
  /// One mode: where, how sharp, how loud, and where it is heard (-1 left .. 1 right).
  record BodyMode(double hz, double q, double gain, double side) {}
}
