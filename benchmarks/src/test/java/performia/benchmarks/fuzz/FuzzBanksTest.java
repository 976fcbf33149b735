// SPDX-License-Identifier: GPL-3.0-or-later
package performia.benchmarks.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FuzzBanksTest {
  private static final int CASES = 150;

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(FuzzBanks.Kind.class)
  void brokenBanksGetASentenceAndNothingWorse(FuzzBanks.Kind kind) throws IOException {
    FuzzBanks.Result result = FuzzBanks.run(folder, kind, 20, 0, CASES);
    assertThat(result.failures()).isEmpty();
    assertThat(result.played() + result.refused()).isEqualTo(CASES);
  }
}
