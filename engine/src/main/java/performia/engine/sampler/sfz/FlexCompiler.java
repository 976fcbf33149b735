// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.sfz;

import java.util.ArrayList;
import java.util.List;
import performia.engine.sampler.articulation.Amount;
import performia.engine.sampler.articulation.FlexShape;
import performia.engine.sampler.articulation.Movement;
import performia.engine.sampler.articulation.Wire;
import performia.engine.sampler.sfz.text.Opcode;

/// Reads a region's envelopes of points. One loader thread.
final class FlexCompiler {
  private static final String[] OF_POINTS = {
    "egN_levelX", "egN_timeX", "egN_shapeX", "egN_levelX_onccY", "egN_timeX_onccY"
  };

  private final Settings settings;
  private final SlotTable slots;
  private final OscillatorCompiler oscillators;
  private final List<FlexShape> shapes = new ArrayList<>();

  FlexCompiler(Settings settings, SlotTable slots, OscillatorCompiler oscillators) {
    this.settings = settings;
    this.slots = slots;
    this.oscillators = oscillators;
  }

  List<FlexShape> shapes() {
    return List.copyOf(shapes);
  }

  void read() {
    for (int n : settings.numbers("egN_")) {
      if (shapes.size() < Movement.MOST_GENERATORS) {
        int index = shapes.size();
        shapes.add(shape(n));
        oscillators.connectToOthers(Wire.Source.FLEX, "egN_", n, index);
        Targets.connect(settings, slots, Wire.Source.FLEX, "egN_", n, index);
      }
    }
  }

  private FlexShape shape(int n) {
    int count = 0;
    for (String family : OF_POINTS) {
      for (Opcode opcode : settings.region().family(family)) {
        if (opcode.n() == n) {
          count = Math.max(count, Math.min(FlexShape.MOST, opcode.x() + 1));
        }
      }
    }
    Amount[] levels = new Amount[count];
    Amount[] seconds = new Amount[count];
    float[] curves = new float[count];
    for (int i = 0; i < count; i++) {
      levels[i] = settings.amount("egN_levelX", n, i, 0, "", 1);
      seconds[i] = settings.amount("egN_timeX", n, i, 0, "", 1);
      curves[i] = settings.number("eg" + n + "_shape" + i, 0);
    }
    return new FlexShape(
        levels,
        seconds,
        curves,
        settings.integer("eg" + n + "_sustain", 0),
        settings.integer("eg" + n + "_loop", -1),
        Math.max(0, settings.integer("eg" + n + "_loop_count", 0)),
        settings.number("eg" + n + "_ampeg", 0) != 0);
  }
}
