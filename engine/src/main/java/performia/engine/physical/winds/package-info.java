// SPDX-License-Identifier: GPL-3.0-or-later
/// Winds: reeds and jets on air columns, one note at a time. Built on a loader thread, run on the
/// audio thread. Imports the bricks of `engine.physical`.
package performia.engine.physical.winds;
