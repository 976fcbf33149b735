// SPDX-License-Identifier: GPL-3.0-or-later
/// ChordPro: lyrics with chords in brackets, and its exact grids. Loader thread, or any. Imports
/// the engine and `form`.
@NullMarked
package performia.analysis.transcribe.chordpro;

import org.jspecify.annotations.NullMarked;
