// SPDX-License-Identifier: GPL-3.0-or-later
package performia.agents.style;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import performia.engine.music.Meter;

class PulseGridTest {
  @Test
  void theOffbeatSwings() {
    PulseGrid grid = new PulseGrid(Meter.COMMON, 2.0 / 3, 8);
    assertThat(grid.beatAt(1.5)).isCloseTo(1 + 2.0 / 3, within(1e-9));
    assertThat(grid.beatAt(1.25)).isCloseTo(1 + 1.0 / 3, within(1e-9));
    assertThat(grid.swung(2.5)).isCloseTo(2 + 2.0 / 3, within(1e-9));
  }

  @Test
  void sixteenthsSwingInsideTheEighth() {
    PulseGrid grid = new PulseGrid(Meter.COMMON, 0.6, 16);
    assertThat(grid.beatAt(0.5)).isCloseTo(0.5, within(1e-9));
    assertThat(grid.beatAt(0.25)).isCloseTo(0.3, within(1e-9));
  }

  @Test
  void compoundBarsHaveDottedPulses() {
    PulseGrid grid = new PulseGrid(new Meter(6, 8), 0.5, 8);
    assertThat(grid.pulses()).isEqualTo(2);
    assertThat(grid.beatAt(0.25)).isCloseTo(0.5, within(1e-9));
    assertThat(grid.beatAt(0.5)).isCloseTo(1.0, within(1e-9));
    assertThat(grid.beatAt(1)).isCloseTo(1.5, within(1e-9));
  }

  @Test
  void sevenEighthsIsTwoShortPulsesAndALongOne() {
    PulseGrid grid = new PulseGrid(new Meter(7, 8), 0.5, 8);
    assertThat(grid.pulses()).isEqualTo(3);
    assertThat(grid.isTriple(2)).isTrue();
    assertThat(grid.lengthBeats()).isCloseTo(3.5, within(1e-9));
  }

  @Test
  void aWrittenBeatFindsItsPlaceInEveryMetre() {
    for (Meter meter :
        new Meter[] {
          Meter.COMMON, new Meter(3, 4), new Meter(7, 8), new Meter(12, 8), new Meter(5, 8)
        }) {
      PulseGrid grid = new PulseGrid(meter, 0.5, 8);
      for (double beat = 0; beat < meter.lengthBeats(); beat += 0.5) {
        assertThat(grid.beatAt(grid.placeOf(beat)))
            .as(meter + " " + beat)
            .isCloseTo(beat, within(1e-9));
      }
    }
  }

  @Test
  void everyPulseOfEveryMetreFindsAPulseOfThePattern() {
    for (int unit : new int[] {2, 4, 8, 16}) {
      for (int count = 1; count <= 32; count++) {
        PulseGrid grid = new PulseGrid(new Meter(count, unit), 0.5, 8);
        for (int pattern : new int[] {3, 4, 8, 6}) {
          for (int bar = 0; bar < 4; bar++) {
            for (int pulse = 0; pulse < grid.pulses(); pulse++) {
              assertThat(grid.source(pulse, pattern, bar)).isBetween(0, pattern - 1);
            }
          }
        }
      }
    }
  }
}
