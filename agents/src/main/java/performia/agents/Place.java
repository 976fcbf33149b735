// SPDX-License-Identifier: GPL-3.0-or-later
package performia.agents;

/// Where in the form a bar lies. Immutable; any thread.
///
/// @param label the section's label
/// @param occurrence how many passes of this label came before
/// @param occurrences how many passes of this label there are
/// @param pass index of the pass
/// @param passes how many passes there are
/// @param bar 0-based place of the bar in its pass
/// @param bars length of the pass in bars
public record Place(
    String label, int occurrence, int occurrences, int pass, int passes, int bar, int bars) {
  public boolean isFirst() {
    return bar == 0;
  }

  public boolean isLast() {
    return bar == bars - 1;
  }

  /// Whether this is the last chord of the performance, which everybody hits and lets ring.
  public boolean isEnding() {
    return label.equals(Arrangement.ENDING);
  }
}
