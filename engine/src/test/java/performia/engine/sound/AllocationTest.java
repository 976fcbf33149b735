// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sound;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AllocationTest {
  @Test
  void tenThousandInterpretedBlocksOfAWholeBandAllocateNotOneByte() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xint",
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                AllocationProof.class.getName())
            .redirectErrorStream(true)
            .start();
    String output =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
    assertThat(output).matches("bytes 0 played \\d{5} failures 1 heard true sent true");
  }
}
