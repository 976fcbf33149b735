// SPDX-License-Identifier: GPL-3.0-or-later
/// The one clock: beats to frames and back. The transport is owned by the audio thread, everything
/// else is immutable. Imports `music`.
package performia.engine.time;
