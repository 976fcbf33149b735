// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import performia.engine.PerformiaException;

/// The formats of banks, told apart by their content. Immutable; loader threads.
enum BankFormat {
  /// SoundFont 2, plain or with Vorbis samples (SF3): `RIFF` of type `sfbk`.
  SOUNDFONT,
  /// Downloadable Sounds 1 and 2: `RIFF` of type `DLS `.
  DLS,
  /// SFZ: text with `<region>` and its like.
  SFZ,
  /// None of them.
  UNKNOWN;

  private static final int LOOKED_AT = 65_536;

  private static final Pattern SFZ_WORDS =
      Pattern.compile("<\\s*(region|group|global|master|control|curve|effect|sample|midi)\\s*>");

  private static final Pattern SFZ_DIRECTIVES = Pattern.compile("(?m)^\\s*#(include|define)\\s");

  /// Looks at the first bytes of a file.
  ///
  /// @throws PerformiaException when it cannot be read
  static BankFormat of(Path file) {
    byte[] head = head(file);
    if (is(head, 0, "RIFF")) {
      return is(head, 8, "sfbk") ? SOUNDFONT : is(head, 8, "DLS ") ? DLS : UNKNOWN;
    }
    for (byte letter : head) {
      if (letter == 0) {
        return UNKNOWN;
      }
    }
    String text = new String(head, StandardCharsets.ISO_8859_1);
    boolean named = file.toString().toLowerCase(Locale.ROOT).endsWith(".sfz");
    return named || SFZ_WORDS.matcher(text).find() || SFZ_DIRECTIVES.matcher(text).find()
        ? SFZ
        : UNKNOWN;
  }

  private static byte[] head(Path file) {
    if (Files.isDirectory(file)) {
      throw new PerformiaException(
          "this is a folder", file.toString(), "name the bank's file inside it");
    }
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(LOOKED_AT);
    } catch (IOException e) {
      throw new PerformiaException(
          "the bank cannot be read",
          file.toString(),
          Files.exists(file)
              ? "check that it may be read"
              : "check the name: there is no such file",
          e);
    }
  }

  private static boolean is(byte[] head, int at, String tag) {
    return head.length >= at + 4
        && new String(head, at, 4, StandardCharsets.ISO_8859_1).equals(tag);
  }
}
