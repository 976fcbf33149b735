// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.articulation;

import java.util.ArrayList;
import java.util.List;

/// A whole instrument as a performer needs it: its articulations, found by key and by controller,
/// and how it stands at first. Immutable; built by a loader, read by the audio thread.
public final class Performance {
  private static final Articulation[] NONE = {};

  private final Articulation[] all;
  private final Articulation[][] downOf = new Articulation[128][];
  private final Articulation[][] upOf = new Articulation[128][];
  private final Articulation[][] movedBy = new Articulation[Controllers.COUNT][];
  private final int[][] indexOfDown = new int[128][];
  private final boolean[][] switchKeys;
  private final int[] firstSwitch;
  private final float[] controllers;
  private final boolean[] pedals = new boolean[Controllers.COUNT];
  private final boolean[] isSwitch = new boolean[128];

  /// @param articulations everything it has
  /// @param switchKeys by group of [Switches#group]: the keys that choose, by key
  /// @param firstSwitch by group: the key that counts as pressed at first; -1 = none
  /// @param controllers where the controllers stand at first, one value each
  public Performance(
      List<Articulation> articulations,
      boolean[][] switchKeys,
      int[] firstSwitch,
      float[] controllers) {
    this.all = articulations.toArray(Articulation[]::new);
    this.switchKeys = switchKeys;
    this.firstSwitch = firstSwitch.clone();
    this.controllers = controllers.clone();
    for (int key = 0; key < 128; key++) {
      index(key);
    }
    indexStarters();
    for (Articulation one : all) {
      pedals[one.ending().sustainController()] = true;
      pedals[one.ending().sostenutoController()] = true;
    }
    for (boolean[] group : switchKeys) {
      for (int key = 0; key < 128; key++) {
        isSwitch[key] |= group[key];
      }
    }
  }

  private void index(int key) {
    List<Articulation> down = new ArrayList<>();
    List<Integer> places = new ArrayList<>();
    List<Articulation> up = new ArrayList<>();
    for (int i = 0; i < all.length; i++) {
      Conditions conditions = all[i].conditions();
      if (conditions.onNotes() && conditions.hasKey(key)) {
        boolean atRelease =
            conditions.trigger() == Trigger.RELEASE || conditions.trigger() == Trigger.RELEASE_KEY;
        down.add(all[i]);
        places.add(i);
        if (atRelease) {
          up.add(all[i]);
        }
      }
    }
    downOf[key] = shared(down);
    upOf[key] = shared(up);
    indexOfDown[key] = places.stream().mapToInt(Integer::intValue).toArray();
  }

  private static Articulation[] shared(List<Articulation> list) {
    return list.isEmpty() ? NONE : list.toArray(Articulation[]::new);
  }

  private void indexStarters() {
    List<List<Articulation>> lists = new ArrayList<>();
    for (int number = 0; number < Controllers.COUNT; number++) {
      lists.add(new ArrayList<>());
    }
    for (Articulation one : all) {
      one.conditions().starters().forEach(span -> lists.get(span.number()).add(one));
      one.conditions().stoppers().forEach(span -> lists.get(span.number()).add(one));
    }
    for (int number = 0; number < Controllers.COUNT; number++) {
      movedBy[number] = shared(lists.get(number).stream().distinct().toList());
    }
  }

  /// How much its articulations have at most.
  Extent extent() {
    return Extent.of(all);
  }

  /// How many articulations it has.
  public int size() {
    return all.length;
  }

  /// One of them.
  public Articulation articulation(int index) {
    return all[index];
  }

  /// Those that a key may start, going down or up; shared.
  Articulation[] down(int key) {
    return downOf[key];
  }

  /// Their indices; shared.
  int[] downIndices(int key) {
    return indexOfDown[key];
  }

  /// Those that a key going up may start; shared.
  Articulation[] up(int key) {
    return upOf[key];
  }

  /// Those that a controller may start or stop; shared.
  Articulation[] movedBy(int number) {
    return movedBy[number];
  }

  /// Whether a controller is somebody's pedal.
  boolean isPedal(int number) {
    return pedals[number];
  }

  /// Whether a key only chooses.
  boolean isSwitch(int key) {
    return isSwitch[key];
  }

  int switchGroups() {
    return switchKeys.length;
  }

  boolean isSwitch(int group, int key) {
    return switchKeys[group][key];
  }

  int firstSwitch(int group) {
    return firstSwitch[group];
  }

  float[] controllers() {
    return controllers;
  }
}
