// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.physical.drums;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class HeadModeTest {
  @Test
  void zerosAreThoseOfTheTables() {
    assertThat(Bessel.zero(0, 1)).isCloseTo(2.404825558, within(1e-8));
    assertThat(Bessel.zero(1, 1)).isCloseTo(3.831705970, within(1e-8));
    assertThat(Bessel.zero(2, 1)).isCloseTo(5.135622302, within(1e-8));
    assertThat(Bessel.zero(5, 1)).isCloseTo(8.771483816, within(1e-8));
    assertThat(Bessel.zero(0, 4)).isCloseTo(11.791534439, within(1e-8));
    assertThat(Bessel.zero(3, 2)).isCloseTo(9.761023130, within(1e-8));
    assertThat(Bessel.j(2, 3.0)).isCloseTo(0.486091261, within(1e-8));
  }

  @Test
  void withoutAirAHeadIsTheTextbooksMembrane() {
    List<HeadMode> modes = HeadMode.of(new Skin(100, 0.3, 1e9, 1, 0.5, 0, 1, 0, 0, 1, 40));
    double[] ratios = {1, 1.5933, 2.1355, 2.2954, 2.6531, 2.9173};
    for (int i = 0; i < ratios.length; i++) {
      assertThat(modes.get(i).hz()).isCloseTo(100 * ratios[i], within(0.02));
    }
  }

  @Test
  void airSpreadsTheLowestModes() {
    List<HeadMode> modes = HeadMode.of(new Skin(100, 0.356, 0.3, 1, 0.5, 0, 1, 0, 0, 1, 40));
    assertThat(modes.get(1).hz()).isBetween(165.0, 180.0);
  }

  @Test
  void airBetweenTwoHeadsSplitsTheLowestModeAsMeasuredOnASnareDrum() {
    List<HeadMode> modes =
        HeadMode.of(new Skin(182, 0.356, 0.35, 0.3, 0.3, 0.75, 1.3, 0, 0, 1, 40)).stream()
            .filter(mode -> mode.diameters() == 0)
            .toList();
    assertThat(modes.get(0).upper() * modes.get(0).lower()).isPositive();
    assertThat(modes.get(1).upper() * modes.get(1).lower()).isNegative();
    assertThat(modes.get(1).hz()).isBetween(290.0, 350.0);
  }
}
