// SPDX-License-Identifier: GPL-3.0-or-later
/// The only ways threads touch: rings, snapshots, hand-offs, counters, workers. Each class says who
/// may write and who may read. The only room for `VarHandle`; imports nothing of ours.
package performia.engine.concurrent;
