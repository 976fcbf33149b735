// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.music;

/// Brings the many characters that print a chord symbol down to a few: `♭` to `b`, `Δ` to `^`, `ø`
/// to `h`, small raised figures to figures. Pure; any thread.
final class ChordLetters {
  private static final String FROM = "♭♯△∆ᐃΔ−–—‐‑º°˚ᵒ⁰øØ⌀∅∘⁶⁷⁹⁴⁵²³¹＋⁺⁻\u00a0";
  private static final String TO = "b#^^^^-----ooooohhhho67945231++- ";

  private ChordLetters() {}

  static String plain(String symbol) {
    var plain = new StringBuilder(symbol.length());
    for (int i = 0; i < symbol.length(); i++) {
      char c = symbol.charAt(i);
      int known = c < 128 ? -1 : FROM.indexOf(c);
      if (known >= 0) {
        plain.append(TO.charAt(known));
      } else if (symbol.startsWith("𝄫", i)) {
        plain.append("bb");
        i++;
      } else if (symbol.startsWith("𝄪", i)) {
        plain.append("##");
        i++;
      } else {
        plain.append(c);
      }
    }
    return plain.toString();
  }
}
