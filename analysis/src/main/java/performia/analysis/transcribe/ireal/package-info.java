// SPDX-License-Identifier: GPL-3.0-or-later
/// iReal Pro links, plain and scrambled, alone or in a page that holds some. Loader thread, or any.
/// Imports the engine and `form`.
@NullMarked
package performia.analysis.transcribe.ireal;

import org.jspecify.annotations.NullMarked;
