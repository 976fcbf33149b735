// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.audio;

import performia.engine.realtime.RealTime;

/// An open device. Session thread, except where said.
public interface AudioStream extends AutoCloseable {
  int sampleRate();

  int blockFrames();

  /// Input channels that [AudioCallback#process] gets: those asked for, or fewer.
  int inputs();

  /// Frames between a sound at the input and the callback that gets it, the block's own length
  /// included; as told by the device or estimated, 0 without input.
  int inputLatencyFrames();

  /// How the callback's thread is scheduled; meaningful once the stream has started. Any thread.
  RealTime realTime();

  /// Frames between a block leaving the callback and its sound; as told by the device or estimated.
  int outputLatencyFrames();

  void start();

  /// Whether the device still takes blocks; false once it vanished. Any thread.
  boolean alive();

  /// Blocks that came too late, as far as the back end can tell. Any thread.
  long xruns();

  /// Stops and closes; never throws; a second call does nothing.
  @Override
  void close();
}
