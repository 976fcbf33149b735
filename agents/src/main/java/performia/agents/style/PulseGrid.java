// SPDX-License-Identifier: GPL-3.0-or-later
package performia.agents.style;

import performia.engine.music.Meter;

/// A bar as a musician counts it: pulses of a quarter, a dotted quarter or another group, each with
/// four steps, and where those lie in beats once they swing. Immutable; any thread.
///
/// A *place* is counted in pulses from the start of the bar: 2.5 is the "and" of the third pulse.
/// In a pulse of three (6/8, the long one of 7/8) the quarter, half and three-quarter places are
/// its second and third eighth and the last sixteenth, so that one pattern serves straight, swung
/// and compound bars.
public final class PulseGrid {
  private static final int[] TWO_OF_FOUR = {0, 1};
  private static final int[] THREE_OF_FOUR = {0, 1, 3};
  private static final int[] UNEVEN_THREE = {0, 2, 3};

  private final Meter meter;
  private final double[] starts;
  private final boolean[] triple;
  private final double swing;
  private final int division;

  /// @param swing where the second half of a pulse begins, 0.5 straight .. 0.75
  /// @param division 8 when eighths swing, 16 when sixteenths do
  public PulseGrid(Meter meter, double swing, int division) {
    if (!(swing >= 0.4 && swing <= 0.8) || (division != 8 && division != 16)) {
      throw new IllegalArgumentException(
          "swing " + swing + " (0.4..0.8) of " + division + " (8 or 16)");
    }
    this.meter = meter;
    this.swing = swing;
    this.division = division;
    if (meter.unit() <= 4) {
      int pulses = meter.count() * 4 / meter.unit();
      starts = new double[pulses + 1];
      triple = new boolean[pulses];
      for (int i = 0; i <= pulses; i++) {
        starts[i] = i;
      }
    } else {
      var groups = meter.groups();
      starts = new double[groups.size() + 1];
      triple = new boolean[groups.size()];
      for (int i = 0; i < groups.size(); i++) {
        starts[i + 1] = starts[i] + groups.get(i) * 4.0 / meter.unit();
        triple[i] = groups.get(i) == 3;
      }
    }
  }

  public Meter meter() {
    return meter;
  }

  /// How many pulses the bar has.
  public int pulses() {
    return triple.length;
  }

  /// Whether this pulse divides in three.
  public boolean isTriple(int pulse) {
    return triple[pulse];
  }

  /// Length of a pulse in beats.
  public double lengthBeats(int pulse) {
    return starts[pulse + 1] - starts[pulse];
  }

  /// Length of the bar in beats.
  public double lengthBeats() {
    return starts[starts.length - 1];
  }

  /// Beats from the start of the bar to a place in pulses, swung; places outside the bar go on
  /// evenly.
  public double beatAt(double place) {
    int pulse = (int) Math.max(0, Math.min(triple.length - 1, Math.floor(place)));
    double rest = place - pulse;
    if (rest < 0 || rest >= 1) {
      return starts[pulse] + rest * lengthBeats(pulse);
    }
    return starts[pulse] + warp(rest, pulse) * lengthBeats(pulse);
  }

  /// The place of a written beat of the bar: the inverse of [#beatAt] before swing, so that a chord
  /// written on the "and" comes out at a half.
  public double placeOf(double beatInBar) {
    int pulse = pulseAt(beatInBar);
    double rest = (beatInBar - starts[pulse]) / lengthBeats(pulse);
    if (triple[pulse] && rest > 0 && rest < 1) {
      rest = rest <= 2.0 / 3 ? rest * 0.75 : 0.5 + (rest - 2.0 / 3) * 1.5;
    }
    return pulse + rest;
  }

  /// Where a written beat of the bar is played once the feel swings.
  public double swung(double beatInBar) {
    return beatInBar < 0 || beatInBar >= lengthBeats() ? beatInBar : beatAt(placeOf(beatInBar));
  }

  /// The step 0..3 of its pulse that a played beat of the bar is nearest to.
  public int stepNear(double beatInBar) {
    int pulse = pulseAt(beatInBar);
    double rest = (beatInBar - starts[pulse]) / lengthBeats(pulse);
    int best = 0;
    double least = 2;
    for (int step = 0; step <= StepPattern.STEPS; step++) {
      double distance = Math.abs(rest - warp(step / 4.0, pulse));
      if (distance < least - 1e-9) {
        least = distance;
        best = step;
      }
    }
    return best % StepPattern.STEPS;
  }

  /// Whether a step is too quick to be played: the odd ones of a pulse shorter than an eighth or
  /// so.
  public boolean isTooFine(int pulse, int step) {
    return step % 2 == 1 && lengthBeats(pulse) < 0.7;
  }

  /// The pulse a beat of the bar falls in; the first or last for beats outside.
  public int pulseAt(double beatInBar) {
    int pulse = 0;
    while (pulse + 1 < triple.length && starts[pulse + 1] <= beatInBar + 1e-9) {
      pulse++;
    }
    return pulse;
  }

  /// Which pulse of a pattern serves this pulse of the bar.
  ///
  /// @param patternPulses length of the pattern
  /// @param bar place of the bar in its pass
  public int source(int pulse, int patternPulses, int bar) {
    int pulses = triple.length;
    if (patternPulses % pulses == 0) {
      return bar % (patternPulses / pulses) * pulses + pulse;
    }
    int unit = patternPulses % 4 == 0 ? 4 : patternPulses % 3 == 0 ? 3 : patternPulses;
    int base = bar % (patternPulses / unit) * unit;
    if (unit == 4) {
      return base + fourth(pulse);
    }
    return base + (unit == 3 && pulse == pulses - 1 ? 2 : pulse % unit);
  }

  /// A bar of another length as groups of four, three and two pulses, each led by a pattern's
  /// strong pulse and closed by its last.
  private int fourth(int pulse) {
    int pulses = triple.length;
    if (pulses == 3 && lengthBeats(0) != lengthBeats(2)) {
      return UNEVEN_THREE[pulse];
    }
    int first = pulses;
    int second = 0;
    if (pulses == 5) {
      first = 3;
      second = 2;
    } else if (pulses > 4) {
      first = 4;
      second = pulses - 4;
    }
    if (pulse < first) {
      return first == 3 ? THREE_OF_FOUR[pulse] : first == 2 ? TWO_OF_FOUR[pulse] : pulse;
    }
    int rest = (pulse - first) % 4;
    int size = Math.min(4, second - (pulse - first) / 4 * 4);
    return switch (size) {
      case 1 -> 3;
      case 2 -> 2 + rest;
      case 3 -> THREE_OF_FOUR[rest];
      default -> rest;
    };
  }

  private double warp(double rest, int pulse) {
    double ratio = triple[pulse] ? 2.0 / 3 : division == 8 ? swing : 0.5;
    double warped = rest <= 0.5 ? rest * 2 * ratio : ratio + (rest - 0.5) * 2 * (1 - ratio);
    if (division == 16 && !triple[pulse]) {
      double half = rest < 0.5 ? 0 : 0.5;
      double inside = (rest - half) * 2;
      inside = inside <= 0.5 ? inside * 2 * swing : swing + (inside - 0.5) * 2 * (1 - swing);
      return half + inside / 2;
    }
    return warped;
  }
}
