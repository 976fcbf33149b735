// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler;

/// The XG messages of Yamaha (model 0x4c): system on, master, parts, drum set-up. Audio thread.
final class YamahaMessages {
  static final int MAKER = 0x43;
  private static final int XG = 0x4c;

  private final ChannelRack rack;

  YamahaMessages(ChannelRack rack) {
    this.rack = rack;
  }

  /// Obeys a message of this maker.
  void obey(Exclusive message) {
    if (message.at(1) >> 4 != 1 || message.at(2) != XG || message.at(6) < 0) {
      return;
    }
    int high = message.at(3);
    int middle = message.at(4);
    int low = message.at(5);
    if (high == 0 && middle == 0) {
      system(message, low);
    } else if (high == 8 && middle < ChannelRack.CHANNELS) {
      part(message, middle, low);
    } else if (high >> 4 == 3) {
      drums(middle, low, message.at(6));
    }
  }

  private void system(Exclusive message, int low) {
    MasterControls master = rack.master();
    int data = message.at(6);
    switch (low) {
      case 0x00 -> master.fineCents(nibbles(message));
      case 0x04 -> master.volume(data / 127f);
      case 0x06 -> master.coarseCents((data - 64) * 100);
      case 0x7e, 0x7f -> rack.restart(BankMode.XG);
      default -> {
        return;
      }
    }
    rack.moved();
  }

  /// Four nibbles around 0x400, tenths of a cent.
  private static float nibbles(Exclusive message) {
    int value = 0;
    for (int i = 0; i < 4; i++) {
      value = value << 4 | Math.max(0, message.at(6 + i)) & 15;
    }
    return Math.max(-1024, Math.min(1023, value - 0x400)) / 10f;
  }

  private void part(Exclusive message, int number, int low) {
    int data = message.at(6);
    SynthChannel one = rack.channel(number);
    Channel channel = one.channel();
    switch (low) {
      case 0x01 -> rack.control(number, 0, data);
      case 0x02 -> rack.control(number, 32, data);
      case 0x03 -> rack.program(number, data);
      case 0x05 -> one.mono(data == 0);
      case 0x07 -> one.part(data != 0);
      case 0x08 -> channel.tuning().shift((data - 64) * 100);
      case 0x0b -> rack.control(number, Channel.VOLUME, data);
      case 0x0e -> rack.control(number, Channel.PAN, Math.max(1, data));
      case 0x12 -> rack.control(number, Channel.CHORUS, data);
      case 0x13 -> rack.control(number, Channel.REVERB, data);
      case 0x15 -> channel.tone(Tone.VIBRATO_RATE, data - 64);
      case 0x16 -> channel.tone(Tone.VIBRATO_DEPTH, data - 64);
      case 0x17 -> channel.tone(Tone.VIBRATO_DELAY, data - 64);
      case 0x18 -> channel.tone(Tone.CUTOFF, data - 64);
      case 0x19 -> channel.tone(Tone.RESONANCE, data - 64);
      case 0x1a -> channel.tone(Tone.ATTACK, data - 64);
      case 0x1b -> channel.tone(Tone.DECAY, data - 64);
      case 0x1c -> channel.tone(Tone.RELEASE, data - 64);
      case 0x23 -> channel.bendRange(Math.max(0, Math.min(24, data - 64)));
      case 0x67 -> rack.control(number, Channel.PORTAMENTO, data == 0 ? 0 : 127);
      case 0x68 -> rack.control(number, Channel.PORTAMENTO_TIME, data);
      default -> scale(message, channel, low);
    }
    rack.moved(number);
  }

  private static void scale(Exclusive message, Channel channel, int low) {
    for (int k = low - 0x41, i = 6; k >= 0 && k < 12 && message.at(i) >= 0; k++, i++) {
      channel.tuning().scale(k, message.at(i) - 64, true);
    }
  }

  /// Drum set-up: heard on every drum part.
  private void drums(int key, int parameter, int value) {
    int group =
        switch (parameter) {
          case 0x00 -> DrumParameter.COARSE;
          case 0x01 -> DrumParameter.FINE;
          case 0x02 -> DrumParameter.LEVEL;
          case 0x04 -> DrumParameter.PAN;
          case 0x05 -> DrumParameter.REVERB;
          case 0x06 -> DrumParameter.CHORUS;
          case 0x0b -> DrumParameter.CUTOFF;
          case 0x0c -> DrumParameter.RESONANCE;
          case 0x0d -> DrumParameter.ATTACK;
          case 0x0e -> DrumParameter.DECAY;
          default -> -1;
        };
    for (int i = 0; group >= 0 && i < ChannelRack.CHANNELS; i++) {
      if (rack.channel(i).channel().isDrums()) {
        DrumParameter.enter(rack.channel(i).channel(), group, key, value);
        rack.moved(i);
      }
    }
  }
}
