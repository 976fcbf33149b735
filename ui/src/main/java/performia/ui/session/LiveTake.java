// SPDX-License-Identifier: GPL-3.0-or-later
package performia.ui.session;

/// A performance that is going on: look at it, steer it, leave it. Any thread.
public interface LiveTake extends AutoCloseable {
  /// What there is to show now.
  Moment moment();

  /// Asks something of the band; it answers as soon as music allows. Never waits: a request too
  /// many is dropped.
  void steer(Steer request);

  /// Whether the song has ended or the musician has left.
  boolean isOver();

  /// Whether nobody hears it, because there is no sound device.
  boolean isSilent();

  /// Stops the band, saves the take; a second call does nothing.
  @Override
  void close();
}
