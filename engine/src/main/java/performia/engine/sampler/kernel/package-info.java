// SPDX-License-Identifier: GPL-3.0-or-later
/// The sampler's inner loops, and the arrays they run over. Built on a loader thread, run on the
/// audio thread. May import nothing of ours.
package performia.engine.sampler.kernel;
