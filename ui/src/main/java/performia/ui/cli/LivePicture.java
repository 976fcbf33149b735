// SPDX-License-Identifier: GPL-3.0-or-later
package performia.ui.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import performia.ui.session.LiveTake;
import performia.ui.session.Moment;
import performia.ui.session.Steer;

/// Shows a live take and passes the keys on, until it is over. A picture redrawn in place on a
/// terminal, a line for each section elsewhere. Main thread; keys on a reader of their own, so that
/// whatever the terminal does, the band plays on.
final class LivePicture {
  private static final long FRAME_NANOS = 66_000_000;
  private static final String HIDE = "\u001b[?25l\u001b[?7l";
  private static final String SHOW = "\u001b[?25h\u001b[?7h";

  private final Console console;
  private final LiveTake take;

  LivePicture(Console console, LiveTake take) {
    this.console = console;
    this.take = take;
  }

  /// Returns when the take is over.
  void show() {
    if (!console.terminal()) {
      readKeys();
      follow();
      return;
    }
    try (RawTerminal raw = RawTerminal.open()) {
      readKeys();
      draw(raw == null ? 80 : raw.columns());
    }
  }

  private void draw(int columns) {
    var screen = new Screen(Math.max(columns, 40), console.rich(), true);
    PrintStream out = console.out();
    int height = 0;
    out.print(HIDE);
    try {
      boolean over = false;
      while (!over) {
        over = take.isOver();
        List<String> lines = screen.draw(take.moment());
        out.print(picture(lines, height));
        out.flush();
        height = lines.size();
        if (!over) {
          LockSupport.parkNanos(FRAME_NANOS);
        }
      }
    } finally {
      out.print(SHOW);
      out.flush();
    }
  }

  private static String picture(List<String> lines, int height) {
    var text = new StringBuilder();
    if (height > 0) {
      text.append("\u001b[").append(height).append("A\r");
    }
    for (String line : lines) {
      text.append(line).append("\u001b[K\r\n");
    }
    return text.toString();
  }

  private void follow() {
    var screen = new Screen(80, console.rich(), false);
    String section = "";
    String notice = "";
    while (!take.isOver()) {
      Moment now = take.moment();
      if (now.bar() > 0 && !now.section().equals(section)) {
        section = now.section();
        console.out().println(screen.line(now));
      }
      if (!now.notice().equals(notice)) {
        notice = now.notice();
        console.err().println("performia: " + notice);
      }
      console.out().flush();
      LockSupport.parkNanos(FRAME_NANOS);
    }
  }

  private void readKeys() {
    Thread reader = new Thread(() -> read(console.in()), "keys");
    reader.setDaemon(true);
    reader.start();
  }

  private void read(InputStream in) {
    var decoder = new KeyDecoder();
    try {
      for (int key = in.read(); key >= 0; key = in.read()) {
        @Nullable Steer request = decoder.take(key);
        if (request != null) {
          take.steer(request);
        }
      }
    } catch (IOException e) {
      // The terminal is gone; the band plays on without keys.
    }
  }
}
