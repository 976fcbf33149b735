// SPDX-License-Identifier: GPL-3.0-or-later
package performia.ui.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import performia.engine.PerformiaException;

/// The files that a verb is asked to write, looked at before a note is played: a wrong name must
/// not cost a render, nor a chart its life. Session thread.
final class Outputs {
  private final List<Path> read = new ArrayList<>();
  private final List<Path> written = new ArrayList<>();

  /// What is read and must not be written over; names that are no files are passed over.
  Outputs keep(String source) {
    try {
      return keep(Path.of(source.strip()));
    } catch (InvalidPathException e) {
      return this;
    }
  }

  Outputs keep(Path source) {
    if (Files.isRegularFile(source)) {
      read.add(source);
    }
    return this;
  }

  /// A file to be written; null for none.
  ///
  /// @param option that names it
  /// @throws PerformiaException when it cannot be written, or is read or written already
  Outputs file(String option, @Nullable Path file) {
    if (file == null) {
      return this;
    }
    String name = file.toString();
    if (name.isBlank()) {
      throw new PerformiaException("names no file", option, "give it a name");
    }
    if (Files.isDirectory(file)) {
      throw new PerformiaException("that is a folder", name, "name a file in it");
    }
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new PerformiaException("that is no ordinary file", name, "choose another name");
    }
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new PerformiaException(
          "there is no such folder", String.valueOf(file.getParent()), "make it first");
    }
    if (!Files.isWritable(folder)) {
      throw new PerformiaException(
          "this folder cannot be written", folder.toString(), "choose another one");
    }
    requireNew(option, file);
    written.add(file);
    return this;
  }

  /// A folder to be made and written into; null for none.
  ///
  /// @throws PerformiaException when something else has its name
  Outputs folder(String option, @Nullable Path folder) {
    if (folder == null) {
      return this;
    }
    if (folder.toString().isBlank()) {
      throw new PerformiaException("names no folder", option, "give it a name");
    }
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new PerformiaException(
          "that is a file, not a folder", folder.toString(), "choose another one for " + option);
    }
    return this;
  }

  private void requireNew(String option, Path file) {
    for (Path source : read) {
      if (same(source, file)) {
        throw new PerformiaException(
            option + " would write over what is read", file.toString(), "choose another name");
      }
    }
    for (Path other : written) {
      if (same(other, file)) {
        throw new PerformiaException(
            "two outputs of the same name", file.toString(), "choose another name for " + option);
      }
    }
  }

  private static boolean same(Path one, Path other) {
    try {
      return one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize())
          || (Files.exists(other) && Files.exists(one) && Files.isSameFile(one, other));
    } catch (IOException e) {
      return false;
    }
  }
}
