// SPDX-License-Identifier: GPL-3.0-or-later
/// Strings that are plucked, slapped or bowed, with their bodies and pickups. Built on a loader
/// thread, run on the audio thread. Imports the bricks of `engine.physical`.
package performia.engine.physical.strings;
