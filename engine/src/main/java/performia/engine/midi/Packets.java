// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.midi;

import java.util.Arrays;

/// Turns the voice messages of MIDI 2.0 (Universal MIDI Packet, M2-104) into what a MIDI 1.0
/// instrument plays, keeping what it can: 16-bit velocity as a high-resolution prefix, controllers
/// as pairs, bends of single keys as such. One thread.
final class Packets {
  private static final int CHANNELS = 16 * 16;
  private static final int KEYS = 128;
  private static final double USUAL_KEY_BEND_SEMITONES = 48;
  private static final int PITCH_ATTRIBUTE = 3;

  /// Registered controllers of single keys: their pitch.
  private static final int PITCH = 3;

  private static final int KEY_BEND_RANGE = 7;
  private static final int VELOCITY_FINE = 88;

  private final EventList events;
  private final Repairs repairs;
  private final double[] keyBendSemitones = new double[CHANNELS];
  private final boolean[] pitched = new boolean[CHANNELS * KEYS];

  Packets(EventList events, Repairs repairs) {
    this.events = events;
    this.repairs = repairs;
    Arrays.fill(keyBendSemitones, USUAL_KEY_BEND_SEMITONES);
  }

  /// A MIDI 1.0 voice message in a packet.
  void voice1(long tick, int word, int at) {
    int status = word >> 16 & 0xff;
    if (status < 0x80 || status >= 0xf0) {
      repairs.add(Repair.PACKET, at);
    } else {
      boolean one = (status & 0xe0) == 0xc0;
      events.message(tick, group(word), status, word >> 8 & 0x7f, one ? 0 : word & 0x7f);
    }
  }

  /// A MIDI 2.0 voice message.
  void voice2(long tick, int word, int data, int at) {
    int port = group(word);
    int channel = word >> 16 & 0x0f;
    int first = word >> 8 & 0x7f;
    int second = word & 0x7f;
    switch (word >> 20 & 0x0f) {
      case 0x0 -> keyController(tick, port, channel, first, word & 0xff, data, at);
      case 0x1 -> repairs.add(Repair.PER_NOTE, at);
      case 0x2 -> parameter(tick, port, channel, true, first, second, data);
      case 0x3 -> parameter(tick, port, channel, false, first, second, data);
      case 0x6 -> keyBend(tick, port, channel, first, data);
      case 0x8 -> events.message(tick, port, 0x80 | channel, first, data >>> 25);
      case 0x9 -> noteOn(tick, port, channel, first, word & 0xff, data);
      case 0xa -> events.message(tick, port, 0xa0 | channel, first, data >>> 25);
      case 0xb -> controller(tick, port, channel, first, data);
      case 0xc -> program(tick, port, channel, word, data);
      case 0xd -> events.message(tick, port, 0xd0 | channel, data >>> 25, 0);
      case 0xe -> events.message(tick, port, 0xe0 | channel, data >>> 18 & 0x7f, data >>> 25);
      case 0xf -> manage(tick, port, channel, first, word);
      default -> repairs.add(Repair.PACKET, at);
    }
  }

  private static int group(int word) {
    return word >> 24 & 0x0f;
  }

  private void noteOn(long tick, int port, int channel, int key, int attribute, int data) {
    int velocity = data >>> 16;
    int place = (port << 4 | channel) * KEYS + key;
    if (attribute == PITCH_ATTRIBUTE || pitched[place]) {
      // 7 bits of semitones, 9 of their fractions.
      double pitch = attribute == PITCH_ATTRIBUTE ? (data & 0xffff) / 512.0 : key;
      pitched[place] = attribute == PITCH_ATTRIBUTE;
      events.keyBend(tick, port, channel, key, (pitch - key) * 100);
    }
    if ((velocity >> 2 & 0x7f) != 0) {
      events.message(tick, port, 0xb0 | channel, VELOCITY_FINE, velocity >> 2 & 0x7f);
    }
    events.message(tick, port, 0x90 | channel, key, Math.max(1, velocity >> 9));
  }

  private void controller(long tick, int port, int channel, int controller, int data) {
    events.message(tick, port, 0xb0 | channel, controller, data >>> 25);
    int fine = data >>> 18 & 0x7f;
    // A number of 7 bits that was widened has its own bits there again: it had no fine part.
    if (controller > 0 && controller < 32 && fine != 0 && !isWidened(data)) {
      events.message(tick, port, 0xb0 | channel, controller + 32, fine);
    }
  }

  private static boolean isWidened(int data) {
    int coarse = data >>> 25;
    int repeated = coarse & 0x3f;
    return coarse > 64
        && (data >>> 19 & 0x3f) == repeated
        && (data >>> 13 & 0x3f) == repeated
        && (data >>> 7 & 0x3f) == repeated;
  }

  private void parameter(
      long tick, int port, int channel, boolean registered, int bank, int index, int data) {
    if (registered && bank == 0 && index == KEY_BEND_RANGE) {
      keyBendSemitones[port << 4 | channel] = (data >>> 25) + (data >>> 18 & 0x7f) / 100.0;
      return;
    }
    int status = 0xb0 | channel;
    events.message(tick, port, status, registered ? 101 : 99, bank);
    events.message(tick, port, status, registered ? 100 : 98, index);
    events.message(tick, port, status, 6, data >>> 25);
    events.message(tick, port, status, 38, data >>> 18 & 0x7f);
  }

  private void program(long tick, int port, int channel, int word, int data) {
    if ((word & 1) != 0) {
      events.message(tick, port, 0xb0 | channel, 0, data >> 8 & 0x7f);
      events.message(tick, port, 0xb0 | channel, 32, data & 0x7f);
    }
    events.message(tick, port, 0xc0 | channel, data >> 24 & 0x7f, 0);
  }

  private void keyBend(long tick, int port, int channel, int key, int data) {
    double way = (Integer.toUnsignedLong(data) - 0x8000_0000L) / (double) 0x8000_0000L;
    events.keyBend(tick, port, channel, key, way * keyBendSemitones[port << 4 | channel] * 100);
  }

  private void keyController(
      long tick, int port, int channel, int key, int controller, int data, int at) {
    if (controller == PITCH) {
      double pitch = Integer.toUnsignedLong(data) / (double) (1 << 25);
      events.keyBend(tick, port, channel, key, (pitch - key) * 100);
    } else {
      repairs.add(Repair.PER_NOTE, at);
    }
  }

  /// Per-note management: the second bit resets the key's controllers.
  private void manage(long tick, int port, int channel, int key, int word) {
    if ((word & 1) != 0) {
      events.keyBend(tick, port, channel, key, 0);
    }
  }
}
