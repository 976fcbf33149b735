// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.physical.keys;

/// A figure for each of four modes. Immutable; any thread.
record Four(double first, double second, double third, double fourth) {
  static final int COUNT = 4;

  /// The figure of a mode, 0..3.
  double of(int mode) {
    return switch (mode) {
      case 0 -> first;
      case 1 -> second;
      case 2 -> third;
      default -> fourth;
    };
  }
}
