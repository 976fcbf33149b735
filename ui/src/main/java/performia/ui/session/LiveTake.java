// SPDX-License-Identifier: GPL-3.0-or-later
package performia.ui.session;

/// A performance that is going on: look at it, steer it, leave it. Any thread.
public interface LiveTake extends AutoCloseable {
  /// What there is to show now.
  Moment moment();

  /// Asks something of the band; it answers as soon as music allows. Never waits: a request too
  /// many is dropped.
  void steer(Steer request);

  /// Presses a key of a part's instrument, or lets it go; what the band does is not changed. One
  /// thread only, the one door's; never waits: with a full ring the key is dropped.
  ///
  /// @param part index in seating order; one that is not there is ignored
  /// @param pitch MIDI key number 0..127
  /// @param velocity up to 1; 0 lets the key go
  /// @param nanos [System#nanoTime] when it is to sound; 0 for at once
  void key(int part, int pitch, float velocity, long nanos);

  /// Whether the song has ended or the musician has left.
  boolean isOver();

  /// Whether nobody hears it, because there is no sound device.
  boolean isSilent();

  /// Stops the band, saves the take; a second call does nothing.
  @Override
  void close();
}
