// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.audio;

/// What fills the blocks of an open stream. Every method but [#prepare] runs on the back end's
/// real-time thread and may neither allocate, lock, wait nor throw.
public interface AudioCallback {
  /// Says what was really granted, before the first block; off the audio thread.
  ///
  /// @param sampleRate frames a second
  /// @param maxFrames the longest block that will come
  void prepare(int sampleRate, int maxFrames);

  /// Fills one block.
  ///
  /// @param inputs one array a channel, at least `frames` long; empty when there is no input
  /// @param left to be overwritten
  /// @param right to be overwritten
  /// @param frames 1 up to `maxFrames`
  /// @param nanos [System#nanoTime] at the start of the callback, or the offline clock
  void process(float[][] inputs, float[] left, float[] right, int frames, long nanos);
}
