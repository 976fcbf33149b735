// SPDX-License-Identifier: GPL-3.0-or-later
package performia.agents.style;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import performia.engine.PerformiaException;

/// The text all style files share, parsed: blocks of keyed lines. Immutable; any thread.
///
/// A line is empty, a comment from `#` on, a header `[name key=value ...]`, or `key value...`.
/// Lines before the first header form a block with an empty name.
///
/// @param source file name for messages
/// @param blocks in order of writing; at least the unnamed one
public record StyleText(String source, List<Block> blocks) {
  private static final int MAX_CHARACTERS = 1 << 16;

  /// @param key first word
  /// @param value the rest, stripped; may be empty
  /// @param number 1-based line number
  public record Line(String key, String value, int number) {}

  /// @param name first word of the header; empty before the first header
  /// @param settings the header's `key=value` pairs in order
  /// @param lines in order
  /// @param number line number of the header
  public record Block(String name, Map<String, String> settings, List<Line> lines, int number) {
    /// A header's number, or the fallback where it is not set.
    public double number(String key, double fallback) {
      String text = settings.get(key);
      return text == null ? fallback : Double.parseDouble(text);
    }

    /// A header's word, or the fallback where it is not set.
    public String word(String key, String fallback) {
      return settings.getOrDefault(key, fallback);
    }

    /// The value of the first line with this key, or the fallback.
    public String value(String key, String fallback) {
      for (Line line : lines) {
        if (line.key.equals(key)) {
          return line.value;
        }
      }
      return fallback;
    }
  }

  public StyleText {
    blocks = List.copyOf(blocks);
  }

  /// Every block of this name, in order.
  public List<Block> named(String name) {
    return blocks.stream().filter(b -> b.name.equals(name)).toList();
  }

  /// The lines before the first header.
  public Block head() {
    return blocks.getFirst();
  }

  /// A complaint about one line.
  public PerformiaException wrong(int line, String what, String fix) {
    return new PerformiaException(what, source + ":" + line, fix);
  }

  /// Parses a style file; [PerformiaException] with the line says what is wrong.
  public static StyleText parse(String source, String text) {
    if (text.length() > MAX_CHARACTERS) {
      throw new PerformiaException(
          "style file of " + text.length() + " characters",
          source,
          "keep it under " + MAX_CHARACTERS);
    }
    var blocks = new ArrayList<Block>();
    String name = "";
    Map<String, String> settings = Map.of();
    var lines = new ArrayList<Line>();
    int header = 1;
    int number = 0;
    for (String raw : text.split("\n", -1)) {
      number++;
      int comment = raw.indexOf('#');
      String line = (comment < 0 ? raw : raw.substring(0, comment)).strip();
      if (line.startsWith("[")) {
        blocks.add(new Block(name, settings, List.copyOf(lines), header));
        if (!line.endsWith("]")) {
          throw new PerformiaException(
              "header without a closing bracket", source + ":" + number, "end it with ]");
        }
        String[] words = line.substring(1, line.length() - 1).strip().split("\\s+");
        name = words[0];
        settings = settings(words, source + ":" + number);
        lines.clear();
        header = number;
      } else if (!line.isEmpty()) {
        String[] two = line.split("\\s+", 2);
        lines.add(new Line(two[0], two.length > 1 ? two[1] : "", number));
      }
    }
    blocks.add(new Block(name, settings, List.copyOf(lines), header));
    return new StyleText(source, blocks);
  }

  private static Map<String, String> settings(String[] words, String where) {
    var settings = new LinkedHashMap<String, String>();
    for (int i = 1; i < words.length; i++) {
      int equals = words[i].indexOf('=');
      if (equals < 1) {
        throw new PerformiaException(
            "header word \"" + words[i] + "\"", where, "write it as key=value");
      }
      settings.put(words[i].substring(0, equals), words[i].substring(equals + 1));
    }
    return java.util.Collections.unmodifiableMap(settings);
  }
}
