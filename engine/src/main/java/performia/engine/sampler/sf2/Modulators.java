// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.sf2;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import performia.engine.sampler.region.Modulation;

/// The modulators of one region as its zones build them up: defaults, replaced by the instrument,
/// added to by the preset. One loader thread.
final class Modulators {
  /// A zone with more can only be an attack.
  private static final int MAX_PER_REGION = 64;

  private static final int VELOCITY_TO_CUTOFF_SOURCE = 0x0102;
  private static final int CUTOFF = 8;

  /// Velocity to cutoff as version 2.04 has it. Banks of earlier versions are played without:
  /// version 2.01 printed it with a second source that jumps at half the velocity, the cards of its
  /// time did neither, and no player in use does, so no author has heard it.
  private static final Modulator VELOCITY_TO_CUTOFF =
      new Modulator(VELOCITY_TO_CUTOFF_SOURCE, CUTOFF, -2400, 0, 0);

  /// Section 8.4, without the one above. Pan follows practice, not the letter: 1000 would reach the
  /// side at half the way.
  private static final List<Modulator> DEFAULTS =
      List.of(
          new Modulator(0x0502, 48, 960, 0, 0),
          new Modulator(0x000d, 6, 50, 0, 0),
          new Modulator(0x0081, 6, 50, 0, 0),
          new Modulator(0x0587, 48, 960, 0, 0),
          new Modulator(0x028a, 17, 500, 0, 0),
          new Modulator(0x058b, 48, 960, 0, 0),
          new Modulator(0x00db, 16, 200, 0, 0),
          new Modulator(0x00dd, 15, 200, 0, 0),
          new Modulator(0x020e, 52, 12700, 0x0010, 0));

  private final List<Modulator> wires = new ArrayList<>(DEFAULTS);

  /// @param velocityToCutoff whether the bank's version has that default
  Modulators(boolean velocityToCutoff) {
    if (velocityToCutoff) {
      wires.add(1, VELOCITY_TO_CUTOFF);
    }
  }

  /// The instrument's: a wire like one that is there takes its place.
  void replace(@Nullable Zone global, Zone local) {
    if (global != null) {
      global.modulators().forEach(this::replace);
    }
    local.modulators().forEach(this::replace);
  }

  private void replace(Modulator wire) {
    int like = like(wire);
    if (like >= 0) {
      wires.set(like, wire);
    } else {
      add(wire);
    }
    // Version 2.01 gave this default a second source; a bank that cancels it means ours too.
    if (wire.source() == VELOCITY_TO_CUTOFF_SOURCE
        && wire.target() == CUTOFF
        && wire.scale() == 0x0d02) {
      wires.remove(VELOCITY_TO_CUTOFF);
    }
  }

  /// The preset's: a wire like one that is there adds to its amount (section 9.5.2).
  void add(@Nullable Zone global, Zone local) {
    List<Modulator> wanted = new ArrayList<>(local.modulators());
    if (global != null) {
      for (Modulator wire : global.modulators()) {
        if (local.modulators().stream().noneMatch(wire::isLike)) {
          wanted.add(wire);
        }
      }
    }
    for (Modulator wire : wanted) {
      int like = like(wire);
      if (like >= 0) {
        Modulator there = wires.get(like);
        wires.set(like, there.withAmount(there.amount() + wire.amount()));
      } else {
        add(wire);
      }
    }
  }

  private void add(Modulator wire) {
    if (wires.size() < MAX_PER_REGION) {
      wires.add(wire);
    }
  }

  private int like(Modulator wire) {
    for (int i = 0; i < wires.size(); i++) {
      if (wires.get(i).isLike(wire)) {
        return i;
      }
    }
    return -1;
  }

  /// Whether no zone of a region has any, so that the defaults stand.
  static boolean areDefault(@Nullable Zone global, Zone local) {
    return local.modulators().isEmpty() && (global == null || global.modulators().isEmpty());
  }

  /// What the player needs of them; equal ones are shared through `pool`.
  List<Modulation> compile(Map<Modulation, Modulation> pool) {
    List<Modulation> compiled = new ArrayList<>();
    for (Modulator wire : wires) {
      Modulation modulation = wire.compile();
      if (modulation != null) {
        compiled.add(pool.computeIfAbsent(modulation, same -> same));
      }
    }
    return compiled;
  }
}
