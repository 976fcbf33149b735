// SPDX-License-Identifier: GPL-3.0-or-later
package performia.soundfonts.compare;

/// One note that both banks are asked for. Immutable.
///
/// @param bank 0 melodic, 128 drums
/// @param program General MIDI program
/// @param pitch MIDI key
/// @param velocity 1..127
record Strike(int bank, int program, int pitch, int velocity) {
  /// The name of its WAV file in a folder of references.
  String fileName() {
    return bank + "-" + program + "-" + pitch + "-" + velocity + ".wav";
  }

  /// Whether it has a pitch to be measured.
  boolean pitched() {
    return bank == 0;
  }
}
