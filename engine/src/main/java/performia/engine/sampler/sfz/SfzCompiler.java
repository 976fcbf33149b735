// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.sfz;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import performia.engine.sampler.articulation.Amount;
import performia.engine.sampler.articulation.Articulation;
import performia.engine.sampler.articulation.Control;
import performia.engine.sampler.articulation.Ending;
import performia.engine.sampler.articulation.Pitch;
import performia.engine.sampler.articulation.Shape;
import performia.engine.sampler.articulation.Start;
import performia.engine.sampler.sfz.text.Opcode;
import performia.engine.sampler.sfz.text.SfzDocument;
import performia.engine.sampler.sfz.text.SfzRegion;

/// Turns an instrument's regions into articulations. One loader thread.
final class SfzCompiler {
  /// A voice that is silenced fast is silent in this.
  private static final double FAST_SECONDS = 0.006;

  private static final float SECONDS_PER_SMOOTH = 0.003f;

  private final SfzDocument document;
  private final Map<Integer, Shape> shapes = new HashMap<>();
  private final Map<String, Integer> limitedSets = new LinkedHashMap<>();
  private final SwitchTable switches;
  private final List<Control> general;

  SfzCompiler(SfzDocument document) {
    this.document = document;
    switches = new SwitchTable(document);
    boolean[] spokenOf = new boolean[512];
    for (SfzRegion region : document.regions()) {
      for (String base : region.bases()) {
        if (base.contains("cc")) {
          region.family(base).forEach(o -> mark(spokenOf, o.lastIndex()));
        }
      }
    }
    general =
        document.regions().isEmpty()
            ? List.of()
            : MovementCompiler.general(
                spokenOf, new Settings(document.regions().getFirst(), document, shapes));
  }

  private static void mark(boolean[] spokenOf, int number) {
    if (number >= 0 && number < spokenOf.length) {
      spokenOf[number] = true;
    }
  }

  SwitchTable switches() {
    return switches;
  }

  /// What a region's opcodes mean.
  Settings settings(SfzRegion region) {
    return new Settings(region, document, shapes);
  }

  /// How a region answers.
  ///
  /// @param keyCenter the key at which its recording is as recorded
  /// @param oneShot whether it plays to its end, key or no key
  Articulation compile(Settings settings, int keyCenter, boolean oneShot) {
    return new Articulation(
        new ConditionsCompiler(settings).compile(),
        switches.of(settings),
        start(settings),
        pitch(settings, keyCenter),
        new LoudnessCompiler(settings).compile(),
        new MovementCompiler(settings).compile(general),
        ending(settings, oneShot));
  }

  private static Start start(Settings settings) {
    return new Start(
        settings.amount("delay", 0, "", 1),
        settings.number("delay_random", 0),
        settings.amount("offset", 0, "", 1),
        settings.number("offset_random", 0));
  }

  private static Pitch pitch(Settings settings, int keyCenter) {
    float tune = 0;
    for (String level : List.of("", "global_", "master_", "group_")) {
      tune += settings.number(level + "tune", 0);
    }
    float step = settings.number("bend_step", 1);
    Amount velocity = settings.amount("pitch_veltrack", 0, "", 1);
    return new Pitch(
        keyCenter,
        settings.number("pitch_keytrack", 100),
        tune + 100 * settings.number("transpose", 0),
        velocity,
        settings.number("pitch_random", 0),
        settings.number("bend_up", 200),
        settings.number("bend_down", -200),
        settings.number("bend_stepup", step),
        settings.number("bend_stepdown", step),
        settings.number("bend_smooth", 0) * SECONDS_PER_SMOOTH);
  }

  private Ending ending(Settings settings, boolean oneShot) {
    int sustain = settings.integer("sustain_cc", 64);
    int sostenuto = settings.integer("sostenuto_cc", 66);
    return new Ending(
        group(settings, "group", 0),
        group(settings, "off_by", Ending.NOBODY),
        offSeconds(settings),
        oneShot,
        settings.isOn("sustain_sw", true),
        settings.isOn("sostenuto_sw", true),
        sustain,
        sostenuto,
        settings.number("sustain_lo", 0.5) / 127,
        settings.number("sostenuto_lo", 0.5) / 127,
        settings.has("polyphony") ? settings.integer("polyphony", 0) : Ending.UNLIMITED,
        limitedSet(settings),
        settings.has("note_polyphony")
            ? Math.max(1, settings.integer("note_polyphony", 1))
            : Ending.UNLIMITED,
        settings.isOn("note_selfmask", true),
        settings.isOn("rt_dead", false));
  }

  private static long group(Settings settings, String name, long absent) {
    Opcode opcode = settings.region().opcode(name);
    return opcode == null || !opcode.isNumber() ? absent : Math.round(opcode.number());
  }

  private static double offSeconds(Settings settings) {
    if (settings.text("off_mode", "fast").equals("normal")) {
      return -1;
    }
    boolean timed = settings.has("off_time") || settings.text("off_mode", "fast").equals("time");
    return timed ? settings.number("off_time", FAST_SECONDS) : FAST_SECONDS;
  }

  /// Regions of a numbered group share its limit; without a number, those that inherit the limit
  /// from the same line do.
  private int limitedSet(Settings settings) {
    Opcode limit = settings.region().opcode("polyphony");
    if (limit == null) {
      return -1;
    }
    long group = group(settings, "group", 0);
    String name = group != 0 ? "group " + group : limit.place().toString();
    return limitedSets.computeIfAbsent(name, n -> limitedSets.size());
  }
}
