// SPDX-License-Identifier: GPL-3.0-or-later
/// Rendering without a device: the offline back end and the WAV file. Runs on the caller's thread,
/// faster than real time. Imports `audio` and `concurrent`.
package performia.engine.audio.offline;
