// SPDX-License-Identifier: GPL-3.0-or-later
package performia.ui.cli;

import java.io.Serial;

/// The command line asks for something that makes no sense; exit code 2. Main thread.
final class Usage extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final String where;

  /// @param where the option or argument
  /// @param what what is wrong with it, and what would be right
  Usage(String where, String what) {
    super(what);
    this.where = where;
  }

  String where() {
    return where;
  }
}
