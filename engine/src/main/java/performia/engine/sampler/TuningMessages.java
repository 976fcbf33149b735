// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler;

/// The MIDI Tuning Standard (MIDI 1.0, CA-020, CA-021): bulk dumps, single notes, scales, and
/// tunings of the twelve pitch classes. What is sent as "non real time" is heard from the next
/// notes on, the other at once. Audio thread.
final class TuningMessages {
  private static final int NAME_BYTES = 16;
  private static final int NO_CHANGE = 0x1f_ffff;
  private static final double FRACTION_CENTS = 100.0 / 16384;

  private final ChannelRack rack;

  TuningMessages(ChannelRack rack) {
    this.rack = rack;
  }

  /// Obeys a message of sub-number 8.
  void obey(Exclusive message, boolean realTime) {
    switch (message.at(3)) {
      case 1 -> dump(message, 0, 4);
      case 2 -> singleNotes(message, 0, 4, realTime);
      case 4 -> dump(message, message.at(4), 5);
      case 5 -> octaveDump(message, 1);
      case 6 -> octaveDump(message, 2);
      case 7 -> singleNotes(message, message.at(4), 5, realTime);
      case 8 -> octave(message, 1, realTime);
      case 9 -> octave(message, 2, realTime);
      default -> {}
    }
  }

  /// @param at where the program's number is
  private void dump(Exclusive message, int bank, int at) {
    int program = message.at(at);
    int data = at + 1 + NAME_BYTES;
    if (bank < 0 || program < 0 || message.at(data + 3 * TuningShelf.KEYS - 1) < 0) {
      return;
    }
    float[] cents = rack.master().tunings().write(bank, program);
    for (int key = 0; key < TuningShelf.KEYS; key++) {
      read(message, data + 3 * key, key, cents);
    }
    heard(bank, program, false);
  }

  private void singleNotes(Exclusive message, int bank, int at, boolean realTime) {
    int program = message.at(at);
    int count = message.at(at + 1);
    if (bank < 0 || program < 0 || count < 1) {
      return;
    }
    float[] cents = rack.master().tunings().write(bank, program);
    for (int i = 0; i < count; i++) {
      int key = message.at(at + 2 + 4 * i);
      if (key >= 0) {
        read(message, at + 3 + 4 * i, key, cents);
      }
    }
    heard(bank, program, realTime);
  }

  /// A frequency: the tempered key below, and 14 bits of the way to the next.
  private static void read(Exclusive message, int at, int key, float[] cents) {
    int semitone = message.at(at);
    int fraction = message.highLow(at + 1);
    if (semitone >= 0 && fraction >= 0 && (semitone << 14 | fraction) != NO_CHANGE) {
      cents[key] = (float) ((semitone - key) * 100 + fraction * FRACTION_CENTS);
    }
  }

  private void octaveDump(Exclusive message, int bytes) {
    int bank = message.at(4);
    int program = message.at(5);
    int data = 6 + NAME_BYTES;
    if (bank < 0 || program < 0 || message.at(data + 12 * bytes - 1) < 0) {
      return;
    }
    float[] cents = rack.master().tunings().write(bank, program);
    for (int key = 0; key < TuningShelf.KEYS; key++) {
      cents[key] = pitchClass(message, data, key % 12, bytes);
    }
    heard(bank, program, false);
  }

  private void octave(Exclusive message, int bytes, boolean atOnce) {
    if (message.at(7 + 12 * bytes - 1) < 0) {
      return;
    }
    int wanted = message.at(4) << 14 | message.at(5) << 7 | message.at(6);
    for (int i = 0; i < ChannelRack.CHANNELS; i++) {
      if ((wanted >> i & 1) != 0) {
        ChannelTuning tuning = rack.channel(i).channel().tuning();
        for (int k = 0; k < 12; k++) {
          tuning.scale(k, pitchClass(message, 7, k, bytes), atOnce);
        }
        rack.moved(i);
      }
    }
  }

  /// One byte: -64..63 cents. Two: -100..100 cents in 14 bits.
  private static float pitchClass(Exclusive message, int data, int k, int bytes) {
    return bytes == 1
        ? message.at(data + k) - 64
        : (message.highLow(data + 2 * k) - 8192) * 100 / 8192f;
  }

  private void heard(int bank, int program, boolean atOnce) {
    for (int i = 0; i < ChannelRack.CHANNELS; i++) {
      rack.channel(i).channel().tuning().retune(bank, program, atOnce);
    }
    rack.moved();
  }
}
