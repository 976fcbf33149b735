// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.sfz;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import performia.engine.sampler.articulation.Amount;
import performia.engine.sampler.articulation.Movement;
import performia.engine.sampler.articulation.OscillatorShape;
import performia.engine.sampler.articulation.Wire;

/// Reads a region's low-frequency oscillators: the three of SFZ 1 and the numbered ones of SFZ 2.
/// One loader thread.
final class OscillatorCompiler {
  private static final float PERCENT = 0.01f;
  private static final int SINE = 1;
  private static final int MOST_WAVES = 8;
  private static final int MOST_STEPS = 128;

  private final Settings settings;
  private final SlotTable slots;
  private final List<OscillatorShape> shapes = new ArrayList<>();
  private final Map<Integer, Integer> indexOf = new LinkedHashMap<>();

  OscillatorCompiler(Settings settings, SlotTable slots) {
    this.settings = settings;
    this.slots = slots;
  }

  List<OscillatorShape> shapes() {
    return List.copyOf(shapes);
  }

  /// The shape of a number, or null.
  @Nullable OscillatorShape shape(int number) {
    Integer index = indexOf.get(number);
    return index == null ? null : shapes.get(index);
  }

  /// An oscillator of SFZ 1, which moves one thing.
  void simple(String name, int target) {
    if (!settings.mentions(name + "_depth", -1, -1)
        && !settings.has(name + "_depthchanaft")
        && !settings.has(name + "_depthpolyaft")) {
      return;
    }
    int depth = Targets.depth(settings, slots, name + "_depth", -1, -1, 1);
    MovementCompiler.pressure(settings, slots, name + "_depth", depth);
    int rate = Targets.depth(settings, slots, name + "_freq", -1, -1, 1);
    MovementCompiler.pressure(settings, slots, name + "_freq", rate);
    float[] one = {1};
    shapes.add(
        new OscillatorShape(
            settings.amount(name + "_delay", 0, "", 1),
            settings.amount(name + "_fade", 0, "", 1),
            0,
            0,
            rate,
            slots.add(0),
            slots.add(1),
            new int[] {SINE},
            one,
            one,
            new float[1],
            new Amount[0]));
    slots.wire(new Wire(Wire.Source.OSCILLATOR, shapes.size() - 1, depth, target));
  }

  /// The numbered oscillators.
  void read() {
    for (int n : settings.numbers("lfoN_")) {
      if (shapes.size() < Movement.MOST_GENERATORS) {
        indexOf.put(n, shapes.size());
        shapes.add(numbered(n));
      }
    }
  }

  private OscillatorShape numbered(int n) {
    String name = "lfo" + n + "_";
    Amount[] steps = steps(n);
    List<Integer> waves = new ArrayList<>();
    List<Float> ratios = new ArrayList<>();
    List<Float> scales = new ArrayList<>();
    List<Float> offsets = new ArrayList<>();
    for (int i = 1; i <= MOST_WAVES; i++) {
      String x = i == 1 ? "" : Integer.toString(i);
      if (i == 1 || settings.has(name + "wave" + x)) {
        waves.add(settings.integer(name + "wave" + x, 0));
        ratios.add(settings.number(name + "ratio" + x, 1));
        scales.add(settings.number(name + "scale" + x, 1));
        offsets.add(settings.number(name + "offset" + x, 0));
      }
    }
    float phase = settings.number(name + "phase", 0);
    int phaseSlot = slots.add(0);
    settings.controls("lfoN_phase", n, -1, phaseSlot, 1).forEach(slots::control);
    boolean scaled =
        settings.region().family("egN_depth_lfoX").stream().anyMatch(opcode -> opcode.x() == n);
    return new OscillatorShape(
        settings.amount("lfoN_delay", n, -1, 0, "", 1),
        settings.amount("lfoN_fade", n, -1, 0, "", 1),
        Math.max(0, settings.integer(name + "count", 0)),
        phase,
        Targets.depth(settings, slots, "lfoN_freq", n, -1, 1),
        phaseSlot,
        slots.add(scaled ? 0 : 1),
        waves.stream().mapToInt(Integer::intValue).toArray(),
        floats(ratios),
        floats(scales),
        floats(offsets),
        steps);
  }

  private static float[] floats(List<Float> list) {
    float[] array = new float[list.size()];
    for (int i = 0; i < array.length; i++) {
      array[i] = list.get(i);
    }
    return array;
  }

  private Amount[] steps(int n) {
    int count = Math.clamp(settings.integer("lfo" + n + "_steps", 0), 0, MOST_STEPS);
    Amount[] steps = new Amount[count];
    for (int i = 0; i < count; i++) {
      steps[i] = settings.amount("lfoN_stepX", n, i + 1, 0, "", PERCENT);
    }
    return steps;
  }

  /// Wires the numbered oscillators, to each other first: those that move others before those
  /// moved.
  void connect() {
    List<Integer> done = new ArrayList<>();
    List<Integer> left = new ArrayList<>(indexOf.keySet());
    while (!left.isEmpty()) {
      Integer next = left.getFirst();
      for (Integer candidate : left) {
        if (left.stream().noneMatch(o -> !o.equals(candidate) && moves(o, candidate))) {
          next = candidate;
          break;
        }
      }
      left.remove((Object) next);
      done.add(next);
    }
    for (int n : done) {
      connectToOthers(n);
    }
    indexOf.forEach(
        (n, index) -> Targets.connect(settings, slots, Wire.Source.OSCILLATOR, "lfoN_", n, index));
  }

  private boolean moves(int n, int other) {
    return Targets.others(settings, "lfoN_freq_lfoX", n).contains(other)
        || Targets.others(settings, "lfoN_depthadd_lfoX", n).contains(other)
        || Targets.others(settings, "lfoN_depth_lfoX", n).contains(other);
  }

  private void connectToOthers(int n) {
    connectToOthers(Wire.Source.OSCILLATOR, "lfoN_", n, indexOf.getOrDefault(n, 0));
  }

  /// Wires a generator to the rates and depths of oscillators.
  void connectToOthers(Wire.Source source, String prefix, int n, int index) {
    for (int other : Targets.others(settings, prefix + "freq_lfoX", n)) {
      OscillatorShape shape = shape(other);
      if (shape != null) {
        int depth = Targets.depth(settings, slots, prefix + "freq_lfoX", n, other, 1);
        slots.wireToGenerator(new Wire(source, index, depth, shape.frequencySlot()));
      }
    }
    for (String base : List.of(prefix + "depthadd_lfoX", prefix + "depth_lfoX")) {
      for (int other : Targets.others(settings, base, n)) {
        OscillatorShape shape = shape(other);
        if (shape != null) {
          int depth = Targets.depth(settings, slots, base, n, other, PERCENT);
          slots.wireToGenerator(new Wire(source, index, depth, shape.scaleSlot()));
        }
      }
    }
  }
}
