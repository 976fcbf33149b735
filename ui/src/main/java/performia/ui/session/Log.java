// SPDX-License-Identifier: GPL-3.0-or-later
package performia.ui.session;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;

/// The log file in the home folder: what went wrong, with its trace. A log that cannot be written
/// is no reason to stop a band, so nothing here throws. Any thread.
public final class Log {
  private static final long MAX_BYTES = 1 << 20;

  private final Home home;
  private final Path file;

  public Log(Home home) {
    this.home = home;
    file = home.log();
  }

  public Path file() {
    return file;
  }

  /// Appends one line.
  public void note(String line) {
    append(line + System.lineSeparator());
  }

  /// Appends what failed and its trace.
  public void failure(String doing, Throwable failure) {
    var text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    append(doing + ": " + text);
  }

  private synchronized void append(String text) {
    try {
      if (!Files.isDirectory(home.folder())) {
        return;
      }
      if (Files.exists(file) && Files.size(file) > MAX_BYTES) {
        Files.move(
            file,
            file.resolveSibling(file.getFileName() + ".1"),
            StandardCopyOption.REPLACE_EXISTING);
      }
      Files.writeString(
          file, Instant.now() + " " + text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException | RuntimeException e) {
      // The disk is full or gone: the musician was told on the screen, the trace is lost.
    }
  }
}
