// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.physical.strings;

/// Where pickups stand. Immutable; any thread.
///
/// @param bridgePlace nearest to the bridge, as a share of the open string
/// @param neckPlace farthest from it
/// @param width half the stretch of string it hears, as a share of the open string
record PickupSpec(double bridgePlace, double neckPlace, double width) {
  double placeAt(double control) {
    return bridgePlace + control * (neckPlace - bridgePlace);
  }
}
