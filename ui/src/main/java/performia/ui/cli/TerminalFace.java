// SPDX-License-Identifier: GPL-3.0-or-later
package performia.ui.cli;

import java.io.PrintStream;
import java.util.Locale;
import performia.engine.PerformiaException;
import performia.ui.session.Face;
import performia.ui.session.Row;

/// Shows on a terminal how a verb goes: progress in place on standard error, what is wrong in one
/// line, or as JSON where a program reads. Any thread.
final class TerminalFace implements Face {
  private static final int CELLS = 30;

  private final PrintStream err;
  private final boolean terminal;
  private final boolean json;
  private int shown = -1;

  TerminalFace(Console console, boolean json) {
    this.err = console.err();
    this.terminal = console.terminal();
    this.json = json;
  }

  @Override
  public synchronized void progress(String doing, double share) {
    if (!terminal || json) {
      return;
    }
    int percent = (int) (Math.clamp(share, 0, 1) * 100);
    if (percent == shown) {
      return;
    }
    shown = percent;
    int full = percent * CELLS / 100;
    err.printf(
        Locale.ROOT,
        "\r%s [%s%s] %3d %%",
        doing,
        "=".repeat(full),
        " ".repeat(CELLS - full),
        percent);
    err.flush();
    if (percent == 100) {
      clear();
    }
  }

  @Override
  public synchronized void tell(String sentence) {
    clear();
    err.println("performia: " + sentence);
  }

  @Override
  public synchronized void failed(PerformiaException trouble) {
    clear();
    if (json) {
      var row =
          Row.of("what", trouble.what()).and("where", trouble.where()).and("fix", trouble.fix());
      err.println("{\"error\":" + RowJson.of(row) + "}");
    } else {
      err.println("performia: " + trouble.getMessage());
    }
  }

  private void clear() {
    if (shown >= 0) {
      err.print("\r\u001b[K");
      err.flush();
      shown = -1;
    }
  }
}
