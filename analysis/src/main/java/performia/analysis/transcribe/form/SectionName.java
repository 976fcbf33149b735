// SPDX-License-Identifier: GPL-3.0-or-later
package performia.analysis.transcribe.form;

/// The heading of a section, taken apart: `Verse 2 x3` is a part `Verse`, called `Verse 2`, played
/// three times. Immutable; any thread.
///
/// @param label what kind of part it is; equal for `Verse 1` and `Verse 2`
/// @param name as written, without the times
/// @param times how often it is played, 1 or more
public record SectionName(String label, String name, int times) {
  /// Takes a heading apart.
  public static SectionName of(String heading) {
    String name = heading.strip();
    int times = 1;
    int cut = name.lastIndexOf(' ');
    String tail = cut < 0 ? "" : name.substring(cut + 1).replaceAll("[()]", "");
    if (tail.matches("[x×X]\\d{1,2}|\\d{1,2}[x×X]")) {
      times = Math.clamp(Integer.parseInt(tail.replaceAll("\\D", "")), 1, WrittenBar.MAX_TIMES);
      name = name.substring(0, cut).strip();
    }
    return new SectionName(label(name), name, times);
  }

  /// The name without the number or prime at its end: `Verse 1`, `A2`, `B'`.
  private static String label(String name) {
    int end = name.length();
    while (end > 0 && isNumbering(name.charAt(end - 1))) {
      end--;
    }
    String label = name.substring(0, end).strip();
    return label.isEmpty() ? name : label;
  }

  private static boolean isNumbering(char c) {
    return (c >= '0' && c <= '9') || c == '\'' || c == '’' || c == '′' || c == '#' || c == '.';
  }
}
