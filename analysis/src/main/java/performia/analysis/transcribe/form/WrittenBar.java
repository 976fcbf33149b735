// SPDX-License-Identifier: GPL-3.0-or-later
package performia.analysis.transcribe.form;

import java.util.List;
import performia.engine.music.Bar;

/// A bar as it stands on the page, with the signs that say where to go. Immutable; any thread.
///
/// @param bar its music
/// @param label the section that begins with it, such as `Verse`; empty when none begins
/// @param name the name of that section's passes, such as `Verse 1`; empty to let it be chosen
/// @param repeatStart whether a repeat begins with it
/// @param repeatEnd how often the repeat that ends with it is played in all; 0 when none ends
/// @param endings the times an ending that begins with it is for, such as 1 and 2; empty when none
///   begins
/// @param segno whether the segno stands at its start
/// @param coda whether the coda begins with it
/// @param toCoda whether one leaves for the coda at its end
/// @param fine whether the song ends with it after the jump
/// @param jump where to go at its end, once
public record WrittenBar(
    Bar bar,
    String label,
    String name,
    boolean repeatStart,
    int repeatEnd,
    List<Integer> endings,
    boolean segno,
    boolean coda,
    boolean toCoda,
    boolean fine,
    Jump jump) {
  /// More times than this is a mistake or an attack.
  public static final int MAX_TIMES = 64;

  /// A jump back, taken once: after it repeats are not played again, and of several endings the
  /// last is taken.
  ///
  /// @param from whether there is a jump, and back to where
  /// @param until where the music then ends
  /// @param ending the ending to end with, for [Until#ENDING]
  public record Jump(From from, Until until, int ending) {
    public static final Jump NONE = new Jump(From.NOWHERE, Until.END, 0);

    /// Where a jump goes.
    public enum From {
      NOWHERE,
      START,
      SEGNO
    }

    /// Where the music after a jump ends.
    public enum Until {
      END,
      FINE,
      CODA,
      ENDING
    }

    public Jump(From from, Until until) {
      this(from, until, 0);
    }
  }

  public WrittenBar {
    endings = List.copyOf(endings);
    if (repeatEnd < 0 || repeatEnd > MAX_TIMES) {
      throw new IllegalArgumentException("repeat " + repeatEnd + " times (0.." + MAX_TIMES + ")");
    }
    for (int ending : endings) {
      if (ending < 1 || ending > MAX_TIMES) {
        throw new IllegalArgumentException("ending " + ending + " (1.." + MAX_TIMES + ")");
      }
    }
  }

  /// A bar without any sign.
  public static WrittenBar plain(Bar bar) {
    return new WrittenBar(bar, "", "", false, 0, List.of(), false, false, false, false, Jump.NONE);
  }
}
