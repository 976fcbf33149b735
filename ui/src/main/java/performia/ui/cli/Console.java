// SPDX-License-Identifier: GPL-3.0-or-later
package performia.ui.cli;

import java.io.InputStream;
import java.io.PrintStream;

/// The streams of a terminal session. Main thread.
///
/// @param in keys
/// @param out answers
/// @param err progress and what is wrong
/// @param terminal whether a person looks at it, rather than a file or a pipe
/// @param rich whether it shows Unicode
record Console(InputStream in, PrintStream out, PrintStream err, boolean terminal, boolean rich) {}
