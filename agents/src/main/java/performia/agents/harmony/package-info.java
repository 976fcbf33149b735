// SPDX-License-Identifier: GPL-3.0-or-later
/// Harmony: which tones of a chord to play, where, and how they lead to the next. Pure functions of
/// the song map, any thread. Imports `engine.music` only.
package performia.agents.harmony;
