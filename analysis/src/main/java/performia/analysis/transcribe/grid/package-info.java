// SPDX-License-Identifier: GPL-3.0-or-later
/// The grid text: bars between bar lines, as one types them. Loader thread, or any. Imports the
/// engine and `form`.
@NullMarked
package performia.analysis.transcribe.grid;

import org.jspecify.annotations.NullMarked;
