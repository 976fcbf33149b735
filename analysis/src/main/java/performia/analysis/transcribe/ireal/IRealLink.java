// SPDX-License-Identifier: GPL-3.0-or-later
package performia.analysis.transcribe.ireal;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Finds iReal Pro links in a text and cuts them into songs. Pure; any thread.
final class IRealLink {
  /// More songs than this in one text are left out.
  private static final int MAX_SONGS = 10_000;

  private static final String SCHEME = "irealb";

  /// A song as the link spells it, in plain text.
  ///
  /// @param groove the accompaniment style, the more particular one; may be empty
  /// @param tempo beats a minute; 0 for the style's own
  /// @param chart plain tokens
  record Entry(
      String title,
      String composer,
      String style,
      String key,
      String groove,
      int tempo,
      String chart) {}

  private IRealLink() {}

  static boolean isIn(String text) {
    return start(text.toLowerCase(Locale.ROOT), 0) >= 0;
  }

  /// Every song of every link, in order.
  static List<Entry> songs(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    var songs = new ArrayList<Entry>();
    for (int at = start(lower, 0); at >= 0; at = start(lower, at)) {
      int body = lower.indexOf("://", at) + 3;
      int end = end(text, at, body);
      boolean quoted = at > 0 && isQuote(text.charAt(at - 1));
      String link = text.substring(body, end);
      cut(decode(quoted ? entities(link) : link), songs);
      at = end;
    }
    return songs;
  }

  private static int start(String lower, int from) {
    int at = lower.indexOf(SCHEME, from);
    while (at >= 0 && !lower.startsWith("irealb://", at) && !lower.startsWith("irealbook://", at)) {
      at = lower.indexOf(SCHEME, at + 1);
    }
    return at;
  }

  private static boolean isQuote(char c) {
    return c == '"' || c == '\'';
  }

  /// A link in an attribute ends with its quote; one that is the whole line ends with that, blanks
  /// and all; one in running text ends at a blank.
  private static int end(String text, int start, int body) {
    boolean quoted = start > 0 && isQuote(text.charAt(start - 1));
    boolean ownLine = text.substring(Math.max(0, text.lastIndexOf('\n', start)), start).isBlank();
    int end = body;
    while (end < text.length()) {
      char c = text.charAt(end);
      boolean stop = quoted ? c == text.charAt(start - 1) : c == '\n' || c == '\r';
      if (stop || (!quoted && !ownLine && (Character.isWhitespace(c) || c == '"'))) {
        return end;
      }
      end++;
    }
    return end;
  }

  private static String entities(String attribute) {
    return attribute
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&apos;", "'")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&");
  }

  /// Percent signs that no two hexadecimal digits follow stand for themselves.
  private static String decode(String link) {
    byte[] raw = link.getBytes(StandardCharsets.UTF_8);
    var bytes = new ByteArrayOutputStream(raw.length);
    for (int i = 0; i < raw.length; i++) {
      int high = i + 2 < raw.length ? Character.digit(raw[i + 1], 16) : -1;
      int low = i + 2 < raw.length ? Character.digit(raw[i + 2], 16) : -1;
      if (raw[i] == '%' && high >= 0 && low >= 0) {
        bytes.write(high << 4 | low);
        i += 2;
      } else {
        bytes.write(raw[i]);
      }
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes.toByteArray()))
          .toString();
    } catch (CharacterCodingException e) {
      return bytes.toString(StandardCharsets.ISO_8859_1);
    }
  }

  private static void cut(String link, List<Entry> songs) {
    String[] fields = link.split("=", -1);
    if (link.contains(Scramble.PREFIX)) {
      for (int i = 0; i < fields.length && songs.size() < MAX_SONGS; i++) {
        if (fields[i].startsWith(Scramble.PREFIX)) {
          songs.add(scrambled(fields, i));
        }
      }
      return;
    }
    int first = 0;
    while (first + 5 < fields.length && songs.size() < MAX_SONGS) {
      if (fields[first].isBlank()) {
        first++;
        continue;
      }
      songs.add(
          new Entry(
              fields[first],
              fields[first + 1],
              fields[first + 2],
              fields[first + 3],
              "",
              0,
              fields[first + 5]));
      first += 6;
    }
  }

  /// Songs are parted by `===`, but an empty field within one looks the same; so fields are counted
  /// from the chart, which its prefix gives away.
  private static Entry scrambled(String[] fields, int chart) {
    return new Entry(
        field(fields, chart - 6),
        field(fields, chart - 5),
        field(fields, chart - 3),
        field(fields, chart - 2),
        field(fields, chart + 1),
        number(field(fields, chart + 2)),
        Scramble.plain(fields[chart]));
  }

  private static String field(String[] fields, int index) {
    return index >= 0 && index < fields.length ? fields[index].strip() : "";
  }

  private static int number(String digits) {
    return digits.matches("\\d{1,4}") ? Integer.parseInt(digits) : 0;
  }
}
