// SPDX-License-Identifier: GPL-3.0-or-later
package performia.ui.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import performia.ui.session.Steer;

class KeyDecoderTest {
  @Test
  void arrowsOfBothKindsSteerSectionAndIntensity() {
    assertThat(decoded("\u001b[C\u001b[D\u001bOC"))
        .containsExactly(new Steer.Section(1), new Steer.Section(-1), new Steer.Section(1));
    assertThat(decoded("\u001b[A\u001b[B"))
        .containsExactly(new Steer.IntensityBy(0.1), new Steer.IntensityBy(-0.1));
  }

  @Test
  void shiftedArrowsAreArrows() {
    assertThat(decoded("\u001b[1;2C")).containsExactly(new Steer.Section(1));
  }

  @Test
  void digitsSpanTheWholeRangeOfIntensity() {
    assertThat(decoded("09")).containsExactly(new Steer.Intensity(0), new Steer.Intensity(1));
  }

  @Test
  void muteWaitsForItsPart() {
    assertThat(decoded("m1M4")).containsExactly(new Steer.Mute(0), new Steer.Mute(3));
    assertThat(decoded("mq")).containsExactly(new Steer.Quit());
  }

  @Test
  void lettersAskForWhatTheyStandFor() {
    assertThat(decoded(" fe+-q"))
        .containsExactly(
            new Steer.PlayStop(),
            new Steer.Fill(),
            new Steer.End(),
            new Steer.TempoBy(2),
            new Steer.TempoBy(-2),
            new Steer.Quit());
  }

  @Test
  void unknownKeysAndBrokenSequencesAskNothing() {
    assertThat(decoded("x\u001b[Z\u001b\u001b[C\n\r\u00e9")).containsExactly(new Steer.Section(1));
  }

  private static List<Steer> decoded(String keys) {
    var decoder = new KeyDecoder();
    var asked = new ArrayList<Steer>();
    for (byte key : keys.getBytes(StandardCharsets.ISO_8859_1)) {
      Steer steer = decoder.take(key & 0xff);
      if (steer != null) {
        asked.add(steer);
      }
    }
    return asked;
  }
}
