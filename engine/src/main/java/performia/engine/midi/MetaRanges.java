// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.midi;

/// What the meta events of a Standard MIDI File (RP-001) may hold. Stateless; any thread.
final class MetaRanges {
  static final int CHANNEL = 0x20;
  static final int PORT = 0x21;
  static final int END = 0x2f;
  static final int TEMPO = 0x51;
  static final int TIME_CODE = 0x54;
  static final int METER = 0x58;
  static final int KEY = 0x59;

  private MetaRanges() {}

  /// Whether an event of a type has the bytes it should have; true for types not known.
  static boolean holds(int type, byte[] bytes, int at, int length) {
    return switch (type) {
      case CHANNEL -> length >= 1 && bytes[at] >= 0 && bytes[at] < 16;
      case PORT -> length >= 1 && bytes[at] >= 0;
      case TEMPO -> length >= 3 && (bytes[at] | bytes[at + 1] | bytes[at + 2]) != 0;
      case TIME_CODE -> length >= 5 && isTimeCode(bytes, at);
      case METER -> length >= 2 && bytes[at] != 0 && bytes[at + 1] >= 0 && bytes[at + 1] < 16;
      case KEY ->
          length >= 2
              && bytes[at] >= -7
              && bytes[at] <= 7
              && (bytes[at + 1] == 0 || bytes[at + 1] == 1);
      default -> true;
    };
  }

  /// Hours carry the frame rate in their upper bits.
  private static boolean isTimeCode(byte[] bytes, int at) {
    return bytes[at] >= 0
        && (bytes[at] & 0x1f) < 24
        && isBelow(bytes[at + 1], 60)
        && isBelow(bytes[at + 2], 60)
        && isBelow(bytes[at + 3], 30)
        && isBelow(bytes[at + 4], 100);
  }

  private static boolean isBelow(int value, int limit) {
    return value >= 0 && value < limit;
  }
}
