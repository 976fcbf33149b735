// SPDX-License-Identifier: GPL-3.0-or-later
package performia.soundfonts.bank;

/// One channel of one rendered note as the file stores it. Immutable.
///
/// @param name 1..19 ASCII characters
/// @param frames 16-bit samples
/// @param loopStart first frame of the loop, or 0
/// @param loopEnd frame after the loop, or 0 when there is none
/// @param root MIDI key
/// @param side what it is of a pair
/// @param partner index of the other channel, or 0
@SuppressWarnings("ArrayRecordComponent")
record StoredSample(
    String name, short[] frames, int loopStart, int loopEnd, int root, Side side, int partner) {
  /// Mono, or which channel of a stereo pair, with the file's type number.
  enum Side {
    MONO(1),
    RIGHT(2),
    LEFT(4);

    final int type;

    Side(int type) {
      this.type = type;
    }
  }
}
