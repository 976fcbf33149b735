// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.sfz;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import performia.engine.sampler.articulation.Controllers;
import performia.engine.sampler.articulation.Crossfade;
import performia.engine.sampler.articulation.Loudness;
import performia.engine.sampler.articulation.Shape;
import performia.engine.sampler.sfz.text.Opcode;

/// Reads how loud a region is and where it stands. One loader thread.
final class LoudnessCompiler {
  private static final float PERCENT = 0.01f;
  private static final Shape SQUARE = Shape.of(x -> x * x);
  private static final String[] LEVELS = {"", "global_", "master_", "group_"};

  private final Settings settings;

  LoudnessCompiler(Settings settings) {
    this.settings = settings;
  }

  Loudness compile() {
    return new Loudness(
        gain(),
        settings.key("amp_keycenter", 60),
        settings.number("amp_keytrack", 0),
        settings.amount("amp_veltrack", 100, "", PERCENT),
        velocityCurve(),
        settings.number("amp_random", 0),
        settings.number("rt_decay", 0),
        keyFades(),
        velocityFades(),
        controllerFades(),
        settings.number("pan", 0) * PERCENT,
        settings.key("pan_keycenter", 60),
        settings.number("pan_keytrack", 0) * PERCENT,
        settings.number("pan_veltrack", 0) * PERCENT,
        settings.number("pan_random", 0) * PERCENT,
        settings.number("width", 100) * PERCENT,
        settings.number("position", 0) * PERCENT,
        settings.number("effect1", 0) * PERCENT,
        settings.number("effect2", 0) * PERCENT);
  }

  private float gain() {
    double db = 0;
    double gain = settings.text("phase", "normal").equals("invert") ? -1 : 1;
    for (String level : LEVELS) {
      db += settings.number(level + "volume", 0);
      gain *= settings.number(level + "amplitude", 100) * PERCENT;
    }
    return (float) (gain * StrictMath.pow(10, db / 20));
  }

  /// The square of the velocity, or straight lines between the points that are given.
  private Shape velocityCurve() {
    List<Opcode> points = settings.region().family("amp_velcurve_N");
    if (points.isEmpty()) {
      return SQUARE;
    }
    float[] values = new float[Shape.POINTS];
    Arrays.fill(values, Float.NaN);
    values[0] = 0;
    values[127] = 1;
    for (Opcode point : points) {
      if (point.n() >= 0 && point.n() <= 127 && point.isNumber()) {
        values[point.n()] = (float) point.number();
      }
    }
    int from = 0;
    for (int i = 1; i < values.length; i++) {
      if (!Float.isNaN(values[i])) {
        for (int k = from + 1; k < i; k++) {
          values[k] = values[from] + (values[i] - values[from]) * (k - from) / (i - from);
        }
        from = i;
      }
    }
    return new Shape(values);
  }

  private boolean isPower(String name) {
    return !settings.text(name, "power").equals("gain");
  }

  private List<Crossfade> keyFades() {
    List<Crossfade> fades = new ArrayList<>();
    boolean power = isPower("xf_keycurve");
    if (settings.has("xfin_lokey") || settings.has("xfin_hikey")) {
      fades.add(
          new Crossfade(
              settings.key("xfin_lokey", 0), settings.key("xfin_hikey", 0), true, power, -1));
    }
    if (settings.has("xfout_lokey") || settings.has("xfout_hikey")) {
      fades.add(
          new Crossfade(
              settings.key("xfout_lokey", 127),
              settings.key("xfout_hikey", 127),
              false,
              power,
              -1));
    }
    return List.copyOf(fades);
  }

  private List<Crossfade> velocityFades() {
    List<Crossfade> fades = new ArrayList<>();
    boolean power = isPower("xf_velcurve");
    if (settings.has("xfin_lovel") || settings.has("xfin_hivel")) {
      fades.add(fade("xfin_lovel", "xfin_hivel", 0, true, power));
    }
    if (settings.has("xfout_lovel") || settings.has("xfout_hivel")) {
      fades.add(fade("xfout_lovel", "xfout_hivel", 127, false, power));
    }
    return List.copyOf(fades);
  }

  private Crossfade fade(String low, String high, int absent, boolean in, boolean power) {
    return new Crossfade(
        settings.number(low, absent) / 127, settings.number(high, absent) / 127, in, power, -1);
  }

  private List<Crossfade> controllerFades() {
    List<Crossfade> fades = new ArrayList<>();
    boolean power = isPower("xf_cccurve");
    SortedMap<Integer, float[]> in = ends("xfin_loccN", "xfin_hiccN", 0);
    in.forEach((cc, end) -> fades.add(new Crossfade(end[0], end[1], true, power, cc)));
    SortedMap<Integer, float[]> out = ends("xfout_loccN", "xfout_hiccN", 1);
    out.forEach((cc, end) -> fades.add(new Crossfade(end[0], end[1], false, power, cc)));
    return List.copyOf(fades);
  }

  private SortedMap<Integer, float[]> ends(String low, String high, float absent) {
    SortedMap<Integer, float[]> ends = new TreeMap<>();
    String[] families = {low, high};
    for (int end = 0; end < 2; end++) {
      for (Opcode opcode : settings.region().family(families[end])) {
        if (opcode.n() >= 0 && opcode.n() < Controllers.COUNT && opcode.isNumber()) {
          ends.computeIfAbsent(opcode.n(), n -> new float[] {absent, absent})[end] =
              (float) opcode.number() / 127;
        }
      }
    }
    return ends;
  }
}
