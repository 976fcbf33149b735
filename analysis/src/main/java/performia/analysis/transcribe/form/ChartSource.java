// SPDX-License-Identifier: GPL-3.0-or-later
package performia.analysis.transcribe.form;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import performia.engine.PerformiaException;

/// A chart as it came in: its name, its bytes, and the text they spell. Immutable; any thread.
public final class ChartSource {
  private static final Charset WINDOWS =
      Charset.isSupported("windows-1252")
          ? Charset.forName("windows-1252")
          : StandardCharsets.ISO_8859_1;

  private final String name;
  private final byte[] bytes;
  private final String text;

  private ChartSource(String name, byte[] bytes, String text) {
    this.name = name;
    this.bytes = bytes;
    this.text = text;
  }

  /// @param name the file's own name, for messages and as title of last resort
  public static ChartSource of(String name, byte[] bytes) {
    return new ChartSource(name, bytes.clone(), decode(bytes));
  }

  public static ChartSource of(String name, String text) {
    // By way of UTF-8, so that no lone surrogate gets into a song that no file could hold.
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new ChartSource(name, bytes, new String(bytes, StandardCharsets.UTF_8));
  }

  public String name() {
    return name;
  }

  /// The name without folder and ending: the title of a chart that has none.
  public String title() {
    int slash = Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\'));
    String base = name.substring(slash + 1);
    for (String ending : new String[] {".grid.txt", ".song.json"}) {
      if (base.length() > ending.length() && base.endsWith(ending)) {
        return base.substring(0, base.length() - ending.length());
      }
    }
    int dot = base.lastIndexOf('.');
    return dot > 0 ? base.substring(0, dot) : base;
  }

  /// A copy of the bytes.
  public byte[] bytes() {
    return bytes.clone();
  }

  /// The first `count` bytes, or all when there are fewer.
  public byte[] head(int count) {
    return java.util.Arrays.copyOf(bytes, Math.min(count, bytes.length));
  }

  /// The text without byte order mark; lines end with `\n`, `\r\n` or `\r`.
  public String text() {
    return text;
  }

  /// The lines of the text.
  public java.util.List<String> lines() {
    return text.lines().toList();
  }

  /// Whether this can be no text: it holds a NUL, or control characters are more than one in fifty.
  public boolean isBinary() {
    int controls = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0) {
        return true;
      }
      controls += c < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f' ? 1 : 0;
    }
    return controls * 50 > text.length();
  }

  /// A place for messages.
  ///
  /// @param line 1-based
  /// @param column 1-based
  public String where(int line, int column) {
    return name + ", line " + line + ", column " + column;
  }

  /// What a reader throws.
  public PerformiaException error(int line, int column, String what, String fix) {
    return new PerformiaException(what, where(line, column), fix);
  }

  /// UTF-8, or UTF-16 with a byte order mark; what is neither is taken for Windows Latin.
  private static String decode(byte[] bytes) {
    if (startsWith(bytes, 0xff, 0xfe)) {
      return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16LE);
    }
    if (startsWith(bytes, 0xfe, 0xff)) {
      return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16BE);
    }
    int skip = startsWith(bytes, 0xef, 0xbb, 0xbf) ? 3 : 0;
    try {
      ByteBuffer rest = ByteBuffer.wrap(bytes, skip, bytes.length - skip);
      return StandardCharsets.UTF_8.newDecoder().decode(rest).toString();
    } catch (CharacterCodingException e) {
      return new String(bytes, WINDOWS);
    }
  }

  private static boolean startsWith(byte[] bytes, int... mark) {
    if (bytes.length < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((bytes[i] & 0xff) != mark[i]) {
        return false;
      }
    }
    return true;
  }
}
