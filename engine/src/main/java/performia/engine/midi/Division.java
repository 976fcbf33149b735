// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.midi;

import org.jspecify.annotations.Nullable;

/// What a tick of a file is: a part of a quarter note, or of a SMPTE frame. Immutable; any thread.
///
/// @param ticksPerBeat ticks in a quarter note; 0 where ticks are parts of frames
/// @param secondsPerTick where ticks are parts of frames
record Division(int ticksPerBeat, double secondsPerTick) {
  /// So many ticks in a quarter note.
  static Division ofBeats(int ticks) {
    return new Division(ticks, 0);
  }

  /// The two bytes of a header.
  ///
  /// @return null when they mean nothing
  static @Nullable Division of(int bits) {
    if ((bits & 0x8000) == 0) {
      return bits == 0 ? null : ofBeats(bits);
    }
    int frames = -(byte) (bits >> 8);
    int perFrame = bits & 0xff;
    boolean known = frames == 24 || frames == 25 || frames == 29 || frames == 30;
    if (!known || perFrame == 0) {
      return null;
    }
    double rate = frames == 29 ? 30_000.0 / 1001 : frames; // drop frame
    return new Division(0, 1 / (rate * perFrame));
  }

  /// Seconds of a tick at a tempo, a quarter note in units of 10 ns.
  double secondsPerTick(int tempo) {
    return ticksPerBeat == 0 ? secondsPerTick : tempo * 1e-8 / ticksPerBeat;
  }
}
