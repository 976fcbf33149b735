// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.sfz.text;

import java.util.SortedMap;

/// What the control section sets for the whole instrument. Immutable; any thread.
///
/// @param controllers where controllers stand at first, 0..1, by number (128 and up are the
///   format's own)
/// @param labels what controllers are called, by number
/// @param keyLabels what keys are called, by number
/// @param hints everything else that was said (`hint_…`), by name
public record SfzControl(
    SortedMap<Integer, Double> controllers,
    SortedMap<Integer, String> labels,
    SortedMap<Integer, String> keyLabels,
    SortedMap<String, String> hints) {}
