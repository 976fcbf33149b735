// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.music;

/// A chord and where in its bar it begins. Immutable; any thread.
///
/// @param beat written place in quarter notes from the start of the bar, 0 or above
/// @param chord the chord, or [Chord#NONE]
/// @param push how much earlier than written everybody plays it, in quarter notes: 0, or 0.5 for a
///   pushed eighth; a push on the first beat of a bar is heard in the bar before
/// @param attack how everybody plays it
public record ChordChange(double beat, Chord chord, double push, Attack attack) {
  /// How the whole band plays a chord.
  public enum Attack {
    /// In the feel's own way.
    FREE,
    /// One short hit, then silence until the next chord.
    STOP,
    /// One hit, left ringing until the next chord.
    HOLD
  }

  public ChordChange {
    if (!(beat >= 0 && beat < 64) || !(push >= 0 && push <= 1)) {
      throw new IllegalArgumentException(
          "chord at beat " + beat + " (0..64), push " + push + " (0..1)");
    }
  }

  public ChordChange(double beat, Chord chord) {
    this(beat, chord, 0, Attack.FREE);
  }
}
