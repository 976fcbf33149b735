// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sound;

/// A sixteen-channel General MIDI instrument, as a MIDI file expects it. Built and warmed off the
/// audio thread; every method below is called only on it, and may neither allocate, lock, wait nor
/// throw. Values are as in the MIDI bytes, so that nothing is lost in a conversion.
///
/// Offsets are frames inside the coming block, 0 or above and below its length; calls come in order
/// of offset. Channel 9 (the tenth) plays drums.
public interface ChannelInstrument {
  int CHANNELS = 16;

  /// Starts a note.
  ///
  /// @param channel 0..15
  /// @param pitch MIDI key number 0..127
  /// @param velocity 1..127; a velocity of 0 comes as [#noteOff]
  void noteOn(int offset, int channel, int pitch, int velocity);

  /// Releases the notes of that pitch that are held.
  void noteOff(int offset, int channel, int pitch);

  /// Moves a controller, bank select (0, 32), RPN, pedal, all-notes-off and reset among them.
  ///
  /// @param controller 0..127
  /// @param value 0..127
  void control(int offset, int channel, int controller, int value);

  /// Chooses the preset of the channel from the bank selected before.
  ///
  /// @param program 0..127
  void program(int offset, int channel, int program);

  /// Bends the channel.
  ///
  /// @param value 0..16383, 8192 in the middle
  void bend(int offset, int channel, int value);

  /// Channel pressure (aftertouch).
  ///
  /// @param value 0..127
  void channelPressure(int offset, int channel, int value);

  /// Pressure of one key (polyphonic aftertouch).
  ///
  /// @param value 0..127
  default void keyPressure(int offset, int channel, int pitch, int value) {}

  /// Bends one key, as a MIDI 2.0 per-note pitch bend does.
  ///
  /// @param cents above or below the key's own pitch, until it is set again
  default void keyBend(int offset, int channel, int pitch, float cents) {}

  /// A system exclusive message: system on and reset, master volume and tuning, scale tunings, the
  /// parameters of GS and XG. What is not understood is ignored.
  ///
  /// @param bytes holds the message, with or without its 0xf0 and 0xf7; not to be kept or written
  /// @param from where it begins
  /// @param length how many bytes it has
  default void systemExclusive(int offset, byte[] bytes, int from, int length) {}

  /// Adds the next block to what is already in the arrays.
  ///
  /// @param left dry left, at least `frames` long
  /// @param right dry right
  /// @param reverb mono feed of the reverb, added to
  /// @param chorus mono feed of the chorus, added to
  /// @param frames block length, 1 up to the largest block given when it was built
  void render(float[] left, float[] right, float[] reverb, float[] chorus, int frames);

  /// Silences everything at once; every channel is as at power-up (also a GM, GS or XG reset).
  void reset();

  /// How many voices sound now.
  int activeVoices();
}
