// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sound;

/// Something that sounds. Built and warmed off the audio thread; every method below is called only
/// on it, and may neither allocate, lock, wait nor throw.
///
/// Offsets are frames inside the coming block, 0 or above and below its length; calls come in order
/// of offset.
public interface Instrument {
  /// Starts a note.
  ///
  /// @param offset frame inside the next block to be rendered
  /// @param pitch MIDI key number 0..127
  /// @param velocity above 0, up to 1
  void noteOn(int offset, int pitch, float velocity);

  /// Releases the notes of that pitch that are held.
  void noteOff(int offset, int pitch);

  /// Moves a continuous controller.
  ///
  /// @param controller MIDI controller number 0..127
  /// @param value 0..1
  default void control(int offset, int controller, float value) {}

  /// Bends every note of the instrument.
  ///
  /// @param semitones up or down from the written pitch
  default void bend(int offset, float semitones) {}

  /// Adds the next block to what is already in the arrays.
  ///
  /// @param left at least `frames` long
  /// @param right at least `frames` long
  /// @param frames block length, 1 up to the largest block given when it was built
  void render(float[] left, float[] right, int frames);

  /// Silences everything at once and forgets all state.
  void reset();

  /// How many voices sound now.
  int activeVoices();
}
