// SPDX-License-Identifier: GPL-3.0-or-later
/// Micro-benchmarks for JMH. Started by hand, on JMH's threads. Imports everything; nothing imports
/// it.
package performia.benchmarks.jmh;
