// SPDX-License-Identifier: GPL-3.0-or-later
/// Races between the threads of the house, for jcstress. Started by hand, on jcstress' threads.
/// Imports `engine.concurrent`; nothing imports it.
package performia.benchmarks.jcstress;
