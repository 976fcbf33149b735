// SPDX-License-Identifier: GPL-3.0-or-later
/// The JACK back end, which PipeWire serves as well: sound and MIDI of one client. The library's
/// own real-time thread is the audio thread. Imports `audio`, `realtime`, `foreign` and
/// `concurrent`.
package performia.engine.audio.jack;
