// SPDX-License-Identifier: GPL-3.0-or-later
/// The drummer: grooves, fills, arrivals, in two hands and two feet. Runs on the agents thread.
/// Imports the band's root and `style`.
package performia.agents.drums;
