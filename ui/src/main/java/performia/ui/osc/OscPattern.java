// SPDX-License-Identifier: GPL-3.0-or-later
package performia.ui.osc;

/// Address patterns of OSC 1.0: `?` one character, `*` any number, `[abc]` `[a-z]` `[!a]` one of
/// them, `{one,two}` one of these words; none goes over a slash. The time is at most the length of
/// the pattern times that of the address, whatever the pattern. Pure; any thread.
final class OscPattern {
  private final String pattern;
  private final String address;
  private int at;

  /// Which places of the address are reached by the pattern so far.
  private boolean[] reached;

  private OscPattern(String pattern, String address) {
    this.pattern = pattern;
    this.address = address;
    reached = new boolean[address.length() + 1];
    reached[0] = true;
  }

  /// Whether an address has characters that make it a pattern.
  static boolean isPattern(String address) {
    for (int i = 0; i < address.length(); i++) {
      if ("*?[{".indexOf(address.charAt(i)) >= 0) {
        return true;
      }
    }
    return false;
  }

  /// Whether the pattern means the address; a bracket that never closes means nothing.
  static boolean matches(String pattern, String address) {
    return new OscPattern(pattern, address).run();
  }

  private boolean run() {
    while (at < pattern.length()) {
      char letter = pattern.charAt(at++);
      boolean sound =
          switch (letter) {
            case '*' -> any();
            case '[' -> oneOf();
            case '{' -> words();
            default -> {
              step(letter == '?' ? "/" : String.valueOf(letter), letter == '?');
              yield true;
            }
          };
      if (!sound) {
        return false;
      }
    }
    return reached[address.length()];
  }

  private boolean any() {
    for (int i = 0; i < address.length(); i++) {
      reached[i + 1] |= reached[i] && address.charAt(i) != '/';
    }
    return true;
  }

  private boolean oneOf() {
    int end = pattern.indexOf(']', at);
    if (end < 0) {
      return false;
    }
    boolean not = at < end && pattern.charAt(at) == '!';
    var letters = new StringBuilder(not ? "/" : "");
    for (int i = not ? at + 1 : at; i < end; i++) {
      char first = pattern.charAt(i);
      boolean range = i + 2 < end && pattern.charAt(i + 1) == '-';
      char last = range ? pattern.charAt(i + 2) : first;
      // Addresses are ASCII, so a range has no use beyond.
      for (int c = first; c <= Math.min(last, 127); c++) {
        letters.append((char) c);
      }
      i += range ? 2 : 0;
    }
    at = end + 1;
    step(letters.toString(), not);
    return true;
  }

  private boolean words() {
    int end = pattern.indexOf('}', at);
    if (end < 0) {
      return false;
    }
    var next = new boolean[reached.length];
    for (String word : pattern.substring(at, end).split(",", -1)) {
      for (int i = 0; i < reached.length; i++) {
        if (reached[i] && address.startsWith(word, i)) {
          next[i + word.length()] = true;
        }
      }
    }
    at = end + 1;
    reached = next;
    return true;
  }

  /// One character on, where it is one of these letters, or with `not` none of them.
  private void step(String letters, boolean not) {
    var next = new boolean[reached.length];
    for (int i = 0; i < address.length(); i++) {
      next[i + 1] = reached[i] && letters.indexOf(address.charAt(i)) >= 0 != not;
    }
    reached = next;
  }
}
