// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler;

/// Sixteen channels and what they share: where every message ends, whichever way it came. Built off
/// the audio thread, used only on it; numbers are in range.
final class ChannelRack {
  static final int CHANNELS = 16;
  private static final int DRUM_CHANNEL = 9;
  private static final int BANK = 0;
  private static final int BANK_FINE = 32;
  private static final int VELOCITY_FINE = 88;
  private static final int ALL_SOUND_OFF = 120;
  private static final int ALL_NOTES_OFF = 123;
  private static final int MONO = 126;
  private static final int POLY = 127;
  private static final float GM_VOLUME = 100 / 127f;
  private static final float GM_REVERB = 40 / 127f;

  /// What a player remembers of the tuning programs 128 × 128 that could be sent.
  private static final int TUNINGS = 64;

  private final VoicePool pool;
  private final MasterControls master = new MasterControls(new TuningShelf(TUNINGS));
  private final SynthChannel[] channels = new SynthChannel[CHANNELS];
  private final MpeZones zones = new MpeZones(channels);

  ChannelRack(SoundBank bank, VoicePool pool) {
    this.pool = pool;
    for (int i = 0; i < CHANNELS; i++) {
      Channel channel = new Channel(GM_VOLUME, GM_REVERB, master);
      channels[i] = new SynthChannel(channel, bank, pool, i == DRUM_CHANNEL, i);
    }
  }

  /// Silences everything at once and puts every channel back, as at power-on.
  void reset() {
    pool.reset();
    restart(BankMode.PLAIN);
  }

  /// A system's "on" or "reset" message: what sounds fades at once, every channel is put back.
  void restart(BankMode system) {
    for (SynthChannel channel : channels) {
      pool.allSoundOff(channel.channel());
    }
    master.reset();
    zones.reset();
    for (SynthChannel channel : channels) {
      channel.reset(system);
    }
  }

  MasterControls master() {
    return master;
  }

  SynthChannel channel(int number) {
    return channels[number];
  }

  void control(int number, int controller, int value) {
    SynthChannel one = channels[number];
    switch (controller) {
      case BANK -> one.bankCoarse(value);
      case BANK_FINE -> one.bankFine(value);
      case VELOCITY_FINE -> one.velocityFine(value);
      default -> {}
    }
    if (controller == ALL_SOUND_OFF) {
      one.forgetKeys();
    }
    one.control(controller, value / 127f);
    if (controller < ALL_NOTES_OFF) {
      Controls.move(pool, one.channel(), controller, value / 127f);
    } else {
      mode(one, controller);
    }
    if (isEntry(controller)) {
      entered(number, controller, value);
    }
    share(number, controller, value);
  }

  private static boolean isEntry(int controller) {
    return controller == Channel.DATA_ENTRY
        || controller == Channel.DATA_ENTRY_FINE
        || controller == Channel.INCREMENT
        || controller == Channel.DECREMENT;
  }

  private void mode(SynthChannel one, int controller) {
    if (controller >= MONO) {
      one.mono(controller != POLY);
    } else {
      one.notesOff();
    }
  }

  /// Parameters that reach beyond their channel.
  private void entered(int number, int controller, int value) {
    Channel channel = channels[number].channel();
    if (channel.entry().isChosen(DataEntry.MPE) && controller == Channel.DATA_ENTRY) {
      zones.configure(number, value);
    }
    moved(number);
    int manager = zones.managerOf(number);
    if (manager != MpeZones.NOBODY && channel.entry().isChosen(0)) {
      for (int i = zones.firstMember(manager); i < zones.endOfMembers(manager); i++) {
        channels[i].channel().bendRange(channel.bendRange());
        channels[i].moved();
      }
    }
  }

  /// What a manager says, its members hear; its brightness they add to their own.
  private void share(int manager, int controller, int value) {
    int end = zones.endOfMembers(manager);
    boolean parameter =
        isEntry(controller) || controller >= Channel.NRPN_FINE && controller <= Channel.RPN;
    for (int i = zones.firstMember(manager); i < end && !parameter; i++) {
      if (controller == Channel.BRIGHTNESS) {
        channels[i].moved();
      } else if (controller <= ALL_NOTES_OFF) {
        control(i, controller, value);
      }
    }
  }

  void program(int number, int program) {
    channels[number].program(program);
    for (int i = zones.firstMember(number); i < zones.endOfMembers(number); i++) {
      channels[i].program(program);
    }
  }

  void bend(int number, float value) {
    channels[number].bend(value);
    moved(number);
  }

  void pressure(int number, float value) {
    channels[number].pressure(value);
    moved(number);
  }

  void keyPressure(int number, int key, float value) {
    channels[number].keyPressure(key, value);
    channels[number].moved();
  }

  /// Something that a channel's voices read has changed, and those of the zone it manages.
  void moved(int number) {
    channels[number].moved();
    for (int i = zones.firstMember(number); i < zones.endOfMembers(number); i++) {
      channels[i].moved();
    }
  }

  /// Something that all voices read has changed.
  void moved() {
    for (SynthChannel channel : channels) {
      channel.moved();
    }
  }
}
