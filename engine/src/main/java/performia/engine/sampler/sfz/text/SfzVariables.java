// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.sfz.text;

import java.util.HashMap;
import java.util.Map;

/// What `#define` says: names and the text they stand for from there on. One loader thread.
///
/// A name begins with `$`; of the names that fit, the longest is meant, so `$KEY` and `$KEYLOW` can
/// stand beside each other, and `$KEY` can be followed by letters. What a name stands for is worked
/// out when it is defined, not when it is used: definitions cannot run in circles.
final class SfzVariables {
  private static final int MOST = 20_000;
  private static final int LONGEST = 4096;

  private final Map<String, String> values = new HashMap<>();
  private int longestName;

  /// Whether there was room for it.
  boolean define(String name, String value) {
    String expanded = expand(value);
    if (name.length() < 2
        || name.length() > 256
        || expanded.length() > LONGEST
        || values.size() >= MOST) {
      return false;
    }
    values.put(name.substring(1), expanded);
    longestName = Math.max(longestName, name.length() - 1);
    return true;
  }

  /// The text with every known name replaced; unknown ones stay as they are.
  String expand(String text) {
    int dollar = text.indexOf('$');
    if (dollar < 0 || values.isEmpty()) {
      return text;
    }
    StringBuilder out = new StringBuilder();
    int from = 0;
    while (dollar >= 0 && out.length() <= LONGEST) {
      out.append(text, from, dollar);
      int length = longestMatch(text, dollar + 1);
      if (length == 0) {
        out.append('$');
        from = dollar + 1;
      } else {
        out.append(values.get(text.substring(dollar + 1, dollar + 1 + length)));
        from = dollar + 1 + length;
      }
      dollar = text.indexOf('$', from);
    }
    return out.append(text.substring(from)).toString();
  }

  private int longestMatch(String text, int from) {
    int most = 0;
    while (most < longestName
        && from + most < text.length()
        && (Character.isLetterOrDigit(text.charAt(from + most))
            || text.charAt(from + most) == '_')) {
      most++;
    }
    while (most > 0 && !values.containsKey(text.substring(from, from + most))) {
      most--;
    }
    return most;
  }
}
