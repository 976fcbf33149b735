// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.sfz;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import performia.engine.sampler.articulation.Switches;
import performia.engine.sampler.sfz.text.SfzDocument;
import performia.engine.sampler.sfz.text.SfzRegion;

/// The key switches of an instrument. Regions that name the same range of switching keys share what
/// was pressed last in it. One loader thread.
final class SwitchTable {
  private final Map<List<Integer>, Integer> groups = new LinkedHashMap<>();
  private final List<boolean[]> keys = new ArrayList<>();
  private final List<Integer> first = new ArrayList<>();

  SwitchTable(SfzDocument document) {
    for (SfzRegion region : document.regions()) {
      if (usesLast(region)) {
        int group = group(region);
        int low = region.key("sw_lolast", region.key("sw_last", -1));
        int high = region.key("sw_hilast", region.key("sw_last", low));
        for (int key = Math.max(0, low); key <= Math.min(127, high); key++) {
          keys.get(group)[key] = true;
        }
        int start = region.key("sw_default", -1);
        if (start >= 0) {
          first.set(group, start);
        }
      }
    }
  }

  private static boolean usesLast(SfzRegion region) {
    return region.has("sw_last") || region.has("sw_lolast") || region.has("sw_hilast");
  }

  private int group(SfzRegion region) {
    List<Integer> range = List.of(region.key("sw_lokey", -1), region.key("sw_hikey", -1));
    return groups.computeIfAbsent(
        range,
        r -> {
          keys.add(new boolean[128]);
          first.add(-1);
          return groups.size();
        });
  }

  /// What a region asks of the key switches.
  Switches of(Settings settings) {
    SfzRegion region = settings.region();
    boolean last = usesLast(region);
    int low = region.key("sw_lolast", region.key("sw_last", -1));
    return new Switches(
        last ? group(region) : -1,
        low,
        region.key("sw_hilast", region.key("sw_last", low)),
        region.key("sw_down", -1),
        region.key("sw_up", -1),
        region.key("sw_previous", -1),
        settings.text("sw_vel", "current").equals("previous"));
  }

  /// By group: the keys that choose.
  boolean[][] keys() {
    return keys.toArray(boolean[][]::new);
  }

  /// By group: the key that counts as pressed at first, or -1.
  int[] first() {
    return first.stream().mapToInt(Integer::intValue).toArray();
  }
}
