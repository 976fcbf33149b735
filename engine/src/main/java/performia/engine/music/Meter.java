// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.music;

import java.util.List;
import java.util.Optional;

/// A time signature. A beat in Performia is always a quarter note, so 6/8 is three beats long.
/// Immutable; any thread.
///
/// @param count upper figure, 1..32
/// @param unit lower figure: 1, 2, 4, 8, 16 or 32
public record Meter(int count, int unit) {
  public static final Meter COMMON = new Meter(4, 4);

  public Meter {
    if (count < 1 || count > 32 || unit < 1 || unit > 32 || Integer.bitCount(unit) != 1) {
      throw new IllegalArgumentException(
          "metre " + count + "/" + unit + " (1..32 over 1, 2, 4, 8, 16 or 32)");
    }
  }

  /// Reads `3/4`, `6/8`, also `C` for 4/4 and `C|` for 2/2.
  ///
  /// @return the metre, or nothing when it is none
  public static Optional<Meter> parse(String text) {
    String plain = text.strip();
    if (plain.equals("C") || plain.equals("c")) {
      return Optional.of(COMMON);
    }
    if (plain.equals("C|") || plain.equals("c|")) {
      return Optional.of(new Meter(2, 2));
    }
    int slash = plain.indexOf('/');
    int count = slash < 0 ? 0 : figure(plain.substring(0, slash).strip());
    int unit = slash < 0 ? 0 : figure(plain.substring(slash + 1).strip());
    boolean valid = count >= 1 && count <= 32 && unit >= 1 && Integer.bitCount(unit) == 1;
    return valid && unit <= 32 ? Optional.of(new Meter(count, unit)) : Optional.empty();
  }

  /// One or two digits; 0 for anything else.
  private static int figure(String digits) {
    int value = 0;
    for (int i = 0; i < digits.length(); i++) {
      char c = digits.charAt(i);
      if (c < '0' || c > '9' || i > 1) {
        return 0;
      }
      value = 10 * value + c - '0';
    }
    return value;
  }

  /// Length of a bar in quarter notes.
  public double lengthBeats() {
    return 4.0 * count / unit;
  }

  /// Whether the pulse divides in three (6/8, 9/8, 12/8).
  public boolean isCompound() {
    return unit >= 8 && count % 3 == 0 && count > 3;
  }

  /// How the bar falls into pulses, in lower-figure units: 4/4 is 1 1 1 1, 6/8 is 3 3, 7/8 is 2 2
  /// 3, 5/8 is 3 2.
  public List<Integer> groups() {
    if (isCompound()) {
      return java.util.Collections.nCopies(count / 3, 3);
    }
    if (unit < 8 || count == 1) {
      return java.util.Collections.nCopies(count, 1);
    }
    if (count == 5) {
      return List.of(3, 2);
    }
    var groups = new java.util.ArrayList<Integer>(java.util.Collections.nCopies(count / 2, 2));
    if (count % 2 == 1) {
      groups.set(groups.size() - 1, 3);
    }
    return List.copyOf(groups);
  }

  @Override
  public String toString() {
    return count + "/" + unit;
  }
}
