// SPDX-License-Identifier: GPL-3.0-or-later
package performia.agents.harmony;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import performia.agents.harmony.ChordTones.Flavour;
import performia.agents.style.PulseGrid;
import performia.agents.style.StepPattern;
import performia.agents.style.StyleText;
import performia.engine.PerformiaException;

/// How a chordal seat accompanies in a feel, read from its style text. Immutable; any thread.
///
/// ```
/// voicing  rootless          # plain, rootless or power
/// register 54 64 79          # lowest key, centre, highest (a guitar: lowest key, fret, strings)
/// tones    3 4               # in a chord, calm and full
/// force    0.36 0.66         # velocity at intensity 0 and 1
/// memory   0.7               # how much of a section comes back the second time
/// home     0.58              # how much every take of the song shares
/// thin     1                 # how readily strokes are left out, 0 never
/// [comp from=0 to=0.6 weight=2 pulses=4]
/// steps    X--- .... ..x- ....
/// ```
///
/// Signs of a step: `X` `x` a chord, loud or not; `D` `d` strummed down, `U` `u` up; `m` a muted
/// scratch; `A` `a` the chord that comes next, held into it; `1`..`6` one voice of the chord, 1 the
/// lowest; `-` rings on; `.` silence.
///
/// @param flavour which tones
/// @param register three numbers for the hand
/// @param calmTones tones in a chord when calm
/// @param fullTones tones in a chord when intense
/// @param softest velocity at intensity 0
/// @param loudest velocity at intensity 1
/// @param memory share of its choices that a section's later passes repeat, 0..1
/// @param home share of its choices that do not depend on the seed, so that a song keeps its
///   character, 0..1
/// @param thin how readily strokes are left out: 1 as usual, 0 never, for a part that must not stop
/// @param patterns at least one
public record Comping(
    Flavour flavour,
    List<Double> register,
    int calmTones,
    int fullTones,
    double softest,
    double loudest,
    double memory,
    double home,
    double thin,
    List<Pattern> patterns) {

  /// One way to play a bar or two.
  ///
  /// @param from lowest intensity it suits
  /// @param to highest intensity it suits
  /// @param weight how often it is chosen, above 0
  /// @param pulses pulses of the bars it is meant for; 0 for any
  /// @param triple whether it is meant for pulses that divide in three
  /// @param steps what is played
  public record Pattern(
      double from, double to, double weight, int pulses, boolean triple, StepPattern steps) {
    /// Where an intensity lies in the range, 0 at its bottom to 1 at its top.
    double within(double intensity) {
      return to > from ? Math.clamp((intensity - from) / (to - from), 0.0, 1.0) : 1;
    }
  }

  private static final String SIGNS = "XxDdUumAa123456-.";

  public Comping {
    register = List.copyOf(register);
    patterns = List.copyOf(patterns);
  }

  /// Reads a seat's style text; [PerformiaException] with the line says what is wrong.
  public static Comping parse(StyleText text) {
    StyleText.Block head = text.head();
    List<Pattern> patterns = new ArrayList<>();
    for (StyleText.Block block : text.named("comp")) {
      for (StyleText.Line line : block.lines()) {
        patterns.add(pattern(text, block, line));
      }
    }
    if (patterns.isEmpty()) {
      throw new PerformiaException(
          "nothing to play", text.source(), "write a [comp] block with a line of steps");
    }
    try {
      List<Double> tones = numbers(head.value("tones", "3 4"));
      List<Double> force = numbers(head.value("force", "0.36 0.66"));
      return new Comping(
          Flavour.valueOf(head.value("voicing", "plain").toUpperCase(Locale.ROOT)),
          numbers(head.value("register", "54 64 79")),
          tones.getFirst().intValue(),
          tones.getLast().intValue(),
          force.getFirst(),
          force.getLast(),
          Double.parseDouble(head.value("memory", "0.7")),
          Double.parseDouble(head.value("home", "0.58")),
          Double.parseDouble(head.value("thin", "1")),
          patterns);
    } catch (IllegalArgumentException e) {
      throw new PerformiaException(
          "a word or number is misspelled", text.source(), "compare it with a shipped feel", e);
    }
  }

  /// The patterns that suit a bar: of its own length if there are any, then by intensity, nearest
  /// first where none fits.
  public List<Pattern> suiting(PulseGrid grid, double intensity) {
    boolean triple = grid.isTriple(0);
    List<Pattern> meant = meant(p -> p.pulses == grid.pulses() && p.triple == triple);
    if (meant.isEmpty() && triple) {
      meant = meant(p -> p.pulses == 0 && p.triple);
    }
    if (meant.isEmpty()) {
      meant = meant(p -> p.pulses == 0 && !p.triple);
    }
    if (meant.isEmpty()) {
      meant = patterns;
    }
    List<Pattern> suiting =
        meant.stream().filter(p -> p.from <= intensity && (intensity < p.to || p.to >= 1)).toList();
    if (!suiting.isEmpty()) {
      return suiting;
    }
    return List.of(
        meant.stream()
            .min(
                java.util.Comparator.comparingDouble(
                    p -> Math.max(p.from - intensity, intensity - p.to)))
            .orElseThrow());
  }

  /// Velocity of a plain stroke at this intensity.
  public double force(double intensity) {
    return softest + (loudest - softest) * intensity;
  }

  private List<Pattern> meant(Predicate<Pattern> bar) {
    return patterns.stream().filter(bar).toList();
  }

  private static Pattern pattern(StyleText text, StyleText.Block block, StyleText.Line line) {
    String where = text.source() + ":" + line.number();
    StepPattern steps = StepPattern.parse(line.value(), where);
    for (char sign : steps.toString().toCharArray()) {
      if (SIGNS.indexOf(sign) < 0) {
        throw text.wrong(line.number(), "unknown sign " + sign, "use one of " + SIGNS);
      }
    }
    return new Pattern(
        block.number("from", 0),
        block.number("to", 1),
        block.number("weight", 1),
        (int) block.number("pulses", 0),
        block.number("triple", 0) > 0,
        steps);
  }

  private static List<Double> numbers(String text) {
    return java.util.Arrays.stream(text.split("\\s+")).map(Double::valueOf).toList();
  }
}
