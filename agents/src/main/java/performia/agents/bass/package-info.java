// SPDX-License-Identifier: GPL-3.0-or-later
/// The bassist: patterns locked to the kick, walking and two-feel lines. Runs on the agents thread.
/// Imports the band's root and `style`.
package performia.agents.bass;
