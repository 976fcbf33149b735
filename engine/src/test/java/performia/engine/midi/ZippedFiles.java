// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.midi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import performia.engine.SharedData;

/// The files of an archive of the MIDI conformance collection, by their names in it; skips the test
/// where the collection is absent. One thread.
final class ZippedFiles {
  private ZippedFiles() {}

  static SortedMap<String, byte[]> of(String archive) {
    Path zip = SharedData.require("data/midi_conformance").resolve(archive + ".zip");
    var files = new TreeMap<String, byte[]>();
    try (ZipInputStream entries = new ZipInputStream(Files.newInputStream(zip))) {
      for (ZipEntry e = entries.getNextEntry(); e != null; e = entries.getNextEntry()) {
        if (!e.isDirectory()) {
          files.put(e.getName(), entries.readAllBytes());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }
}
