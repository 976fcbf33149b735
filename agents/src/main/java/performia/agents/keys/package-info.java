// SPDX-License-Identifier: GPL-3.0-or-later
/// The keyboard player: comping patterns as data, voicings led over the whole song. Agents thread.
/// Imports `agents`, `agents.harmony`, `agents.style` and `engine.music`.
package performia.agents.keys;
