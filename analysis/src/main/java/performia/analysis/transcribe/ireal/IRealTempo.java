// SPDX-License-Identifier: GPL-3.0-or-later
package performia.analysis.transcribe.ireal;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// A sensible tempo for a style whose link names none. Pure; any thread.
final class IRealTempo {
  /// By a word of the style; the more particular words come first.
  private static final Map<String, Integer> TEMPI = tempi();

  private IRealTempo() {}

  private static Map<String, Integer> tempi() {
    var tempi = new LinkedHashMap<String, Integer>();
    tempi.put("rock ballad", 72);
    tempi.put("ballad", 64);
    tempi.put("up tempo", 220);
    tempi.put("medium up", 168);
    tempi.put("slow bossa", 104);
    tempi.put("slow", 80);
    tempi.put("bossa", 132);
    tempi.put("samba", 200);
    tempi.put("waltz", 150);
    tempi.put("12/8", 112);
    tempi.put("reggae", 76);
    tempi.put("shuffle", 120);
    tempi.put("funk", 104);
    tempi.put("soul", 100);
    tempi.put("r&b", 92);
    tempi.put("disco", 118);
    tempi.put("country", 120);
    tempi.put("bluegrass", 200);
    tempi.put("latin", 180);
    tempi.put("even 8ths", 140);
    tempi.put("rock", 116);
    tempi.put("pop", 108);
    tempi.put("swing", 130);
    return tempi;
  }

  static double of(String style, String groove) {
    String words = (style + " " + groove).toLowerCase(Locale.ROOT);
    for (Map.Entry<String, Integer> entry : TEMPI.entrySet()) {
      if (words.contains(entry.getKey())) {
        return entry.getValue();
      }
    }
    return 120;
  }
}
