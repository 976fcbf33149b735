// SPDX-License-Identifier: GPL-3.0-or-later
/// Banks broken in every way a seeded generator can think of, opened and played. Runs on one
/// thread. Imports the engine.
package performia.benchmarks.fuzz;
