// SPDX-License-Identifier: GPL-3.0-or-later
package performia.soundfonts.bank;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import performia.soundfonts.tone.Sound;
import performia.soundfonts.tone.VelocityLayer;

class VelocityBandsTest {
  @Test
  void bandsCoverEveryVelocityOnceAndAlternateTheTakes() {
    int next = 1;
    for (VelocityLayer layer : VelocityLayer.upTo(3, 36, 70, 102, 127)) {
      List<VelocityBands.Band> bands = VelocityBands.of(layer, true);
      for (int i = 0; i < bands.size(); i++) {
        assertThat(bands.get(i).low()).isEqualTo(next);
        assertThat(bands.get(i).high() - next).isBetween(1, 4);
        assertThat(bands.get(i).take()).isEqualTo(i % 3);
        next = bands.get(i).high() + 1;
      }
    }
    assertThat(next).isEqualTo(128);
  }

  @Test
  void twoTakesOfADrumMakeTenStrokes() {
    List<String> strokes = new ArrayList<>();
    VelocityBands.of(VelocityLayer.upTo(2, 127).getFirst(), true)
        .forEach(b -> strokes.add(b.take() + " " + b.shadeCents()));
    assertThat(strokes.stream().distinct()).hasSize(10);
  }

  @Test
  void aPitchedLayerOfOneTakeIsOneBand() {
    assertThat(VelocityBands.of(new VelocityLayer(1, 127, 1, 1), false)).hasSize(1);
  }

  @Test
  void loudnessOfAFullScaleSineIsThatOfTheStandard() {
    // BS.1770: a full-scale sine of 997 Hz in one channel reads -3.01 LKFS, after its offset of
    // -0.691 dB, which we leave out.
    float[] sine = new float[44_100];
    for (int n = 0; n < sine.length; n++) {
      sine[n] = (float) Math.sin(2 * Math.PI * 997 * n / 44_100);
    }
    assertThat(Loudness.db(Sound.mono(sine))).isCloseTo(-3.01 + 0.691, Offset.offset(0.1));
  }
}
