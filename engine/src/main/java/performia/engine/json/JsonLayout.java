// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.json;

import java.util.Locale;
import java.util.Map;

/// Lays a JSON tree out as text. One thread.
final class JsonLayout {
  private final int width;
  private final StringBuilder out = new StringBuilder();

  JsonLayout(int width) {
    this.width = width;
  }

  String pretty(Json json) {
    out.setLength(0);
    pretty(json, 0, 0);
    return out.toString();
  }

  private void pretty(Json json, int indent, int before) {
    int start = out.length();
    compact(json, out);
    boolean container = json instanceof Json.Obj || json instanceof Json.Arr;
    if (!container || out.length() - start + indent + before <= width) {
      return;
    }
    out.setLength(start);
    switch (json) {
      case Json.Obj object -> {
        out.append('{');
        String separator = "";
        for (Map.Entry<String, Json> field : object.fields().entrySet()) {
          out.append(separator);
          line(indent + 2);
          int key = out.length();
          quote(field.getKey(), out);
          out.append(": ");
          pretty(field.getValue(), indent + 2, out.length() - key);
          separator = ",";
        }
        line(indent);
        out.append('}');
      }
      case Json.Arr array -> {
        out.append('[');
        String separator = "";
        for (Json item : array.items()) {
          out.append(separator);
          line(indent + 2);
          pretty(item, indent + 2, 0);
          separator = ",";
        }
        line(indent);
        out.append(']');
      }
      default -> compact(json, out);
    }
  }

  private void line(int indent) {
    out.append('\n').repeat(' ', indent);
  }

  static void compact(Json json, StringBuilder out) {
    switch (json) {
      case Json.Obj object -> {
        String separator = "{";
        for (Map.Entry<String, Json> field : object.fields().entrySet()) {
          out.append(separator);
          quote(field.getKey(), out);
          out.append(": ");
          compact(field.getValue(), out);
          separator = ", ";
        }
        out.append(object.fields().isEmpty() ? "{}" : "}");
      }
      case Json.Arr array -> {
        String separator = "[";
        for (Json item : array.items()) {
          out.append(separator);
          compact(item, out);
          separator = ", ";
        }
        out.append(array.items().isEmpty() ? "[]" : "]");
      }
      case Json.Str string -> quote(string.value(), out);
      case Json.Num number -> number(number.value(), out);
      case Json.Bool bool -> out.append(bool.value());
      case Json.Null nothing -> out.append("null");
    }
  }

  private static void number(double value, StringBuilder out) {
    boolean whole = value == Math.rint(value) && Math.abs(value) < 1L << 53;
    // Minus zero is no whole number here: it must come back as it was.
    if (whole && (value != 0 || 1 / value > 0)) {
      out.append((long) value);
    } else {
      out.append(value);
    }
  }

  private static void quote(String text, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          // Line separators do not survive every reader, and a lone surrogate survives none.
          if (isLone(text, i)) {
            out.append('\ufffd');
          } else if (c < 0x20 || c == 0x7f || c == 0x2028 || c == 0x2029) {
            out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }

  private static boolean isLone(String text, int i) {
    char c = text.charAt(i);
    if (Character.isHighSurrogate(c)) {
      return i + 1 >= text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
    }
    return Character.isLowSurrogate(c)
        && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
  }
}
