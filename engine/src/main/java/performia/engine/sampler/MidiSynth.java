// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler;

import org.jspecify.annotations.Nullable;
import performia.engine.sampler.region.Preset;
import performia.engine.sound.ChannelInstrument;

/// Sixteen MIDI channels on one bank: what plays a MIDI file. Built off the audio thread, played
/// only on it; offsets are frames inside the next block, in order. Numbers out of range are
/// ignored.
public final class MidiSynth implements ChannelInstrument {
  private static final int CHANNELS = 16;
  private static final int DRUM_CHANNEL = 9;
  private static final int BANK = 0;
  private static final int BANK_FINE = 32;
  private static final float GM_VOLUME = 100 / 127f;
  private static final float GM_REVERB = 40 / 127f;

  /// General MIDI 2 and XG choose drums and melodies by these numbers of the coarse bank.
  private static final int GM2_DRUMS = 120;

  private static final int GM2_MELODY = 121;
  private static final int XG_EFFECTS = 126;
  private static final int XG_DRUMS = 127;

  private final SoundBank bank;
  private final VoicePool pool;
  private final Channel[] channels = new Channel[CHANNELS];
  private final @Nullable Preset[] presets = new Preset[CHANNELS];
  private final int[] bankCoarse = new int[CHANNELS];
  private final int[] bankFine = new int[CHANNELS];

  /// @param bank what it plays
  /// @param sampleRate frames a second
  /// @param maxFrames the longest block
  /// @param polyphony how many voices may sound, 1..4096
  public MidiSynth(SoundBank bank, int sampleRate, int maxFrames, int polyphony) {
    this.bank = bank;
    this.pool = new VoicePool(sampleRate, maxFrames, polyphony);
    for (int i = 0; i < CHANNELS; i++) {
      channels[i] = new Channel(GM_VOLUME, GM_REVERB);
    }
    reset();
  }

  /// Starts a note; velocity 0 ends it.
  ///
  /// @param channel 0..15; channel 9 plays drums
  /// @param pitch 0..127
  /// @param velocity 0..127
  @Override
  public void noteOn(int offset, int channel, int pitch, int velocity) {
    if (velocity == 0) {
      noteOff(offset, channel, pitch);
    } else if (isIn(channel, pitch, velocity)) {
      pool.advance(offset);
      Preset preset = presets[channel];
      if (preset != null) {
        channels[channel].strike(pitch);
        pool.noteOn(channels[channel], preset, pitch, velocity / 127f);
      }
    }
  }

  /// Ends a note.
  @Override
  public void noteOff(int offset, int channel, int pitch) {
    if (isIn(channel, pitch, 0)) {
      pool.advance(offset);
      pool.noteOff(channels[channel], pitch);
    }
  }

  /// Moves a controller, 0..127 by MIDI number, to a value 0..127.
  @Override
  public void control(int offset, int channel, int controller, int value) {
    if (isIn(channel, controller, value)) {
      pool.advance(offset);
      if (controller == BANK) {
        bankCoarse[channel] = value;
      } else if (controller == BANK_FINE) {
        bankFine[channel] = value;
      }
      Controls.move(pool, channels[channel], controller, value / 127f);
    }
  }

  /// Chooses the program 0..127 of the bank chosen by controllers 0 and 32; what sounds goes on.
  @Override
  public void program(int offset, int channel, int program) {
    if (isIn(channel, program, 0)) {
      pool.advance(offset);
      presets[channel] = bank.preset(bankNumber(channel), program);
    }
  }

  /// GS counts in the coarse number, GM2 marks with it and counts in the fine one.
  private int bankNumber(int channel) {
    int coarse = bankCoarse[channel];
    if (coarse == GM2_DRUMS || coarse == XG_EFFECTS || coarse == XG_DRUMS) {
      return SoundBank.DRUMS;
    }
    if (channel == DRUM_CHANNEL && coarse != GM2_MELODY) {
      return SoundBank.DRUMS;
    }
    return coarse == 0 || coarse == GM2_MELODY ? bankFine[channel] : coarse;
  }

  /// Moves the pitch wheel, 0..16383, middle 8192.
  @Override
  public void bend(int offset, int channel, int value) {
    if (isIn(channel, 0, 0) && value >= 0 && value < 16384) {
      pool.advance(offset);
      channels[channel].bend(value < 8192 ? (value - 8192) / 8192f : (value - 8192) / 8191f);
      pool.moved(channels[channel]);
    }
  }

  /// Presses the channel, 0..127.
  @Override
  public void channelPressure(int offset, int channel, int value) {
    if (isIn(channel, 0, value)) {
      pool.advance(offset);
      channels[channel].pressure(value / 127f);
      pool.moved(channels[channel]);
    }
  }

  /// Presses one key, 0..127.
  @Override
  public void keyPressure(int offset, int channel, int pitch, int value) {
    if (isIn(channel, pitch, value)) {
      pool.advance(offset);
      channels[channel].keyPressure(pitch, value / 127f);
      pool.moved(channels[channel]);
    }
  }

  private static boolean isIn(int channel, int first, int second) {
    return channel >= 0
        && channel < CHANNELS
        && first >= 0
        && first <= 127
        && second >= 0
        && second <= 127;
  }

  /// Adds the next block.
  ///
  /// @param reverb mono send, at least `frames` long
  /// @param chorus mono send, at least `frames` long
  @Override
  public void render(float[] left, float[] right, float[] reverb, float[] chorus, int frames) {
    pool.render(left, right, reverb, chorus, frames);
  }

  /// Silences everything and puts every channel back, as a GM, GM2 or GS reset does.
  @Override
  public void reset() {
    pool.reset();
    for (int i = 0; i < CHANNELS; i++) {
      channels[i].reset();
      bankCoarse[i] = 0;
      bankFine[i] = 0;
      presets[i] = bank.preset(i == DRUM_CHANNEL ? SoundBank.DRUMS : 0, 0);
    }
  }

  /// How many voices sound now.
  @Override
  public int activeVoices() {
    return pool.activeVoices();
  }
}
