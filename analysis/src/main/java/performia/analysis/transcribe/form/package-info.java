// SPDX-License-Identifier: GPL-3.0-or-later
/// What all chart readers share: the source they read, written bars with their repeat signs, the
/// unroller, and the builder that folds played bars into a song. Loader thread, or any. Imports
/// only the engine.
@NullMarked
package performia.analysis.transcribe.form;

import org.jspecify.annotations.NullMarked;
