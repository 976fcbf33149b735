// SPDX-License-Identifier: GPL-3.0-or-later
/// Recordings: sound files of every usual kind as frames in native memory, in place where the file
/// holds them so, within a memory budget, and read ahead where they are mapped. Opened on loader
/// threads, sounded on the audio thread, read ahead by a worker. Imports `concurrent`,
/// `sampler.region` and the decoders below.
package performia.engine.sampler.recording;
