// SPDX-License-Identifier: GPL-3.0-or-later
/// The back end that nobody hears, paced by the clock. Its own thread is the audio thread. Imports
/// `audio` and `concurrent`.
package performia.engine.audio.silent;
