// SPDX-License-Identifier: GPL-3.0-or-later
package performia.ui.session;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import performia.agents.style.Feel;
import performia.agents.style.Feels;
import performia.agents.style.Seat;
import performia.engine.PerformiaException;

class KnobsTest {
  @ParameterizedTest
  @CsvSource({
    "guitar.drive, 0.5",
    "master.low, -18",
    "master.echo-beats, 0.5",
    "drums.compressor, 1"
  })
  void knobsThatAreThereMayBeTurned(String name, double value) {
    assertThatCode(() -> Knobs.require(Map.of(name, value))).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "guitar.drive, 1.5, 0 to 1",
    "guitar.drive, NaN, 0 to 1",
    "guitar.wobble, 0.5, rotary",
    "flute.drive, 0.5, drums",
    "master.drive, 0.5, echo-beats",
    "keys.echo-beats, 1, rotary",
    "drive, 0.5, guitar.drive=0.5"
  })
  void othersAreRefusedWithWhatThereIs(String name, double value, String fix) {
    assertThatThrownBy(() -> Knobs.require(Map.of(name, value)))
        .isInstanceOfSatisfying(
            PerformiaException.class,
            e -> org.assertj.core.api.Assertions.assertThat(e.fix()).contains(fix));
  }

  @Test
  void everyKnobThatAFeelTurnsIsThere() {
    for (Feel feel : Feels.shipped().all()) {
      for (Seat seat : Seat.values()) {
        feel.seat(seat)
            .effects()
            .forEach((knob, value) ->
                assertThatCode(() -> Knobs.require(Map.of(seat.word() + "." + knob, value)))
                    .as(feel.id() + " " + seat)
                    .doesNotThrowAnyException());
      }
    }
  }
}
