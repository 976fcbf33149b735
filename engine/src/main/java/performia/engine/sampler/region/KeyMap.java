// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.region;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Finds the regions of a note in one look-up, however many a preset has. Immutable; built by a
/// loader, read by the audio thread.
///
/// Keys that answer alike share a row, and velocities that answer alike share a list, so a map
/// costs kilobytes.
final class KeyMap {
  /// More regions than this on one note can never be meant.
  private static final int MAX_LAYERS = 64;

  private static final Region[] SILENCE = {};

  private final Region[][][] rowOfKey = new Region[128][][];

  KeyMap(List<Region> regions) {
    Map<List<Region>, Region[][]> rows = new LinkedHashMap<>();
    for (int key = 0; key < 128; key++) {
      List<Region> sounding = new ArrayList<>();
      for (Region region : regions) {
        if (region.range().hasKey(key)) {
          sounding.add(region);
        }
      }
      Region[][] row = rows.get(sounding);
      if (row == null) {
        row = row(sounding);
        rows.put(sounding, row);
      }
      rowOfKey[key] = row;
    }
  }

  private static Region[][] row(List<Region> regions) {
    boolean[] changes = new boolean[129];
    for (Region region : regions) {
      changes[Math.clamp(region.range().velocityLow(), 0, 128)] = true;
      changes[Math.clamp(region.range().velocityHigh() + 1, 0, 128)] = true;
    }
    Region[][] row = new Region[128][];
    Region[] layers = SILENCE;
    for (int velocity = 0; velocity < 128; velocity++) {
      if (changes[velocity]) {
        layers = layers(regions, velocity);
      }
      row[velocity] = layers;
    }
    return row;
  }

  private static Region[] layers(List<Region> regions, int velocity) {
    List<Region> layers = new ArrayList<>();
    for (Region region : regions) {
      if (region.range().hasVelocity(velocity) && layers.size() < MAX_LAYERS) {
        layers.add(region);
      }
    }
    return layers.toArray(Region[]::new);
  }

  /// The regions of a note; the array is shared and must not be written.
  Region[] at(int key, int velocity) {
    return rowOfKey[key & 127][velocity & 127];
  }
}
