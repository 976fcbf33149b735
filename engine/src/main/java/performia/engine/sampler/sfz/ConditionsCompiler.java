// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.sfz;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import performia.engine.sampler.articulation.Conditions;
import performia.engine.sampler.articulation.Controllers;
import performia.engine.sampler.articulation.Span;
import performia.engine.sampler.articulation.Trigger;
import performia.engine.sampler.sfz.text.Opcode;

/// Reads when a region sounds. One loader thread.
final class ConditionsCompiler {
  /// A value of seven bits stands for everything up to the next one.
  private static final float GAP = 0.999f;

  private final Settings settings;

  ConditionsCompiler(Settings settings) {
    this.settings = settings;
  }

  Conditions compile() {
    int low = settings.key("lokey", 0);
    int high = settings.key("hikey", 127);
    boolean onNotes = low >= 0 && high >= 0;
    boolean turns = settings.has("seq_position");
    return new Conditions(
        trigger(),
        onNotes,
        Math.max(0, low),
        high,
        from("lovel", 0),
        to("hivel", 127),
        settings.integer("lochan", 1) - 1,
        settings.integer("hichan", 16) - 1,
        settings.number("lobend", -8192) / 8192,
        settings.has("hibend") ? (settings.number("hibend", 8192) + GAP) / 8192 : 1,
        from("lochanaft", 0),
        to("hichanaft", 127),
        from("lopolyaft", 0),
        to("hipolyaft", 127),
        settings.number("lorand", 0),
        settings.number("hirand", 1),
        Math.max(1, settings.integer("seq_length", 1)),
        turns ? settings.integer("seq_position", 1) : 0,
        settings.integer("loprog", 0),
        settings.integer("hiprog", 127),
        spans("lo", "hi", true),
        spans("on_lo", "on_hi", false),
        spans("stop_lo", "stop_hi", false),
        settings.number("lotimer", 0),
        settings.number("hitimer", Float.MAX_VALUE));
  }

  private Trigger trigger() {
    return switch (settings.text("trigger", "attack")) {
      case "release" -> Trigger.RELEASE;
      case "release_key" -> Trigger.RELEASE_KEY;
      case "first" -> Trigger.FIRST;
      case "legato" -> Trigger.LEGATO;
      default -> Trigger.ATTACK;
    };
  }

  private float from(String name, int absent) {
    return settings.number(name, absent) / 127;
  }

  private float to(String name, int absent) {
    float value = settings.number(name, absent);
    return value >= 127 ? 1 : (value + GAP) / 127;
  }

  /// The ranges that two families of opcodes give, one a controller.
  ///
  /// @param open whether one end alone is a range
  private List<Span> spans(String low, String high, boolean open) {
    SortedMap<Integer, float[]> ends = new TreeMap<>();
    read(ends, low + "ccN", 0, 127);
    read(ends, low + "hdccN", 0, 1);
    read(ends, high + "ccN", 1, 127);
    read(ends, high + "hdccN", 1, 1);
    List<Span> spans = new ArrayList<>();
    ends.forEach((number, range) -> {
      boolean both = !Float.isNaN(range[0]) && !Float.isNaN(range[1]);
      if (both || open) {
        spans.add(
            new Span(
                number,
                Float.isNaN(range[0]) ? 0 : range[0],
                Float.isNaN(range[1]) ? 1 : range[1]));
      } else if (Float.isNaN(range[1])) {
        spans.add(new Span(number, range[0], 1));
      }
    });
    return List.copyOf(spans);
  }

  private void read(SortedMap<Integer, float[]> ends, String family, int end, float full) {
    for (Opcode opcode : settings.region().family(family)) {
      if (opcode.n() >= 0 && opcode.n() < Controllers.COUNT && opcode.isNumber()) {
        float value = (float) opcode.number();
        float share = value / full;
        if (end == 1 && full > 1) {
          share = value >= full ? 1 : (value + GAP) / full;
        }
        ends.computeIfAbsent(opcode.n(), n -> new float[] {Float.NaN, Float.NaN})[end] = share;
      }
    }
  }
}
