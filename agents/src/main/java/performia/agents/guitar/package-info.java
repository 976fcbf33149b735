// SPDX-License-Identifier: GPL-3.0-or-later
/// The guitarist: strums, arpeggios and scratches as data, grips that fit one hand. Agents thread.
/// Imports `agents`, `agents.harmony`, `agents.style` and `engine.music`.
package performia.agents.guitar;
