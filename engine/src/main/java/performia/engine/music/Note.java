// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.music;

/// What is played: start and length in beats (quarter notes), pitch, velocity. Immutable; any
/// thread.
///
/// @param beat start in beats from the start of the song; micro-timing is part of it, so it may lie
///   a little off the grid, and before 0 in a count-in or pick-up
/// @param length length in beats, above 0
/// @param pitch MIDI key number 0..127 (for drums: General MIDI percussion key)
/// @param velocity above 0, up to 1
public record Note(double beat, double length, int pitch, double velocity) {
  public Note {
    if (!Double.isFinite(beat)
        || !(length > 0)
        || pitch < 0
        || pitch > 127
        || !(velocity > 0 && velocity <= 1)) {
      throw new IllegalArgumentException(
          "note beat "
              + beat
              + ", length "
              + length
              + " (above 0), pitch "
              + pitch
              + " (0..127), velocity "
              + velocity
              + " (above 0, up to 1)");
    }
  }

  /// The MIDI velocity, 1..127.
  public int midiVelocity() {
    return Math.max(1, (int) Math.round(velocity * 127));
  }
}
