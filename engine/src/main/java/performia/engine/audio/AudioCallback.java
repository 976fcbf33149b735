// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.audio;

/// What fills the blocks of an open stream. Every method but [#prepare] runs on the back end's
/// real-time thread and may neither allocate, lock, wait nor throw.
///
/// A MIDI message is packed as `status | data1 << 8 | data2 << 16`; only back ends whose driver
/// carries MIDI beside the sound (JACK) hand any over.
public interface AudioCallback {
  /// What [#nextMidiOut] says when there is no more to send.
  long NO_MIDI = -1;

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

  /// A MIDI message that arrived with the block about to be processed; before [#process], in order
  /// of offset.
  ///
  /// @param offset frame inside that block
  /// @param message packed
  default void midiIn(int offset, int message) {}

  /// The next MIDI message to send with the block just processed; after [#process], until it says
  /// [#NO_MIDI].
  ///
  /// @return `offset << 32 | message`, offsets ascending, or [#NO_MIDI]
  default long nextMidiOut() {
    return NO_MIDI;
  }
}
