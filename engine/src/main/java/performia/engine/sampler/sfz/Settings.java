// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.sfz;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import performia.engine.sampler.articulation.Amount;
import performia.engine.sampler.articulation.Control;
import performia.engine.sampler.articulation.Controllers;
import performia.engine.sampler.articulation.Shape;
import performia.engine.sampler.sfz.text.Opcode;
import performia.engine.sampler.sfz.text.SfzCurve;
import performia.engine.sampler.sfz.text.SfzDocument;
import performia.engine.sampler.sfz.text.SfzRegion;

/// What a region says, read with the units and the controllers that go with it. One loader thread.
final class Settings {
  /// A controller lags by this much for every unit of a smoothing opcode (what ARIA's listeners
  /// measured, and what sfizz does).
  private static final float SECONDS_PER_SMOOTH = 0.003f;

  private static final String[] LETTERS = {"N", "X", "Y"};

  private final SfzRegion region;
  private final SfzDocument document;
  private final Map<Integer, Shape> shapes;

  /// @param shapes curves already turned into shapes, by index; added to
  Settings(SfzRegion region, SfzDocument document, Map<Integer, Shape> shapes) {
    this.region = region;
    this.document = document;
    this.shapes = shapes;
  }

  SfzRegion region() {
    return region;
  }

  boolean has(String name) {
    return region.has(name);
  }

  float number(String name, double absent) {
    return (float) region.number(name, absent);
  }

  int integer(String name, int absent) {
    return region.integer(name, absent);
  }

  int key(String name, int absent) {
    return region.key(name, absent);
  }

  String text(String name, String absent) {
    return region.text(name, absent).strip().toLowerCase(Locale.ROOT);
  }

  /// Whether an opcode that is on or off, or 1 or 0, is on.
  boolean isOn(String name, boolean absent) {
    String text = text(name, absent ? "on" : "off");
    return switch (text) {
      case "on", "true", "yes" -> true;
      case "off", "false", "no" -> false;
      default -> region.number(name, absent ? 1 : 0) != 0;
    };
  }

  /// Whether anything is said about a target or what moves it: `cutoff`, `cutoff_oncc1`.
  boolean mentions(String base, int n, int x) {
    return has(concrete(base, n, x)) || !moving(base, n, x).isEmpty();
  }

  /// A number that velocity and controllers move when the note begins.
  ///
  /// @param perVelocity name of the opcode that says what velocity adds; empty = none
  /// @param scale by which everything is multiplied, 0.01 for percents
  Amount amount(String name, double absent, String perVelocity, float scale) {
    return amount(name, -1, -1, absent, perVelocity, scale);
  }

  Amount amount(String base, int n, int x, double absent, String perVelocity, float scale) {
    float velocity = perVelocity.isEmpty() ? 0 : number(perVelocity, 0);
    return new Amount(
        number(concrete(base, n, x), absent) * scale,
        velocity * scale,
        controls(base, n, x, -1, scale));
  }

  /// The controllers that move a target.
  ///
  /// @param base the target's name with letters for its numbers, `eqN_gain`
  /// @param n the first number, or -1
  /// @param x the second number, or -1
  /// @param slot the slot they move, or -1
  List<Control> controls(String base, int n, int x, int slot, float scale) {
    List<Control> controls = new ArrayList<>();
    for (Opcode opcode : moving(base, n, x)) {
      int number = opcode.lastIndex();
      if (number >= 0 && number < Controllers.COUNT && opcode.isNumber()) {
        String target = concrete(base, n, x);
        int curve = integer(target + "_curvecc" + number, 0);
        float smooth = number(target + "_smoothcc" + number, 0);
        float step = number(target + "_stepcc" + number, 0);
        controls.add(
            new Control(
                number,
                (float) opcode.number() * scale,
                shape(curve),
                step * scale,
                smooth * SECONDS_PER_SMOOTH,
                slot));
      }
    }
    return controls;
  }

  private List<Opcode> moving(String base, int n, int x) {
    String letter = LETTERS[n < 0 ? 0 : x < 0 ? 1 : 2];
    List<Opcode> family = region.family(base + "_oncc" + letter);
    if (n < 0) {
      return family;
    }
    return family.stream().filter(o -> o.n() == n && (x < 0 || o.x() == x)).toList();
  }

  /// A name with its numbers: `eqN_gain`, 2 → `eq2_gain`.
  static String concrete(String base, int n, int x) {
    String name = n < 0 ? base : base.replace("N", Integer.toString(n));
    return x < 0 ? name : name.replace("X", Integer.toString(x));
  }

  /// A curve by its number.
  Shape shape(int index) {
    return shapes.computeIfAbsent(
        index,
        i -> {
          SfzCurve curve = document.curve(i);
          float[] points = new float[Shape.POINTS];
          for (int p = 0; p < points.length; p++) {
            points[p] = curve.point(p);
          }
          return new Shape(points);
        });
  }

  /// Which of the first numbers a family's opcodes have: the equalisers or oscillators a region
  /// speaks of.
  List<Integer> numbers(String prefix) {
    Map<Integer, Boolean> found = new HashMap<>();
    for (String base : region.bases()) {
      if (base.startsWith(prefix)) {
        for (Opcode opcode : region.family(base)) {
          found.put(opcode.n(), true);
        }
      }
    }
    return found.keySet().stream().filter(n -> n >= 0).sorted().toList();
  }
}
