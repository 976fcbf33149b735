// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler;

import org.jspecify.annotations.Nullable;
import performia.engine.sampler.articulation.Performer;
import performia.engine.sampler.region.Preset;

/// One of a synthesizer's sixteen channels: its controllers, what it plays, and its keys. Built off
/// the audio thread, used only on it.
final class SynthChannel {
  private static final int NO_PREFIX = 0;

  /// How fast a key goes up that does not say it.
  private static final float USUAL_RELEASE = 64 / 127f;

  private final Channel channel;
  private final SoundBank bank;
  private final VoicePool pool;
  private final boolean drumChannel;
  private final MonoKeys keys = new MonoKeys();
  private BankMode mode = BankMode.PLAIN;
  private boolean drumPart;
  private int bankCoarse;
  private int bankFine;
  private int program;
  private @Nullable Preset preset;
  private boolean mono;
  private int velocityFine;
  private final @Nullable Performer performer;

  /// @param drumChannel whether it plays drums after a reset
  /// @param number 0..15
  SynthChannel(Channel channel, SoundBank bank, VoicePool pool, boolean drumChannel, int number) {
    this.channel = channel;
    this.bank = bank;
    this.pool = pool;
    this.drumChannel = drumChannel;
    performer = SfzVoices.performer(bank.preset(0, 0), pool, channel, number);
  }

  /// As at power-on, in the mode of a system.
  void reset(BankMode system) {
    mode = system;
    channel.reset();
    keys.clear();
    bankCoarse = 0;
    bankFine = 0;
    mono = false;
    velocityFine = NO_PREFIX;
    if (performer != null) {
      performer.reset();
    }
    part(drumChannel);
  }

  Channel channel() {
    return channel;
  }

  @Nullable Preset preset() {
    return preset;
  }

  /// Makes it a drum part or a melodic one, with the first program of either.
  void part(boolean drums) {
    drumPart = drums;
    program(0);
  }

  void bankCoarse(int number) {
    bankCoarse = number;
  }

  void bankFine(int number) {
    bankFine = number;
  }

  /// Chooses a program of the bank that was chosen; what sounds goes on.
  void program(int number) {
    program = number;
    if (performer != null) {
      performer.program(number);
    }
    boolean drums = mode.drums(bankCoarse, drumPart);
    channel.drums(drums);
    preset = bank.preset(drums ? SoundBank.DRUMS : mode.melody(bankCoarse, bankFine), program);
  }

  /// High-resolution velocity prefix (88): refines the next note's velocity.
  void velocityFine(int bits) {
    velocityFine = bits;
  }

  /// Starts a note.
  ///
  /// @param velocity 1..127
  void noteOn(int key, int velocity) {
    float hard = Math.min(1, (velocity + velocityFine / 128f) / 127);
    velocityFine = NO_PREFIX;
    if (performer != null) {
      performer.noteOn(key, hard);
      return;
    }
    Preset sounding = preset;
    if (sounding == null) {
      return;
    }
    int before = mono ? keys.top() : MonoKeys.NONE;
    if (mono) {
      keys.push(key, hard);
    }
    move(sounding, before, key, hard);
  }

  /// From the key that sounds in mono mode to another.
  private void move(Preset sounding, int before, int key, float hard) {
    channel.strike(key);
    if (before != MonoKeys.NONE && before != key) {
      if (channel.isDown(Channel.LEGATO) && pool.legato(channel, before, key)) {
        return;
      }
      pool.releaseKey(channel, before);
    }
    pool.noteOn(channel, sounding, key, hard);
  }

  /// Ends a note; in mono mode the key that is still down below it sounds again.
  void noteOff(int key) {
    if (performer != null) {
      performer.noteOff(key, USUAL_RELEASE);
      return;
    }
    if (!mono) {
      pool.noteOff(channel, key);
      return;
    }
    boolean wasTop = keys.top() == key;
    keys.remove(key);
    Preset sounding = preset;
    if (wasTop && keys.top() != MonoKeys.NONE && sounding != null) {
      move(sounding, key, keys.top(), keys.velocity());
    } else {
      pool.noteOff(channel, key);
    }
  }

  /// A controller moves, 0..1.
  void control(int number, float value) {
    if (performer != null) {
      performer.control(number, value);
    }
  }

  /// The wheel moves, -1..1.
  void bend(float value) {
    channel.bend(value);
    if (performer != null) {
      performer.bend(value);
    }
  }

  /// The channel is pressed, 0..1.
  void pressure(float value) {
    channel.pressure(value);
    if (performer != null) {
      performer.pressure(value);
    }
  }

  /// One key is pressed, 0..1.
  void keyPressure(int key, float value) {
    channel.keyPressure(key, value);
    if (performer != null) {
      performer.keyPressure(key, value);
    }
  }

  /// All notes off, or a change of mode, which implies it.
  void notesOff() {
    keys.clear();
    if (performer != null) {
      performer.everythingUp();
      return;
    }
    pool.noteOff(channel, VoicePool.EVERY_KEY);
  }

  /// All sound off: no key of the mono mode goes on.
  void forgetKeys() {
    keys.clear();
  }

  /// One note at a time, or as many as there are.
  void mono(boolean on) {
    notesOff();
    mono = on;
  }

  /// Every pedal up, every note let go, every controller back.
  void silence() {
    channel.resetControllers();
    pool.sostenuto(channel, false);
    notesOff();
    pool.moved(channel);
  }

  /// Something its voices read has changed.
  void moved() {
    pool.moved(channel);
  }
}
