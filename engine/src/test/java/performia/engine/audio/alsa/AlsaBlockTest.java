// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.audio.alsa;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Samples survive the way to a device's memory and back, in each format.
final class AlsaBlockTest {
  @ParameterizedTest
  @EnumSource(AlsaFormat.class)
  void whatIsPutIsWhatIsGot(AlsaFormat format) {
    AlsaBlock block = new AlsaBlock(format, 3, 5);
    float[] left = {0, 1, -1, 0.25f, -0.5f};
    float[] right = {0.5f, -0.25f, 0.125f, 1, 0};
    block.put(left, right, 5);
    float[][] got = new float[3][5];
    block.get(got, 5);
    assertThat(got[0]).containsExactly(left, Offset.offset(2e-5f));
    assertThat(got[1]).containsExactly(right, Offset.offset(2e-5f));
    assertThat(got[2]).containsOnly(0);
    assertThat(block.address(2) - block.address(0)).isEqualTo(2L * 3 * format.bytes());
  }

  @ParameterizedTest
  @EnumSource(
      value = AlsaFormat.class,
      names = {"INT32", "INT16"})
  void integersAreClippedAndANumberThatIsNoneIsSilence(AlsaFormat format) {
    AlsaBlock block = new AlsaBlock(format, 2, 1);
    block.put(new float[] {7}, new float[] {Float.NaN}, 1);
    float[][] got = new float[2][1];
    block.get(got, 1);
    assertThat(got[0][0]).isEqualTo(1);
    assertThat(got[1][0]).isZero();
  }
}
