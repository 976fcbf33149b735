// SPDX-License-Identifier: GPL-3.0-or-later
package performia.agents;

import java.util.Arrays;
import performia.engine.music.Timeline;

/// How intense every bar is, 0..1. Immutable; any thread.
public final class Arc {
  private final double[] byBar;

  private Arc(double[] byBar) {
    this.byBar = byBar;
  }

  /// The same all through.
  public static Arc flat(Timeline timeline, double intensity) {
    double[] byBar = new double[timeline.bars().size()];
    Arrays.fill(byBar, clamp(intensity));
    return new Arc(byBar);
  }

  /// A number for every bar of the timeline.
  public static Arc of(double[] byBar) {
    double[] copy = byBar.clone();
    for (int i = 0; i < copy.length; i++) {
      copy[i] = clamp(copy[i]);
    }
    return new Arc(copy);
  }

  /// The intensity of a bar; of the last one beyond the end.
  public double at(int bar) {
    return byBar[Math.max(0, Math.min(byBar.length - 1, bar))];
  }

  public int bars() {
    return byBar.length;
  }

  private static double clamp(double value) {
    return Math.max(0, Math.min(1, value));
  }
}
