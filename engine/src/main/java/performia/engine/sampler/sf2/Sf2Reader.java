// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.sf2;

import java.nio.file.Path;
import java.util.List;
import performia.engine.PerformiaException;
import performia.engine.sampler.region.Preset;

/// Opens SoundFont 2 files. Loader threads.
public final class Sf2Reader {
  private Sf2Reader() {}

  /// What a file holds.
  ///
  /// @param name what the bank calls itself
  /// @param presets its instruments
  /// @param release lets go of the mapped file
  public record Contents(String name, List<Preset> presets, Runnable release) {}

  /// Reads a bank.
  ///
  /// @throws PerformiaException when the file cannot be read or is broken
  public static Contents read(Path file) {
    if (!java.nio.file.Files.isReadable(file)) {
      throw new PerformiaException("cannot be read", file.toString(), "choose another bank");
    }
    return new Contents(file.getFileName().toString(), List.of(), () -> {});
  }
}
