// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/// The outside world (a file, a device, a database, a network) did not do what was asked.
///
/// The message is one line a musician can act on: what happened, where, and what to do about it. It
/// is thrown where the trouble is met and shown exactly once, by the session. Immutable; any
/// thread.
public class PerformiaException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final String what;
  private final String where;
  private final String fix;

  /// @param what what went wrong, without a full stop, such as `unknown chord "Cmaj77"`
  /// @param where the file, line, column, device or argument it went wrong at; empty when there is
  ///   none
  /// @param fix what the musician can do about it, as a short sentence without a full stop
  public PerformiaException(String what, String where, String fix) {
    this(what, where, fix, null);
  }

  /// As the other constructor, keeping the cause for the log.
  public PerformiaException(String what, String where, String fix, @Nullable Throwable cause) {
    super(oneLine(where.isEmpty() ? what + "; " + fix : where + ": " + what + "; " + fix), cause);
    this.what = oneLine(what);
    this.where = oneLine(where);
    this.fix = oneLine(fix);
  }

  public final String what() {
    return what;
  }

  public final String where() {
    return where;
  }

  public final String fix() {
    return fix;
  }

  /// Control characters become blanks, so that a hostile file name cannot draw on the terminal.
  private static String oneLine(String text) {
    return text.replaceAll("\\p{Cntrl}+", " ").strip();
  }
}
