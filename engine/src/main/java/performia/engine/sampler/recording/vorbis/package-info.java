// SPDX-License-Identifier: GPL-3.0-or-later
/// The Ogg Vorbis decoder: the only room that knows JOrbis. Runs on loader threads. Imports nothing
/// of ours.
package performia.engine.sampler.recording.vorbis;
