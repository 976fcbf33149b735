// SPDX-License-Identifier: GPL-3.0-or-later
package performia.analysis.transcribe.ireal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScrambleTest {
  private static final String FIFTY = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWX";

  @Test
  void aBlockTradesItsEndsAndItsMiddle() {
    assertThat(Scramble.swap(FIFTY + "12"))
        .isEqualTo("XWVUTfghijNMLKJIHGFEDCBAyzxwvutsrqponmlkOPQRSedcba12");
  }

  @Test
  void aBlockThatLessThanTwoCharactersFollowStays() {
    assertThat(Scramble.swap(FIFTY)).isEqualTo(FIFTY);
    assertThat(Scramble.swap(FIFTY + "1")).isEqualTo(FIFTY + "1");
  }

  @Test
  void twiceIsNothingAtAnyLength() {
    String text = (FIFTY + "0123456789").repeat(5);
    for (int length = 0; length <= text.length(); length++) {
      String part = text.substring(0, length);
      assertThat(Scramble.swap(Scramble.swap(part))).isEqualTo(part);
    }
  }

  @Test
  void abbreviationsAreWrittenOut() {
    assertThat(Scramble.plain("1r34LbKcu7C7XyQLZG7KclZ")).isEqualTo("C7    |G7| xZ");
  }
}
