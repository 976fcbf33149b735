// SPDX-License-Identifier: GPL-3.0-or-later
/// Feels as data: grids, swing, timing, sounds and thresholds, and the reader that turns their text
/// into patterns. Everything is immutable and free for any thread. Imports `engine.music` only.
package performia.agents.style;
