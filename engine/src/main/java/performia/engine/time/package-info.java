// SPDX-License-Identifier: GPL-3.0-or-later
/// The one clock: beats to frames and back. The transport is owned by the audio thread, everything
/// else is immutable or a reader's own. Imports `music` and `concurrent`.
package performia.engine.time;
