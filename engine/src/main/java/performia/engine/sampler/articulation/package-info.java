// SPDX-License-Identifier: GPL-3.0-or-later
/// How a sampled instrument answers a player: which regions an event starts or stops, and how each
/// voice moves while it sounds. Models are built on loader threads and are immutable; performers
/// and motions run on the audio thread. May import `sampler.region` and `sampler.kernel`.
package performia.engine.sampler.articulation;
