// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler;

/// The GS messages of Roland (model 0x42, data set): reset, master, parts, drum parts. Parts are
/// taken to listen to their usual channels. Audio thread.
final class RolandMessages {
  static final int MAKER = 0x41;
  private static final int GS = 0x42;
  private static final int DATA_SET = 0x12;

  private final ChannelRack rack;

  RolandMessages(ChannelRack rack) {
    this.rack = rack;
  }

  /// Obeys a message of this maker; a wrong check sum is let pass, as the devices' users expect.
  void obey(Exclusive message) {
    if (message.at(2) != GS || message.at(3) != DATA_SET) {
      return;
    }
    int high = message.at(4);
    int middle = message.at(5);
    int low = message.at(6);
    int data = message.at(7);
    if (data < 0) {
      return;
    }
    if (high == 0 && middle == 0 && low == 0x7f) {
      rack.restart(BankMode.GS); // system mode set of the SC-88
    } else if (high == 0x40 && middle == 0) {
      master(message, low, data);
    } else if (high == 0x40 && middle >> 4 == 1) {
      part(message, middle & 15, low, data);
    } else if (high == 0x40 && middle >> 4 == 2) {
      destinations(message, middle & 15, low);
    } else if (high == 0x41) {
      drums(message, middle, low);
    }
  }

  private void master(Exclusive message, int low, int data) {
    MasterControls master = rack.master();
    switch (low) {
      case 0x00 -> master.fineCents(nibbles(message, 7) / 10f);
      case 0x04 -> master.volume(data / 127f);
      case 0x05 -> master.coarseCents((data - 64) * 100);
      case 0x06 -> master.balance(Math.max(-1, (data - 64) / 63f));
      case 0x7f -> rack.restart(BankMode.GS);
      default -> {
        return;
      }
    }
    rack.moved();
  }

  /// Four nibbles around 0x400, tenths of a cent.
  private static int nibbles(Exclusive message, int at) {
    int value = 0;
    for (int i = 0; i < 4; i++) {
      value = value << 4 | Math.max(0, message.at(at + i)) & 15;
    }
    return Math.max(-1000, Math.min(1000, value - 0x400));
  }

  /// The tenth part comes first.
  private static int channelOf(int part) {
    return part == 0 ? 9 : part <= 9 ? part - 1 : part;
  }

  private void part(Exclusive message, int part, int low, int data) {
    int number = channelOf(part);
    SynthChannel one = rack.channel(number);
    Channel channel = one.channel();
    switch (low) {
      case 0x00 -> {
        rack.control(number, 0, data);
        if (message.at(8) >= 0) {
          rack.program(number, message.at(8));
        }
      }
      case 0x13 -> one.mono(data == 0);
      case 0x15 -> one.part(data != 0);
      case 0x16 -> channel.tuning().shift((data - 64) * 100);
      case 0x19 -> rack.control(number, Channel.VOLUME, data);
      case 0x1c -> rack.control(number, Channel.PAN, Math.max(1, data));
      case 0x21 -> rack.control(number, Channel.CHORUS, data);
      case 0x22 -> rack.control(number, Channel.REVERB, data);
      case 0x2a -> channel.parameter(1, data << 7 | Math.max(0, message.at(8))); // pitch fine tune
      case 0x30 -> channel.tone(Tone.VIBRATO_RATE, data - 64);
      case 0x31 -> channel.tone(Tone.VIBRATO_DEPTH, data - 64);
      case 0x32 -> channel.tone(Tone.CUTOFF, data - 64);
      case 0x33 -> channel.tone(Tone.RESONANCE, data - 64);
      case 0x34 -> channel.tone(Tone.ATTACK, data - 64);
      case 0x35 -> channel.tone(Tone.DECAY, data - 64);
      case 0x36 -> channel.tone(Tone.RELEASE, data - 64);
      case 0x37 -> channel.tone(Tone.VIBRATO_DELAY, data - 64);
      default -> scale(message, channel, low);
    }
    rack.moved(number);
  }

  /// From the class of the address on, as many as were sent: the last byte is the check sum.
  private static void scale(Exclusive message, Channel channel, int low) {
    for (int k = low - 0x40, i = 7; k >= 0 && k < 12 && i < message.length() - 1; k++, i++) {
      channel.tuning().scale(k, message.at(i) - 64, true);
    }
  }

  /// Bend range and what pressure does; the rest of the modulation matrix has no counterpart.
  private void destinations(Exclusive message, int part, int low) {
    int number = channelOf(part);
    Channel channel = rack.channel(number).channel();
    int data = message.at(7);
    if (low == 0x10) {
      channel.bendRange(Math.max(0, Math.min(24, data - 64)));
    } else if (low >= 0x20 && low <= 0x22) {
      channel.destinations().set(Destinations.PRESSURE, low - 0x20, data);
    } else if (low >= 0x24 && low <= 0x26) {
      channel.destinations().set(Destinations.PRESSURE, low - 0x24 + 3, data);
    }
    channel.look();
    rack.moved(number);
  }

  /// Drum map: `41 mp kk`, map m, parameter p; it is heard on every drum part.
  private void drums(Exclusive message, int middle, int key) {
    int group =
        switch (middle & 15) {
          case 1 -> DrumParameter.COARSE;
          case 2 -> DrumParameter.LEVEL;
          case 4 -> DrumParameter.PAN;
          case 5 -> DrumParameter.REVERB;
          case 6 -> DrumParameter.CHORUS;
          default -> -1;
        };
    for (int i = 0; group >= 0 && i < ChannelRack.CHANNELS; i++) {
      if (rack.channel(i).channel().isDrums()) {
        DrumParameter.enter(rack.channel(i).channel(), group, key, message.at(7));
        rack.moved(i);
      }
    }
  }
}
