// SPDX-License-Identifier: GPL-3.0-or-later
package performia.analysis.transcribe.musicxml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static performia.analysis.transcribe.musicxml.Sheet.backward;
import static performia.analysis.transcribe.musicxml.Sheet.direction;
import static performia.analysis.transcribe.musicxml.Sheet.ending;
import static performia.analysis.transcribe.musicxml.Sheet.endingStop;
import static performia.analysis.transcribe.musicxml.Sheet.forward;
import static performia.analysis.transcribe.musicxml.Sheet.sound;
import static performia.analysis.transcribe.musicxml.Sheet.words;

import org.junit.jupiter.api.Test;
import performia.engine.PerformiaException;

final class PlayOrderTest {
  private static final String SEGNO = direction("<segno/>");
  private static final String CODA = direction("<coda/>");

  private static Sheet sheet() {
    return new Sheet();
  }

  @Test
  void a_repeat_is_played_twice() {
    assertThat(sheet().measure().measure(forward(), "").measure("", backward()).measure().order())
        .isEqualTo("1 2 3 2 3 4");
  }

  @Test
  void a_repeat_without_a_start_goes_back_to_the_beginning() {
    assertThat(sheet().measure().measure("", backward()).measure().order()).isEqualTo("1 2 1 2 3");
  }

  @Test
  void a_second_repeat_without_a_start_goes_back_to_the_end_of_the_first() {
    assertThat(sheet().measure("", backward()).measure("", backward(3)).measure().order())
        .isEqualTo("1 1 2 2 2 3");
  }

  @Test
  void a_repeat_counts_its_times() {
    assertThat(sheet().measure("", backward(5)).measure().order()).isEqualTo("1 1 1 1 1 2");
  }

  @Test
  void repeats_nest() {
    var nested =
        sheet()
            .measure(forward(), "")
            .measure(forward(), backward())
            .measure("", backward())
            .measure();
    assertThat(nested.order()).isEqualTo("1 2 2 3 1 2 2 3 4");
  }

  @Test
  void two_endings_follow_one_another() {
    var sheet =
        sheet()
            .measure()
            .measure(ending("1"), endingStop(true))
            .measure(ending("2"), endingStop(false));
    assertThat(sheet.measure().order()).isEqualTo("1 2 1 3 4");
  }

  @Test
  void an_ending_may_be_for_several_times() {
    var sheet =
        sheet()
            .measure()
            .measure(ending("1, 2"), endingStop(true))
            .measure(ending("3"), endingStop(false));
    assertThat(sheet.order()).isEqualTo("1 2 1 2 1 3");
  }

  @Test
  void endings_of_three_repeats_and_more_measures() {
    var sheet =
        sheet()
            .measure(forward(), "")
            .measure(ending("1"), "")
            .measure("", endingStop(true))
            .measure(ending("2"), endingStop(true))
            .measure(ending("3"), endingStop(false))
            .measure();
    assertThat(sheet.order()).isEqualTo("1 2 3 1 4 1 5 6");
  }

  @Test
  void a_first_ending_alone_is_left_out_the_second_time() {
    var sheet = sheet().measure().measure(ending("1"), endingStop(true)).measure();
    assertThat(sheet.order()).isEqualTo("1 2 1 3");
  }

  @Test
  void a_last_ending_with_a_repeat_sign_is_still_the_last() {
    var sheet =
        sheet()
            .measure()
            .measure(ending("1"), endingStop(true))
            .measure(ending("2"), endingStop(true));
    assertThat(sheet.measure().order()).isEqualTo("1 2 1 3 4");
  }

  @Test
  void two_endings_numbered_alike_are_counted_anew() {
    var sheet =
        sheet()
            .measure()
            .measure(ending("1"), endingStop(true))
            .measure(ending("1"), endingStop(false));
    assertThat(sheet.order()).isEqualTo("1 2 1 3");
  }

  @Test
  void a_bracket_too_short_is_drawn_on_to_the_repeat_sign() {
    var sheet =
        sheet()
            .measure()
            .measure(ending("1"), endingStop(false))
            .measure("", backward())
            .measure(ending("2"), endingStop(false));
    assertThat(sheet.order()).isEqualTo("1 2 3 1 4");
  }

  @Test
  void da_capo_al_fine() {
    var sheet = sheet().measure().measure("", words("Fine")).measure("", words("D.C. al Fine"));
    assertThat(sheet.order()).isEqualTo("1 2 3 1 2");
  }

  @Test
  void dal_segno_al_coda_by_signs_and_words() {
    var sheet =
        sheet()
            .measure()
            .measure(SEGNO, "")
            .measure("", CODA)
            .measure()
            .measure("", words("D.S. al Coda"))
            .measure(CODA, "")
            .measure();
    assertThat(sheet.order()).isEqualTo("1 2 3 4 5 2 3 6 7");
  }

  @Test
  void dal_segno_al_coda_by_sounds() {
    var sheet =
        sheet()
            .measure()
            .measure(sound("segno=\"segno\""), "")
            .measure("", sound("tocoda=\"coda\""))
            .measure("", sound("dalsegno=\"segno\""))
            .measure(sound("coda=\"coda\""), "");
    assertThat(sheet.order()).isEqualTo("1 2 3 4 2 3 5");
  }

  @Test
  void to_coda_in_words() {
    var sheet =
        sheet()
            .measure("", words("To Coda"))
            .measure("", words("D.C.alCoda"))
            .measure(words("Coda"), "");
    assertThat(sheet.order()).isEqualTo("1 2 1 3");
  }

  @Test
  void after_a_jump_repeats_are_not_taken_and_the_last_ending_is() {
    var sheet =
        sheet()
            .measure()
            .measure(ending("1"), endingStop(true))
            .measure(ending("2"), endingStop(false))
            .measure("", words("Fine"))
            .measure("", words("D.C. al Fine"));
    assertThat(sheet.order()).isEqualTo("1 2 1 3 4 5 1 3 4");
  }

  @Test
  void repeats_in_the_coda_are_new_and_taken() {
    var sheet =
        sheet()
            .measure("", CODA)
            .measure("", words("D.C. al Coda"))
            .measure(CODA, "")
            .measure(forward(), backward());
    assertThat(sheet.order()).isEqualTo("1 2 1 3 4 4");
  }

  @Test
  void a_repeat_before_a_jump_is_played_out_first() {
    var sheet = sheet().measure(SEGNO, "").measure(forward(), words("D.S. al Fine") + backward());
    assertThat(sheet.measure().order()).isEqualTo("1 2 2 1 2 3");
  }

  @Test
  void fine_without_any_jump_ends_the_last_pass() {
    var sheet = sheet().measure("", words("Fine")).measure("", backward());
    assertThat(sheet.order()).isEqualTo("1 2 1");
  }

  @Test
  void signs_without_a_partner_are_passed_over() {
    assertThat(sheet().measure(CODA, "").measure(SEGNO, "").measure("", words("Fine")).order())
        .isEqualTo("1 2 3");
    assertThat(sheet().measure().measure("", words("D.S. al Coda")).measure().order())
        .isEqualTo("1 2 1 2 3");
  }

  @Test
  void repeats_without_end_get_a_sentence() {
    Sheet sheet = sheet();
    for (int i = 0; i < 12; i++) {
      sheet.measure(forward(), "");
    }
    for (int i = 0; i < 12; i++) {
      sheet.measure("", backward(64));
    }
    assertThatThrownBy(sheet::song)
        .isExactlyInstanceOf(PerformiaException.class)
        .hasMessageContaining("more than 20000 bars");
  }
}
