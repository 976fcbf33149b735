// SPDX-License-Identifier: GPL-3.0-or-later
/// From chart to song: the front door that recognises formats, one package for each below. Loader
/// thread, or any. Imports the engine and its own sub-packages.
@NullMarked
package performia.analysis.transcribe;

import org.jspecify.annotations.NullMarked;
