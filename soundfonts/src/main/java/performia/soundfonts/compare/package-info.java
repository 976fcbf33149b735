// SPDX-License-Identifier: GPL-3.0-or-later
/// Measures the notes of two banks and sets them side by side: a tool run by hand, one thread.
/// Imports `waves` and the engine's sampler. Nothing of the product uses it.
package performia.soundfonts.compare;
