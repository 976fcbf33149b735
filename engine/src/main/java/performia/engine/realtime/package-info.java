// SPDX-License-Identifier: GPL-3.0-or-later
/// What the operating system grants to threads that must never be late: scheduling, locked memory.
/// Called on the thread it concerns, or before any starts. Imports `foreign`.
package performia.engine.realtime;
