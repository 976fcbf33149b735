// SPDX-License-Identifier: GPL-3.0-or-later
package performia.ui.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import performia.ui.session.Moment;

class ScreenTest {
  private static final List<Moment.Part> PARTS =
      List.of(
          new Moment.Part("drums", 0.5, false),
          new Moment.Part("bass", 0.05, false),
          new Moment.Part("keys", 0, false),
          new Moment.Part("guitar", 0.4, true));

  @Test
  void theWholePictureReadsAsWritten() {
    assertThat(new Screen(78, false, false).draw(moment("Chorus 2", 21, "")))
        .containsExactly(
            "  Night Market - Funk - 104 bpm                                        seed 7",
            "  > Chorus 2   bar 21.3 of 64                          next: Bridge in 4 bars",
            "",
            "      Am7         -> D9 in 2                                          . . # .",
            "",
            "  intensity    =================....... 0.70",
            "  1 drums      =====================...",
            "  2 bass       ===========.............",
            "  3 keys       ........................",
            "  4 guitar     ........................ muted",
            "",
            "  ",
            "  space play/stop   left/right section   up/down 0-9 intensity   +- tempo",
            "  m1-4 mute   f fill   e ending   q quit");
  }

  @Test
  void thePictureKeepsItsHeightWhateverHappens() {
    var screen = new Screen(100, true, true);
    int height = screen.draw(moment("Verse", 1, "")).size();
    assertThat(screen.draw(moment("", 0, "the device is gone"))).hasSize(height);
  }

  @Test
  void noLineIsWiderThanTheTerminal() {
    for (int columns : new int[] {40, 60, 80, 200}) {
      for (boolean colour : new boolean[] {false, true}) {
        var screen = new Screen(columns, true, colour);
        assertThat(
                screen.draw(moment("A section with quite a long name indeed", 5, "x".repeat(300))))
            .allSatisfy(line ->
                assertThat(line.replaceAll("\u001b\\[[0-9;]*m", "").length()).isLessThan(columns));
      }
    }
  }

  @Test
  void aPipeGetsOneLineASection() {
    assertThat(new Screen(80, false, false).line(moment("Chorus 2", 21, "")))
        .isEqualTo("bar 21 of 64  Chorus 2  Am7  intensity 0.70");
    assertThat(new Screen(80, false, false).line(moment("", 0, ""))).startsWith("count-in");
  }

  private static Moment moment(String section, int bar, String notice) {
    return new Moment(
        "Night Market",
        "Funk",
        7,
        bar < 1 ? Moment.State.COUNTING : Moment.State.PLAYING,
        section,
        "Bridge",
        4,
        bar,
        64,
        3,
        4,
        "Am7",
        "D9",
        1.4,
        0.7,
        104,
        PARTS,
        notice);
  }
}
