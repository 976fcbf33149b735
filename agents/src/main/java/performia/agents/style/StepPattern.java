// SPDX-License-Identifier: GPL-3.0-or-later
package performia.agents.style;

import performia.engine.PerformiaException;

/// A row of signs, four steps to a pulse, such as `x... x.x. x... x.x.`; blanks and `|` are for the
/// eye. What a sign means is its reader's business; `.` is always nothing. Immutable; any thread.
public final class StepPattern {
  /// Steps in a pulse: sixteenths of a straight quarter.
  public static final int STEPS = 4;

  /// More pulses than this are a mistake.
  private static final int MAX_PULSES = 64;

  private final String signs;

  private StepPattern(String signs) {
    this.signs = signs;
  }

  /// Parses the signs; the place goes into the complaint when they do not fill whole pulses.
  public static StepPattern parse(String text, String where) {
    String signs = text.replaceAll("[\\s|]+", "");
    if (signs.isEmpty() || signs.length() % STEPS != 0 || signs.length() > STEPS * MAX_PULSES) {
      throw new PerformiaException(
          "pattern of " + signs.length() + " steps",
          where,
          "write four signs to a pulse, 1 to " + MAX_PULSES + " pulses");
    }
    return new StepPattern(signs);
  }

  /// Length in pulses.
  public int pulses() {
    return signs.length() / STEPS;
  }

  /// The sign at a step 0..3 of a pulse of the pattern itself.
  public char sign(int pulse, int step) {
    return signs.charAt(pulse * STEPS + step);
  }

  /// The sign at a step of a bar's pulse, the pattern fitted to the bar's metre.
  ///
  /// @param bar place of the bar in its pass, which chooses the half of a two-bar pattern
  public char sign(PulseGrid grid, int bar, int pulse, int step) {
    return sign(grid.source(pulse, pulses(), bar), step);
  }

  @Override
  public String toString() {
    return signs;
  }
}
