// SPDX-License-Identifier: GPL-3.0-or-later
package performia.ui.session;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import performia.engine.PerformiaException;
import performia.engine.sound.EffectParameter;
import performia.engine.sound.Mixer;
import performia.engine.sound.Part;

/// The effect knobs that a feel and a user turn before a song begins. Session thread.
final class Knobs {
  private static final String MASTER = "master";

  private Knobs() {}

  /// Turns a part's knobs: first the feel's, then the user's.
  static void turn(Part part, Map<String, Double> feel, Map<String, Double> asked) {
    new TreeMap<>(feel).forEach((knob, value) -> turn(part, knob, value, "the feel"));
    new TreeMap<>(asked)
        .forEach((name, value) -> {
          List<String> two = split(name);
          if (two.getFirst().equals(part.name())) {
            turn(part, two.getLast(), value, "--effect");
          }
        });
  }

  private static void turn(Part part, String knob, double value, String where) {
    part.strip().effect(knob(knob, false, where), checked(knob, value, where));
  }

  /// Turns the master's knobs.
  static void turn(Mixer mixer, Map<String, Double> asked) {
    new TreeMap<>(asked)
        .forEach((name, value) -> {
          List<String> two = split(name);
          if (two.getFirst().equals(MASTER)) {
            String knob = two.getLast();
            mixer.effect(knob(knob, true, "--effect"), checked(knob, value, "--effect"));
          }
        });
  }

  /// Looks at what the user asks for before anything is opened.
  ///
  /// @throws PerformiaException that names what there is
  static void require(Map<String, Double> asked) {
    new TreeMap<>(asked)
        .forEach((name, value) -> {
          List<String> two = split(name);
          boolean master = two.getFirst().equals(MASTER);
          if (!master) {
            Seats.of(two.getFirst(), "--effect");
          }
          var _ = knob(two.getLast(), master, "--effect");
          checked(two.getLast(), value, "--effect");
        });
  }

  private static List<String> split(String name) {
    int dot = name.indexOf('.');
    if (dot < 1 || dot == name.length() - 1) {
      throw new PerformiaException(
          "\"" + name + "\" names no knob", "--effect", "write it as guitar.drive=0.5");
    }
    return List.of(
        name.substring(0, dot).toLowerCase(Locale.ROOT),
        name.substring(dot + 1).toLowerCase(Locale.ROOT));
  }

  private static EffectParameter knob(String name, boolean master, String where) {
    return EffectParameter.named(name)
        .filter(p -> master ? p.isForMaster() : p.isForParts())
        .orElseThrow(() ->
            new PerformiaException(
                "no knob \"" + name + "\" for " + (master ? "the master" : "a part"),
                where,
                "there are "
                    + Arrays.stream(EffectParameter.values())
                        .filter(p -> master ? p.isForMaster() : p.isForParts())
                        .map(EffectParameter::id)
                        .collect(Collectors.joining(", "))));
  }

  private static double checked(String name, double value, String where) {
    EffectParameter knob = EffectParameter.named(name).orElseThrow();
    if (!(value >= knob.least() && value <= knob.most())) {
      throw new PerformiaException(
          name + " " + plain(value) + " is out of range",
          where,
          "choose from " + plain(knob.least()) + " to " + plain(knob.most()));
    }
    return value;
  }

  private static String plain(double number) {
    return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
  }
}
