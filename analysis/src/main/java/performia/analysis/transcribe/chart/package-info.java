// SPDX-License-Identifier: GPL-3.0-or-later
/// The two JSON formats: our song file and the plain chart JSON of sections and bars. Loader
/// thread, or any. Imports the engine and `form`.
@NullMarked
package performia.analysis.transcribe.chart;

import org.jspecify.annotations.NullMarked;
