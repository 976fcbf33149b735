// SPDX-License-Identifier: GPL-3.0-or-later
/// Files made of chunks: a mapped file, every read checked against its end. Loader threads. May
/// import nothing of the sampler.
package performia.engine.sampler.riff;
