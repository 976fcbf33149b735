// SPDX-License-Identifier: GPL-3.0-or-later
package performia.analysis.transcribe.musicxml;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import performia.engine.PerformiaException;

/// The score inside a zipped MusicXML file (`.mxl`). Stateless; any thread. Everything stays in
/// memory and is bounded; names inside the archive are compared, never used as paths.
final class MxlArchive {
  static final int MAX_SCORE_BYTES = 32 << 20;

  private static final int MAX_ENTRIES = 1000;
  private static final String CONTAINER = "META-INF/container.xml";

  private MxlArchive() {}

  /// Whether the bytes begin as a zip file does.
  static boolean recognises(byte[] head) {
    return head.length >= 4 && head[0] == 'P' && head[1] == 'K' && head[2] == 3 && head[3] == 4;
  }

  /// The bytes of the score: the one that the container names, else the first that looks like one.
  static byte[] score(byte[] archive, String file) {
    Map<String, byte[]> scores = scores(archive, file);
    byte[] container = scores.remove(CONTAINER);
    String named = container == null ? "" : rootFile(container);
    byte[] score = scores.get(named);
    if (score == null && !scores.isEmpty()) {
      score = scores.values().iterator().next();
    }
    if (score == null) {
      throw new PerformiaException(
          "there is no score in this archive", file, "export the score as MusicXML (.mxl) again");
    }
    return score;
  }

  private static Map<String, byte[]> scores(byte[] archive, String file) {
    var scores = new LinkedHashMap<String, byte[]>();
    int total = 0;
    try (var zip = new ZipInputStream(new ByteArrayInputStream(archive), StandardCharsets.UTF_8)) {
      int entries = 0;
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (++entries > MAX_ENTRIES) {
          throw tooMuch(file);
        }
        String name = entry.getName();
        if (name.equals(CONTAINER) || isScore(name)) {
          byte[] bytes = zip.readNBytes(MAX_SCORE_BYTES - total + 1);
          total += bytes.length;
          if (total > MAX_SCORE_BYTES) {
            throw tooMuch(file);
          }
          scores.put(name, bytes);
        } else {
          skip(zip, file);
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      throw new PerformiaException(
          "the archive is damaged", file, "export the score as MusicXML (.mxl) again", e);
    }
    return scores;
  }

  private static boolean isScore(String name) {
    boolean xml = name.endsWith(".xml") || name.endsWith(".musicxml");
    return xml && !name.startsWith("META-INF/") && !name.startsWith("__MACOSX/");
  }

  /// Pictures and sounds are passed over, but not without bound.
  private static void skip(ZipInputStream zip, String file) throws IOException {
    byte[] scratch = new byte[8192];
    long skipped = 0;
    for (int got = zip.read(scratch); got >= 0; got = zip.read(scratch)) {
      skipped += got;
      if (skipped > MAX_SCORE_BYTES) {
        throw tooMuch(file);
      }
    }
  }

  private static PerformiaException tooMuch(String file) {
    return new PerformiaException(
        "the archive holds more than a score can be (" + (MAX_SCORE_BYTES >> 20) + " MiB unpacked)",
        file,
        "export the score alone, as MusicXML");
  }

  /// The container says which file is the score: the first `rootfile` is.
  private static String rootFile(byte[] container) {
    String text = new String(container, StandardCharsets.UTF_8);
    int start = text.indexOf("full-path=");
    if (start < 0 || start + 11 >= text.length()) {
      return "";
    }
    char quote = text.charAt(start + 10);
    int end = text.indexOf(quote, start + 11);
    return end < 0 ? "" : text.substring(start + 11, end);
  }
}
