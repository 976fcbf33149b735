// SPDX-License-Identifier: GPL-3.0-or-later
package performia.ui.cli;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import performia.ui.session.Session;

/// The command line on the streams of this process. Main thread.
public final class Terminal {
  private Terminal() {}

  /// A command line that speaks UTF-8 to programs and files, and to a person what the terminal
  /// shows.
  ///
  /// @param sessions makes the session for what `--home` says
  /// @param version the program's own
  public static Cli open(Function<@Nullable Path, Session> sessions, String version) {
    boolean person =
        Optional.ofNullable(System.console()).map(java.io.Console::isTerminal).orElse(false);
    Charset charset =
        person
            ? Charset.forName(
                System.getProperty("stdout.encoding", "UTF-8"), StandardCharsets.UTF_8)
            : StandardCharsets.UTF_8;
    var out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, charset);
    var err = new PrintStream(errors(), true, charset);
    boolean dumb = "dumb".equals(System.getenv("TERM"));
    boolean rich = charset.equals(StandardCharsets.UTF_8);
    var console =
        new Console(new FileInputStream(FileDescriptor.in), out, err, person && !dumb, rich);
    return new Cli(sessions, console, version);
  }

  /// Where errors go: the process's own stream, or what the launcher says stands for it. It keeps
  /// the JVM's own words about its modules from the musician, which nothing else can.
  private static OutputStream errors() {
    String said = System.getProperty("performia.errors", "");
    if (!said.isEmpty()) {
      try {
        return new FileOutputStream(said, true);
      } catch (FileNotFoundException e) {
        // Then there is the usual one.
      }
    }
    return new FileOutputStream(FileDescriptor.err);
  }
}
