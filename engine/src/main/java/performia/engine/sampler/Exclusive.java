// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler;

/// A window on the bytes of one system exclusive message, without its 0xf0 and 0xf7; reused for
/// every message. Audio thread.
final class Exclusive {
  private byte[] bytes = new byte[0];
  private int from;
  private int length;

  /// Looks at another message.
  void look(byte[] message, int start, int count) {
    bytes = message;
    from = Math.max(0, Math.min(message.length, start));
    length = Math.max(0, Math.min(message.length - from, count));
    if (length > 0 && (bytes[from] & 0xff) == 0xf0) {
      from++;
      length--;
    }
    if (length > 0 && (bytes[from + length - 1] & 0xff) == 0xf7) {
      length--;
    }
  }

  int length() {
    return length;
  }

  /// A data byte 0..127; -1 beyond the end, or where a byte is no data.
  int at(int i) {
    return i >= 0 && i < length ? bytes[from + i] < 0 ? -1 : bytes[from + i] : -1;
  }

  /// Two data bytes, the low one first; -1 beyond the end.
  int lowHigh(int i) {
    int low = at(i);
    int high = at(i + 1);
    return low < 0 || high < 0 ? -1 : high << 7 | low;
  }

  /// Two data bytes, the high one first; -1 beyond the end.
  int highLow(int i) {
    int high = at(i);
    int low = at(i + 1);
    return low < 0 || high < 0 ? -1 : high << 7 | low;
  }
}
