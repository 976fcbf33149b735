// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.midi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import performia.engine.SharedData;

/// Whole files in an interpreter, where no optimiser can hide an allocation: a stream of every
/// system exclusive message here, and the shared kit's storms of notes, controllers and MPE. The
/// kit's files are played for 10,000 blocks with `-Dperformia.midi.blocks=10000`, else for fewer.
class MidiAllocationTest {
  private static final String BLOCKS = System.getProperty("performia.midi.blocks", "300");

  private static final String EXCLUSIVE_BLOCKS = BLOCKS.equals("300") ? "2000" : BLOCKS;

  @TempDir Path folder;

  @Test
  void systemExclusivesAllocateNothing() throws IOException, InterruptedException {
    Path file = Files.write(folder.resolve("exclusives.mid"), Exclusives.file());
    assertThat(play(file, EXCLUSIVE_BLOCKS))
        .matches("0 bytes in " + EXCLUSIVE_BLOCKS + " blocks, [0-9]+ messages, heard true");
  }

  @Test
  void theKitsStormsAllocateNothing() throws IOException, InterruptedException {
    for (String name : new String[] {"automation", "mpe", "storm"}) {
      Path file = SharedData.require("kits/engine/midi/" + name + ".mid");
      assertThat(play(file, BLOCKS)).as(name).startsWith("0 bytes in " + BLOCKS);
    }
  }

  private static String play(Path file, String blocks) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xint",
                "--enable-native-access=ALL-UNNAMED",
                "--add-modules",
                "jdk.incubator.vector",
                "-cp",
                System.getProperty("java.class.path"),
                MidiAllocationProof.class.getName(),
                file.toString(),
                blocks)
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said.lines().filter(line -> !line.startsWith("WARNING")).reduce("", String::concat);
  }
}
