// SPDX-License-Identifier: GPL-3.0-or-later
/// The sampler: banks compiled to immutable regions, voices that play them. Banks load on a loader
/// thread, voices sound on the audio thread. Imports `dsp` and `sound`.
package performia.engine.sampler;
