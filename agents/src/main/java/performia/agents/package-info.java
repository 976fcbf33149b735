// SPDX-License-Identifier: GPL-3.0-or-later
/// The band: what an agent is, what it sees, and who asks it when. Runs on the agents thread; an
/// offline performance runs on the caller's. Imports `engine.music`, `engine.time` and `style`.
package performia.agents;
