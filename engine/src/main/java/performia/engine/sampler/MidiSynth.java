// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler;

import org.jspecify.annotations.Nullable;
import performia.engine.sampler.kernel.Interpolation;
import performia.engine.sampler.kernel.KernelSource;
import performia.engine.sampler.region.Preset;
import performia.engine.sound.ChannelInstrument;

/// Sixteen MIDI channels on one bank: what plays a MIDI file (docs/midi.md lists what it
/// understands). Built off the audio thread, played only on it; offsets are frames inside the next
/// block, in order. Numbers out of range are ignored.
public final class MidiSynth implements ChannelInstrument {
  private final VoicePool pool;
  private final ChannelRack rack;
  private final SystemExclusives exclusives;

  /// @param bank what it plays
  /// @param sampleRate frames a second
  /// @param maxFrames the longest block
  /// @param polyphony how many voices may sound, 1..16384
  public MidiSynth(SoundBank bank, int sampleRate, int maxFrames, int polyphony) {
    this(bank, sampleRate, maxFrames, polyphony, KernelSource.plain(Interpolation.CUBIC));
  }

  /// @param bank what it plays
  /// @param sampleRate frames a second
  /// @param maxFrames the longest block
  /// @param polyphony how many voices may sound, 1..4096
  /// @param kernels what reads between frames, filters and mixes
  public MidiSynth(
      SoundBank bank, int sampleRate, int maxFrames, int polyphony, KernelSource kernels) {
    this(
        new VoicePool(
            sampleRate, maxFrames, polyphony, kernels, SfzMotion.maker(bank.presets(), sampleRate)),
        bank);
    var small =
        new VoicePool(sampleRate, SynthRehearsal.BLOCK, SynthRehearsal.VOICES, kernels, null);
    SynthRehearsal.play(new MidiSynth(small, SynthRehearsal.bank()));
    var motions = SfzMotion.maker(bank.presets(), sampleRate);
    if (motions != null) {
      var few =
          new VoicePool(sampleRate, SynthRehearsal.BLOCK, SynthRehearsal.VOICES, kernels, motions);
      SynthRehearsal.play(new MidiSynth(few, bank));
    }
  }

  private MidiSynth(VoicePool pool, SoundBank bank) {
    this.pool = pool;
    rack = new ChannelRack(bank, pool);
    exclusives = new SystemExclusives(rack);
    rack.reset();
  }

  /// Starts a note; velocity 0 ends it.
  ///
  /// @param channel 0..15; channel 9 plays drums until a message says otherwise
  /// @param pitch 0..127
  /// @param velocity 0..127
  @Override
  public void noteOn(int offset, int channel, int pitch, int velocity) {
    if (velocity == 0) {
      noteOff(offset, channel, pitch);
    } else if (isIn(channel, pitch, velocity)) {
      pool.advance(offset);
      rack.channel(channel).noteOn(pitch, velocity);
    }
  }

  /// Ends a note.
  @Override
  public void noteOff(int offset, int channel, int pitch) {
    if (isIn(channel, pitch, 0)) {
      pool.advance(offset);
      rack.channel(channel).noteOff(pitch);
    }
  }

  /// Moves a controller, 0..127 by MIDI number, to a value 0..127.
  @Override
  public void control(int offset, int channel, int controller, int value) {
    if (isIn(channel, controller, value)) {
      pool.advance(offset);
      rack.control(channel, controller, value);
    }
  }

  /// Chooses the program 0..127 of the bank chosen by controllers 0 and 32; what sounds goes on.
  @Override
  public void program(int offset, int channel, int program) {
    if (isIn(channel, program, 0)) {
      pool.advance(offset);
      rack.program(channel, program);
    }
  }

  /// Moves the pitch wheel, 0..16383, middle 8192.
  @Override
  public void bend(int offset, int channel, int value) {
    if (isIn(channel, 0, 0) && value >= 0 && value < 16384) {
      pool.advance(offset);
      rack.bend(channel, value < 8192 ? (value - 8192) / 8192f : (value - 8192) / 8191f);
    }
  }

  /// Presses the channel, 0..127.
  @Override
  public void channelPressure(int offset, int channel, int value) {
    if (isIn(channel, 0, value)) {
      pool.advance(offset);
      rack.pressure(channel, value / 127f);
    }
  }

  /// Presses one key, 0..127.
  @Override
  public void keyPressure(int offset, int channel, int pitch, int value) {
    if (isIn(channel, pitch, value)) {
      pool.advance(offset);
      rack.keyPressure(channel, pitch, value / 127f);
    }
  }

  /// Bends one key, in cents.
  @Override
  public void keyBend(int offset, int channel, int pitch, float cents) {
    if (isIn(channel, pitch, 0)) {
      pool.advance(offset);
      rack.channel(channel).channel().tuning().bend(pitch, cents);
      rack.channel(channel).moved();
    }
  }

  @Override
  public void systemExclusive(int offset, byte[] bytes, int from, int length) {
    pool.advance(offset);
    exclusives.obey(bytes, from, length);
  }

  /// What a channel 0..15 plays now, or null where the bank has nothing like it.
  public @Nullable Preset preset(int channel) {
    return rack.channel(channel).preset();
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

  /// Silences everything and puts every channel back, as at power-on.
  @Override
  public void reset() {
    rack.reset();
  }

  /// How many voices sound now.
  @Override
  public int activeVoices() {
    return pool.activeVoices();
  }

  /// How many frames were withheld because they were no numbers, since it was made; 0 unless there
  /// is a fault.
  public long refusedFrames() {
    return pool.refusedFrames();
  }
}
