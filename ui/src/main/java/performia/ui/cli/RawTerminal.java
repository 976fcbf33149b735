// SPDX-License-Identifier: GPL-3.0-or-later
package performia.ui.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A terminal that hands over every key at once and does not show it, until closed. A keeper
/// process holds the other end of a pipe: whatever ends this program, a crash or `kill -9` too,
/// ends the pipe, and the keeper puts the terminal back. Main thread.
final class RawTerminal implements AutoCloseable {
  private static final String KEEPER =
      """
      trap '' INT TERM HUP QUIT
      saved=$(stty -g </dev/tty 2>/dev/null) || exit 1
      stty size </dev/tty
      stty -icanon -echo min 1 time 0 </dev/tty || exit 1
      cat >/dev/null
      stty "$saved" </dev/tty
      printf '\\033[?25h\\033[?7h' >/dev/tty
      """;

  private final Process keeper;
  private final OutputStream lifeline;
  private final int columns;

  private RawTerminal(Process keeper, int columns) {
    this.keeper = keeper;
    this.lifeline = keeper.getOutputStream();
    this.columns = columns;
  }

  /// Makes the terminal raw.
  ///
  /// @return null where there is no terminal, or no `stty` (Windows): keys then need Enter
  static @Nullable RawTerminal open() {
    try {
      Process keeper =
          new ProcessBuilder("/bin/sh", "-c", KEEPER)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      // One line "rows columns", or the end of the stream when there is no terminal.
      String size = firstLine(keeper);
      int blank = size.indexOf(' ');
      if (blank < 0) {
        return null;
      }
      int columns = Integer.parseInt(size.substring(blank + 1).strip());
      return new RawTerminal(keeper, columns > 0 ? columns : 80);
    } catch (IOException | NumberFormatException e) {
      return null;
    }
  }

  private static String firstLine(Process process) throws IOException {
    var line = new StringBuilder();
    int c = process.getInputStream().read();
    while (c >= 0 && c != '\n' && line.length() < 40) {
      line.append((char) c);
      c = process.getInputStream().read();
    }
    return line.toString();
  }

  int columns() {
    return columns;
  }

  /// Puts the terminal back; a second call does nothing.
  @Override
  public void close() {
    try {
      lifeline.write("\n".getBytes(StandardCharsets.US_ASCII));
      lifeline.close();
    } catch (IOException e) {
      // The keeper is gone, so it has already put the terminal back.
    }
    try {
      if (!keeper.waitFor(1, TimeUnit.SECONDS)) {
        keeper.destroy();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
