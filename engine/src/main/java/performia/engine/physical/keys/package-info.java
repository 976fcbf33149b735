// SPDX-License-Identifier: GPL-3.0-or-later
/// Instruments with keys or mallets: piano, electric pianos, bars. Built on a loader thread, run on
/// the audio thread. Imports the bricks of `engine.physical`.
package performia.engine.physical.keys;
