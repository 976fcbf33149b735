// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.audio.jack;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import performia.engine.audio.AudioCallback;
import performia.engine.foreign.Address;

/// Carries short MIDI messages between the buffers of a cycle and the callback. Audio thread;
/// allocates nothing after construction.
final class JackMidiPorts {
  /// Messages sent with one block at most; more wait for the next.
  private static final int MOST = 1_024;

  // struct jack_midi_event_t: a time of four bytes, and after a gap a size and an address
  private static final int EVENT_BYTES = 24;
  private static final int SIZE_AT = 8;
  private static final int DATA_AT = 16;

  private final Memory event = new Memory(EVENT_BYTES);
  private final Memory bytes = new Memory(4);
  private final long eventAddress = Pointer.nativeValue(event);
  private final long bytesAddress = Pointer.nativeValue(bytes);
  private final Address data = new Address();

  JackMidiPorts() {
    event.clear();
    bytes.clear();
  }

  /// Hands over the messages of a part of a cycle.
  ///
  /// @param next the first that was not handed over yet
  /// @param from the part's first frame in the cycle
  /// @param to the frame after its last
  /// @return the first after this part
  int hear(long buffer, int next, int count, int from, int to, AudioCallback callback) {
    int index = next;
    for (; index < count; index++) {
      if (JackLibrary.jack_midi_event_get(eventAddress, buffer, index) != 0) {
        continue;
      }
      int time = event.getInt(0);
      if (time >= to) {
        break;
      }
      int message = packed(event.getLong(SIZE_AT));
      if (message != 0) {
        callback.midiIn(Math.max(0, time - from), message);
      }
    }
    return index;
  }

  /// The message of the event, or 0 when it is none of one to three bytes.
  private int packed(long size) {
    if (size < 1 || size > 3) {
      return 0;
    }
    data.at(event.getLong(DATA_AT));
    int message = data.getByte(0) & 0xFF;
    if (message < 0x80) {
      return 0;
    }
    if (size > 1) {
      message |= (data.getByte(1) & 0x7F) << 8;
    }
    if (size > 2) {
      message |= (data.getByte(2) & 0x7F) << 16;
    }
    return message;
  }

  /// Sends what the callback has for the part of a cycle that it just played; what the buffer
  /// cannot hold is lost.
  void send(long buffer, int from, int frames, AudioCallback callback) {
    for (int i = 0; i < MOST; i++) {
      long next = callback.nextMidiOut();
      if (next == AudioCallback.NO_MIDI) {
        return;
      }
      if (buffer != 0) {
        int offset = Math.clamp(next >> 32, 0, frames - 1);
        write(buffer, from + offset, (int) next);
      }
    }
  }

  private void write(long buffer, int time, int message) {
    int status = message & 0xFF;
    if (status < 0x80) {
      return;
    }
    bytes.setByte(0, (byte) status);
    bytes.setByte(1, (byte) (message >> 8 & 0x7F));
    bytes.setByte(2, (byte) (message >> 16 & 0x7F));
    JackLibrary.jack_midi_event_write(buffer, time, bytesAddress, length(status));
  }

  /// Bytes of a message, by its status (MIDI 1.0, table of status bytes).
  static int length(int status) {
    if (status >= 0xF4) {
      return 1;
    }
    boolean two = (status & 0xE0) == 0xC0 || status == 0xF1 || status == 0xF3;
    return two ? 2 : status == 0xF0 ? 1 : 3;
  }
}
