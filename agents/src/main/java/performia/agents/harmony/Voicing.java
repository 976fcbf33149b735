// SPDX-License-Identifier: GPL-3.0-or-later
package performia.agents.harmony;

/// One playable way to sound a chord. Immutable; any thread.
final class Voicing {
  private final int[] pitches;
  private final double strain;

  /// @param pitches MIDI keys, ascending, at least one; not changed afterwards
  /// @param strain how little it suits the hand and the register, in semitones of movement it is
  ///   worth, 0 and up
  Voicing(int[] pitches, double strain) {
    this.pitches = pitches;
    this.strain = strain;
  }

  /// MIDI keys, ascending; the caller does not change them.
  int[] pitches() {
    return pitches;
  }

  double strain() {
    return strain;
  }
}
