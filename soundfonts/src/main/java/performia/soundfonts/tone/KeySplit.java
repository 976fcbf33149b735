// SPDX-License-Identifier: GPL-3.0-or-later
package performia.soundfonts.tone;

import java.util.ArrayList;
import java.util.List;

/// A run of keys that share the samples of one rendered key. Immutable.
///
/// @param low first key served, 0..127
/// @param high last key served, `low`..127
/// @param root the key that is rendered
public record KeySplit(int low, int high, int root) {
  public KeySplit {
    if (low < 0 || high > 127 || low > high || root < 0 || root > 127) {
      throw new IllegalArgumentException("key split " + low + ".." + high + " root " + root);
    }
  }

  /// Splits that cover `low`..`high`, with a root every `step` keys from `firstRoot` to `lastRoot`;
  /// each key takes the nearest root.
  public static List<KeySplit> every(int step, int firstRoot, int lastRoot, int low, int high) {
    List<KeySplit> splits = new ArrayList<>();
    int from = low;
    for (int root = firstRoot; root <= lastRoot; root += step) {
      int to = root + step > lastRoot ? high : root + step / 2;
      splits.add(new KeySplit(from, to, root));
      from = to + 1;
    }
    return List.copyOf(splits);
  }
}
