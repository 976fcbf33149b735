// SPDX-License-Identifier: GPL-3.0-or-later
package performia.analysis.transcribe.form;

import java.util.List;
import performia.engine.PerformiaException;
import performia.engine.music.Song;

/// One chart format that can be recognised by its content and read. Stateless; any thread.
public interface ChartFormat {
  /// What people call it, such as `MusicXML`.
  String name();

  /// Whether some of its files are binary, such as a compressed container; other formats are not
  /// asked about binary files.
  default boolean mayBeBinary() {
    return false;
  }

  /// Whether this looks like the format. Cheap; never throws. Formats are asked in the order that
  /// the front door lists them, the most particular first.
  boolean recognises(ChartSource source);

  /// Reads every song in it, at least one.
  ///
  /// @throws PerformiaException when it is damaged; says what, where and what to do
  List<Song> read(ChartSource source);
}
