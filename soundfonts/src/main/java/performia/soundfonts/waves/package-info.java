// SPDX-License-Identifier: GPL-3.0-or-later
/// Bricks of offline sound synthesis: seeded chance, damped modes, bodies, filters, loops. Runs on
/// the thread that builds the bank, never on the audio thread. Imports `tone`, and uses
/// `StrictMath` only, so that every machine writes the same bytes.
package performia.soundfonts.waves;
