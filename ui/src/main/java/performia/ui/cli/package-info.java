// SPDX-License-Identifier: GPL-3.0-or-later
/// The terminal as a face of the session: words and options in, lines, JSON and a live picture out.
/// Runs on the main thread and a key reader. Imports the session and picocli, which lives only
/// here.
package performia.ui.cli;
