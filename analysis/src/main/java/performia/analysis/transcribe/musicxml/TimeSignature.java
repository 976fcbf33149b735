// SPDX-License-Identifier: GPL-3.0-or-later
package performia.analysis.transcribe.musicxml;

import performia.engine.music.Meter;

/// Time signatures, additive ones summed. Immutable; any thread.
///
/// @param beats length of a bar in quarter notes; 0 for music without measure
/// @param unit the lower figure
record TimeSignature(double beats, int unit) {
  static final TimeSignature NONE = new TimeSignature(0, 4);

  /// Reads a `time` element; `3+2` over 8, and several pairs, are summed.
  static TimeSignature of(XmlElement time) {
    if (time.has("senza-misura")) {
      return NONE;
    }
    double length = 0;
    int finest = 1;
    double upper = 0;
    for (XmlElement child : time.children()) {
      if (child.is("beats")) {
        upper = upper(child);
      } else if (child.is("beat-type")) {
        int unit = (int) child.number(0);
        if (unit < 1 || unit > 64 || Integer.bitCount(unit) != 1) {
          throw child.error("a time signature over " + child.text(), "correct it in the score");
        }
        length += 4 * upper / unit;
        finest = Math.max(finest, unit);
      }
    }
    return length == 0 ? NONE : new TimeSignature(length, finest);
  }

  private static double upper(XmlElement beats) {
    double sum = 0;
    for (String term : beats.text().split("\\+")) {
      double count = XmlElement.parsed(term, 0);
      if (count <= 0 || count > 128) {
        throw beats.error(
            "a time signature of \"" + beats.text() + "\" beats", "correct it in the score");
      }
      sum += count;
    }
    return sum;
  }

  /// The metre of a bar that is that long: over the wanted unit where it can be, else over the next
  /// that fits; lengths that no metre has are rounded up to a thirty-second.
  static Meter meter(double beats, int unit) {
    for (int over : new int[] {unit, 4, 8, 16, 32, 2, 1}) {
      double count = beats * over / 4;
      if (over <= 32 && Math.abs(count - Math.rint(count)) < 1e-3 && fits(count)) {
        return new Meter((int) Math.rint(count), over);
      }
    }
    for (int over : new int[] {32, 16, 8, 4, 2, 1}) {
      double count = Math.ceil(beats * over / 4 - 1e-3);
      if (fits(count)) {
        return new Meter((int) count, over);
      }
    }
    return new Meter(32, 1);
  }

  private static boolean fits(double count) {
    return count > 0.5 && count < 32.5;
  }
}
