// SPDX-License-Identifier: GPL-3.0-or-later
package performia.agents;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import performia.engine.music.Timeline;

/// How intense every bar is, 0..1. Immutable; any thread.
public final class Arc {
  /// How far sections differ by themselves when nothing else is asked.
  private static final double MILD = 0.10;

  private static final double BUILD_LOW = -0.15;
  private static final double BUILD_RISE = 0.20;
  private static final double BUILD_ROLE = 0.085;
  private static final double BUILD_TOP = 0.08;

  private final double[] byBar;

  private Arc(double[] byBar) {
    this.byBar = byBar;
    for (int i = 0; i < byBar.length; i++) {
      byBar[i] = Math.clamp(byBar[i], 0.0, 1.0);
    }
  }

  /// The same all through.
  public static Arc flat(Timeline timeline, double intensity) {
    double[] byBar = new double[timeline.bars().size()];
    Arrays.fill(byBar, intensity);
    return new Arc(byBar);
  }

  /// A number for every bar of the timeline; what is outside 0..1 is clamped.
  public static Arc of(double[] byBar) {
    return new Arc(byBar.clone());
  }

  /// About the same all through: verses a little under it, choruses a little over it.
  public static Arc level(Timeline timeline, double intensity) {
    double[] byBar = new double[timeline.bars().size()];
    double[] roles = roles(timeline.passes());
    for (Timeline.PlayedPass pass : timeline.passes()) {
      // Near the ends of the range there is less room, and 0 and 1 stay what they say.
      double room = Math.min(1, 2.5 * Math.min(intensity, 1 - intensity));
      double value = intensity + MILD * room * roles[pass.index()];
      Arrays.fill(byBar, pass.firstBar(), pass.endBar(), value);
    }
    return new Arc(byBar);
  }

  /// Shaped over the form: starts low, rises from chorus to chorus, steps back for contrast, and is
  /// highest in the last one.
  ///
  /// @param intensity what it is shaped round
  /// @param reach how far it goes, 1 as usual; a feel says what it needs
  public static Arc build(Timeline timeline, double intensity, double reach) {
    double[] byBar = new double[timeline.bars().size()];
    List<Timeline.PlayedPass> passes = timeline.passes();
    double[] roles = roles(passes);
    int last = lastPlayed(passes);
    for (Timeline.PlayedPass pass : passes) {
      int i = pass.index();
      double share = last == 0 ? 0.5 : Math.min(1, (double) i / last);
      double value =
          intensity
              + reach
                  * (BUILD_LOW
                      + BUILD_RISE * share
                      + BUILD_ROLE * roles[i]
                      + (i >= last ? BUILD_TOP : 0));
      int bars = pass.endBar() - pass.firstBar();
      for (int bar = 0; bar < bars; bar++) {
        // Within a pass the band leans a little towards what is coming.
        double next = i < last ? roles[i + 1] - roles[i] : 0;
        double lean = bars > 3 && bar >= bars - 2 ? 0.04 * Math.signum(next) : 0;
        byBar[pass.firstBar() + bar] = value + lean;
      }
    }
    return new Arc(byBar);
  }

  /// The intensity of a bar; of the last one beyond the end.
  public double at(int bar) {
    return byBar[Math.max(0, Math.min(byBar.length - 1, bar))];
  }

  public int bars() {
    return byBar.length;
  }

  private static int lastPlayed(List<Timeline.PlayedPass> passes) {
    int last = passes.size() - 1;
    return last > 0 && passes.get(last).label().equals(Arrangement.ENDING) ? last - 1 : last;
  }

  /// What every pass is in its form, from -1 (an intro) to 1 (a chorus).
  private static double[] roles(List<Timeline.PlayedPass> passes) {
    double[] roles = new double[passes.size()];
    int last = lastPlayed(passes);
    for (Timeline.PlayedPass pass : passes) {
      roles[pass.index()] = pass.index() > last ? roles[last] : role(pass, passes);
    }
    return roles;
  }

  private static double role(Timeline.PlayedPass pass, List<Timeline.PlayedPass> passes) {
    String label = pass.label().toLowerCase(Locale.ROOT).strip();
    if (label.startsWith("pre")) {
      return 0.2;
    }
    if (label.startsWith("chorus") || label.startsWith("refrain") || label.startsWith("hook")) {
      return 1;
    }
    if (label.startsWith("intro") || label.startsWith("break")) {
      return -0.8;
    }
    if (label.startsWith("verse") || label.equals("v") || label.startsWith("strophe")) {
      return -0.7;
    }
    if (label.startsWith("bridge") || label.equals("br") || label.startsWith("middle")) {
      return 0.1;
    }
    if (label.startsWith("solo") || label.startsWith("outro") || label.startsWith("coda")) {
      return 0.5;
    }
    if (label.equals("c") && passes.stream().anyMatch(p -> p.label().equalsIgnoreCase("v"))) {
      return 1;
    }
    return byRepetition(pass, passes);
  }

  /// Labels that say nothing: what comes first is the verse, what comes after it and comes again is
  /// the chorus, what comes once is for contrast.
  private static double byRepetition(Timeline.PlayedPass pass, List<Timeline.PlayedPass> passes) {
    boolean first = pass.label().equals(firstLabel(passes));
    if (first) {
      return pass.occurrences() == passes.size() ? 0 : -0.4;
    }
    return pass.occurrences() > 1 ? 0.7 : 0.4;
  }

  private static String firstLabel(List<Timeline.PlayedPass> passes) {
    for (Timeline.PlayedPass pass : passes) {
      if (!pass.label().equals(Arrangement.INTRO)) {
        return pass.label();
      }
    }
    return passes.getFirst().label();
  }
}
