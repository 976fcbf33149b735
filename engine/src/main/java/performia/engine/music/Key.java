// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.music;

/// A key: tonic and mode. Immutable; any thread.
///
/// @param tonic pitch class 0..11 (C = 0)
/// @param minor whether the mode is minor
/// @param flats whether notes outside the key are best spelled with flats
public record Key(int tonic, boolean minor, boolean flats) {
  public static final Key C = new Key(0, false, false);

  private static final int MAJOR = 0b1010_1011_0101;
  private static final int MINOR = 0b1101_1010_1101;

  public Key {
    if (tonic < 0 || tonic > 11) {
      throw new IllegalArgumentException("key tonic " + tonic + " (0..11)");
    }
  }

  /// Pitch classes of the scale (natural minor with the leading tone added): bit `n` set for pitch
  /// class n.
  public int scale() {
    int mode = minor ? MINOR : MAJOR;
    return ((mode << tonic) | (mode >> (12 - tonic))) & 0xfff;
  }
}
