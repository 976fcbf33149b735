// SPDX-License-Identifier: GPL-3.0-or-later
package performia.ui.osc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OscPatternTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "/*/mute /drums/mute true",
        "/* /drums/mute false",
        "/{drums,bass}/gain /bass/gain true",
        "/{drums,bass}/gain /keys/gain false",
        "/?ass/pan /bass/pan true",
        "/[a-c]ass/pan /bass/pan true",
        "/[!b]ass/pan /bass/pan false",
        "/[!a]ass/pan /bass/pan true",
        "/dr*m*/solo /drums/solo true",
        "/drums/*o* /drums/note_on true",
        "/tempo /tempo true",
        "/temp[o /tempo false",
        "/temp{o /tempo false",
        "/tempo/ /tempo false",
        "/tempo? /tempo false",
        "/tempo* /tempo true"
      })
  void meansWhatTheSpecificationSays(String pattern, String address, boolean means) {
    assertThat(OscPattern.matches(pattern, address)).isEqualTo(means);
  }

  @Test
  void aPatternMadeToTakeForeverTakesNoTime() {
    assertThat(OscPattern.matches("/" + "*a".repeat(120), "/" + "a".repeat(119) + "b")).isFalse();
  }
}
