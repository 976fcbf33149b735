// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.region;

import java.util.List;

/// What a reader found in a bank's file. Immutable; loader threads.
///
/// @param name what the bank calls itself
/// @param presets its instruments
/// @param repairs what was wrong and how it was taken instead, a sentence each
/// @param release lets go of the file and of what was decoded from it
public record BankContents(
    String name, List<Preset> presets, List<String> repairs, Runnable release) {}
