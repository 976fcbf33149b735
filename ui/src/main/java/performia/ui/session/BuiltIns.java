// SPDX-License-Identifier: GPL-3.0-or-later
package performia.ui.session;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import performia.analysis.transcribe.ChartReader;
import performia.engine.PerformiaException;
import performia.engine.music.Song;

/// The songs that come with the program, of our own making, as chart files among its resources. Any
/// thread.
final class BuiltIns {
  /// What a musician types; the first is what `demo` plays.
  static final List<String> NAMES =
      List.of("night-market", "paper-lanterns", "corner-table", "low-tide", "long-way-home");

  private static final int MAX_BYTES = 1 << 16;

  private BuiltIns() {}

  /// A built-in song.
  ///
  /// @param name one of [#NAMES]
  static Song read(String name) {
    String file = name + ".json";
    try (InputStream in = BuiltIns.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new PerformiaException("a built-in song is missing", file, "build Performia again");
      }
      String text = new String(in.readNBytes(MAX_BYTES), StandardCharsets.UTF_8);
      return ChartReader.read(text, file).getFirst();
    } catch (IOException e) {
      throw new PerformiaException(
          "a built-in song cannot be read", file, "build Performia again", e);
    }
  }
}
