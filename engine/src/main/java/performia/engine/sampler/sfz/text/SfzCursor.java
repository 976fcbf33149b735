// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.sfz.text;

/// A reader's place in one text: finds where words, values and comments end. One loader thread.
final class SfzCursor {
  private final String file;
  private final String text;
  private int at;
  private int line = 1;

  SfzCursor(String file, String text) {
    this.file = file;
    this.text = text;
  }

  String file() {
    return file;
  }

  SfzPlace place() {
    return new SfzPlace(file, line);
  }

  /// Passes over blanks, line ends and comments; whether anything is left.
  boolean skipToWord() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '\n') {
        line++;
        at++;
      } else if (c <= ' ' || c == '\u00a0' || c == '\ufeff') {
        at++;
      } else if (text.startsWith("//", at)) {
        skipLine();
      } else if (text.startsWith("/*", at)) {
        skipBlockComment();
      } else {
        return true;
      }
    }
    return false;
  }

  private void skipLine() {
    while (at < text.length() && text.charAt(at) != '\n') {
      at++;
    }
  }

  private void skipBlockComment() {
    int end = text.indexOf("*/", at + 2);
    end = end < 0 ? text.length() : end + 2;
    for (; at < end; at++) {
      if (text.charAt(at) == '\n') {
        line++;
      }
    }
  }

  /// The character here, which [#skipToWord] has said exists.
  char peek() {
    return text.charAt(at);
  }

  boolean startsWith(String word) {
    return text.startsWith(word, at);
  }

  /// Reads `<header>`; empty where there is no closing bracket on the line.
  String header() {
    int end = headerEnd(at);
    if (end < 0) {
      skipLine();
      return "";
    }
    String name = text.substring(at + 1, end);
    at = end + 1;
    return name;
  }

  /// Where the header that starts at `from` closes, or -1.
  private int headerEnd(int from) {
    int i = from + 1;
    while (i < text.length() && i - from < 64 && isNameCharacter(text.charAt(i))) {
      i++;
    }
    return i > from + 1 && i < text.length() && text.charAt(i) == '>' ? i : -1;
  }

  /// Reads up to the next blank.
  String word() {
    skipBlanks();
    int from = at;
    while (at < text.length() && text.charAt(at) > ' ') {
      at++;
    }
    return text.substring(from, at);
  }

  /// Reads what stands between two quotes on this line; empty where there is none.
  String quoted() {
    skipBlanks();
    int from = at;
    skipLine();
    String rest = text.substring(from, at);
    int open = rest.indexOf('"');
    int close = rest.indexOf('"', open + 1);
    if (open < 0 || close < 0) {
      return "";
    }
    at = from + close + 1;
    return rest.substring(open + 1, close);
  }

  private void skipBlanks() {
    while (at < text.length() && isBlank(text.charAt(at))) {
      at++;
    }
  }

  /// Reads an opcode's name and its equals sign; empty, with the rest of the word passed over,
  /// where there is no equals sign.
  String name() {
    int from = at;
    while (at < text.length() && text.charAt(at) > ' ' && text.charAt(at) != '=') {
      if (text.charAt(at) == '<' && headerEnd(at) > 0) {
        return "";
      }
      at++;
    }
    String name = text.substring(from, at);
    skipBlanks();
    if (at < text.length() && text.charAt(at) == '=') {
      at++;
      return name;
    }
    return "";
  }

  /// Reads an opcode's value: up to the line's end, a comment, a header, or a blank behind which
  /// another opcode begins, since paths may hold blanks.
  ///
  /// @param path whether the value is a path or a label, in which `//` is a comment only behind a
  ///   blank
  String value(boolean path) {
    int from = at;
    int end = at;
    while (end < text.length()) {
      char c = text.charAt(end);
      if (c == '\n' || c == '\r' || c == '<' && headerEnd(end) > 0 || isComment(end, from, path)) {
        break;
      }
      if (isBlank(c)) {
        int next = end;
        while (next < text.length() && isBlank(text.charAt(next))) {
          next++;
        }
        if (startsOpcode(next)) {
          break;
        }
        end = next;
      } else {
        end++;
      }
    }
    at = end;
    return text.substring(from, end).strip();
  }

  /// Reads everything up to the next section: bytes written as letters, over many lines, among them
  /// what elsewhere is a comment.
  String data() {
    int end = text.indexOf('<', at);
    end = end < 0 ? text.length() : end;
    String data = text.substring(at, end);
    line += (int) data.chars().filter(c -> c == '\n').count();
    at = end;
    return data;
  }

  private boolean isComment(int i, int from, boolean path) {
    if (text.charAt(i) != '/' || i + 1 >= text.length()) {
      return false;
    }
    char next = text.charAt(i + 1);
    boolean behindBlank = i > from && isBlank(text.charAt(i - 1));
    return (next == '/' || next == '*') && (!path || behindBlank);
  }

  private boolean startsOpcode(int from) {
    if (text.startsWith("#include", from) || text.startsWith("#define", from)) {
      return true;
    }
    int i = from;
    while (i < text.length() && i - from < 256 && isNameCharacter(text.charAt(i))) {
      i++;
    }
    return i > from && i < text.length() && text.charAt(i) == '=';
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\u00a0';
  }

  private static boolean isNameCharacter(char c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || c == '_'
        || c == '$';
  }
}
