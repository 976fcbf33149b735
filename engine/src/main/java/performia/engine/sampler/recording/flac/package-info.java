// SPDX-License-Identifier: GPL-3.0-or-later
/// The FLAC decoder (RFC 9639). Runs on loader threads. Imports nothing of ours but the exception.
package performia.engine.sampler.recording.flac;
