// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler;

/// The universal system exclusive messages: system on and off, master volume, balance and tuning,
/// controller destinations, key-based instrument control (MIDI 1.0; General MIDI 2, sections 4.1 to
/// 4.9). Tunings have their own reader. Audio thread.
final class UniversalMessages {
  static final int NON_REAL_TIME = 0x7e;
  static final int REAL_TIME = 0x7f;
  private static final int DEVICE_CONTROL = 4;
  private static final int TUNING = 8;
  private static final int SYSTEM = 9;
  private static final int KEY_BASED = 10;

  private final ChannelRack rack;
  private final TuningMessages tunings;

  UniversalMessages(ChannelRack rack) {
    this.rack = rack;
    tunings = new TuningMessages(rack);
  }

  /// Obeys a message whose first byte is one of the two above.
  void obey(Exclusive message) {
    boolean realTime = message.at(0) == REAL_TIME;
    switch (message.at(2)) {
      case DEVICE_CONTROL -> {
        if (realTime) {
          deviceControl(message);
        }
      }
      case TUNING -> tunings.obey(message, realTime);
      case SYSTEM -> {
        if (realTime) {
          destinations(message);
        } else {
          system(message.at(3));
        }
      }
      case KEY_BASED -> {
        if (realTime && message.at(3) == 1) {
          keyBased(message);
        }
      }
      default -> {}
    }
  }

  /// General MIDI 1 on, off, 2 on.
  private void system(int which) {
    if (which == 1 || which == 2) {
      rack.restart(BankMode.PLAIN);
    } else if (which == 3) {
      rack.restart(BankMode.GM2);
    }
  }

  private void deviceControl(Exclusive message) {
    int value = message.lowHigh(4);
    MasterControls master = rack.master();
    if (value < 0) {
      return;
    }
    switch (message.at(3)) {
      case 1 -> master.volume(value / 16383f);
      case 2 -> master.balance(Math.max(-1, (value - 8192) / 8191f));
      case 3 -> master.fineCents((value - 8192) * 100 / 8192f);
      case 4 -> master.coarseCents((message.at(5) - 64) * 100);
      default -> {
        return;
      }
    }
    rack.moved();
  }

  /// Controller destination setting: pressure, key pressure, a controller.
  private void destinations(Exclusive message) {
    int source = message.at(3) - 1;
    int channel = message.at(4);
    if (source < Destinations.PRESSURE
        || source > Destinations.CONTROLLER
        || channel < 0
        || channel >= ChannelRack.CHANNELS) {
      return;
    }
    Channel one = rack.channel(channel).channel();
    int first = 5;
    if (source == Destinations.CONTROLLER) {
      if (message.at(5) < 0) {
        return;
      }
      one.destinations().controller(message.at(5));
      first = 6;
    }
    for (int i = first; message.at(i) >= 0 && message.at(i + 1) >= 0; i += 2) {
      one.destinations().set(source, message.at(i), message.at(i + 1));
    }
    one.look();
    rack.moved(channel);
  }

  /// Key-based instrument control (CA-023): single keys of a drum part.
  private void keyBased(Exclusive message) {
    int channel = message.at(4);
    int key = message.at(5);
    if (channel < 0 || channel >= ChannelRack.CHANNELS || key < 0) {
      return;
    }
    Channel one = rack.channel(channel).channel();
    for (int i = 6; message.at(i) >= 0 && message.at(i + 1) >= 0; i += 2) {
      keyBased(one.keySettings(), key, message.at(i), message.at(i + 1));
    }
    one.look();
    rack.moved(channel);
  }

  private static void keyBased(KeySettings keys, int key, int controller, int value) {
    switch (controller) {
      case Channel.VOLUME ->
          keys.set(KeySettings.ATTENUATION_DB, key, Decibels.ofGain(value / 64f));
      case Channel.PAN -> keys.set(KeySettings.PAN, key, (value - 64) / 63f);
      case Channel.REVERB -> keys.set(KeySettings.REVERB, key, value / 64f);
      case Channel.CHORUS -> keys.set(KeySettings.CHORUS, key, value / 64f);
      case 71 -> keys.set(KeySettings.RESONANCE_DB, key, (value - 64) * 18 / 64f);
      case 73 -> keys.set(KeySettings.ATTACK_OCTAVES, key, (value - 64) / 16f);
      case 74 -> keys.set(KeySettings.CUTOFF_OCTAVES, key, (value - 64) / 16f);
      case 75 -> keys.set(KeySettings.DECAY_OCTAVES, key, (value - 64) / 16f);
      case 120 -> keys.set(KeySettings.CENTS, key, (value - 64) * 100 / 64f);
      case 121 -> keys.set(KeySettings.CENTS, key, (value - 64) * 100);
      default -> {}
    }
  }
}
