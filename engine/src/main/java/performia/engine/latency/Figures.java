// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.latency;

/// How long a stage took, in milliseconds; all 0 when nothing was recorded. Immutable; any thread.
///
/// @param count how often it was recorded
/// @param p95 what 95 of 100 stayed at or below
public record Figures(long count, double mean, double p95, double p99, double p999, double max) {}
