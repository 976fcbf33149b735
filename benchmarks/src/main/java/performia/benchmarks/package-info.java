// SPDX-License-Identifier: GPL-3.0-or-later
/// Measures everyone: figures the project promises, micro-benchmarks, and the walls of the house as
/// a test. Started by hand, one thread. Imports everything; nothing imports it.
package performia.benchmarks;
