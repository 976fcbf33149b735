// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler;

/// Sixteen MIDI channels on one bank: what plays a MIDI file. Built off the audio thread, played
/// only on it; offsets are frames inside the next block, in order.
public final class MidiSynth {
  /// @param bank what it plays
  /// @param sampleRate frames a second
  /// @param maxFrames the longest block
  /// @param polyphony how many voices may sound, 1..4096
  public MidiSynth(SoundBank bank, int sampleRate, int maxFrames, int polyphony) {}

  /// Starts a note; velocity 0 ends it.
  ///
  /// @param channel 0..15; channel 9 plays drums
  /// @param pitch 0..127
  /// @param velocity 0..127
  public void noteOn(int offset, int channel, int pitch, int velocity) {}

  /// Ends a note.
  public void noteOff(int offset, int channel, int pitch) {}

  /// Moves a controller, 0..127 by MIDI number, to a value 0..127.
  public void control(int offset, int channel, int controller, int value) {}

  /// Chooses the program 0..127 of the bank chosen by controllers 0 and 32.
  public void program(int offset, int channel, int program) {}

  /// Moves the pitch wheel, 0..16383, middle 8192.
  public void bend(int offset, int channel, int value) {}

  /// Presses the channel, 0..127.
  public void channelPressure(int offset, int channel, int value) {}

  /// Presses one key, 0..127.
  public void keyPressure(int offset, int channel, int pitch, int value) {}

  /// Adds the next block.
  ///
  /// @param reverb mono send, at least `frames` long
  /// @param chorus mono send, at least `frames` long
  public void render(float[] left, float[] right, float[] reverb, float[] chorus, int frames) {}

  /// Silences everything and puts every channel back, as a GM, GM2 or GS reset does.
  public void reset() {}

  /// How many voices sound now.
  public int activeVoices() {
    return 0;
  }
}
