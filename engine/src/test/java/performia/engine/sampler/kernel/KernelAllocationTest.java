// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What each kernel leaves on the heap, in a JVM of its own, since vectors of two widths in one JVM
/// spoil each other's profiles.
class KernelAllocationTest {
  private static final int LANES_HERE = VectorWidth.floats();

  @Test
  void thePlainKernelAllocatesNothingUnderTheInterpreterOnceItsClassesAreLoaded() throws Exception {
    for (Interpolation interpolation : Interpolation.values()) {
      assertThat(run(List.of("-Xint"), "plain", interpolation.name())).isEqualTo("0 bytes");
    }
  }

  @Test
  void sixteenLanesAllocateNothingOnceRehearsed() throws Exception {
    assumeThat(LANES_HERE).isGreaterThanOrEqualTo(16);
    assertThat(run(List.of(), "sixteen", "CUBIC")).isEqualTo("0 bytes");
    assertThat(run(List.of(), "sixteen", "STUDIO")).isEqualTo("0 bytes");
  }

  @Test
  void eightLanesAllocateNothingOnceRehearsed() throws Exception {
    assumeThat(LANES_HERE).isGreaterThanOrEqualTo(8);
    List<String> narrow = LANES_HERE == 8 ? List.of() : List.of("-XX:UseAVX=2");
    assertThat(run(narrow, "eight", "CUBIC")).isEqualTo("0 bytes");
  }

  private static String run(List<String> options, String... arguments)
      throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("--add-modules=jdk.incubator.vector", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add(Calls.class.getName());
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String said =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assertThat(process.waitFor()).isZero();
    return said;
  }

  /// Ten thousand quanta of four groups; run in its own JVM.
  static final class Calls {
    private static final int QUANTA = 10_000;

    private Calls() {}

    @SuppressWarnings("SystemOut")
    public static void main(String[] args) {
      ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
      var reader = new ScalarReader(Interpolation.valueOf(args[1]));
      boolean plain = args[0].equals("plain");
      Kernel kernel =
          switch (args[0]) {
            case "sixteen" -> new SixteenKernel(reader);
            case "eight" -> new EightKernel(reader);
            default -> new ScalarKernel(reader);
          };
      var rehearsal = new Rehearsal(kernel);
      threads.getCurrentThreadAllocatedBytes();
      // Every player rehearses when it is built; that is when classes are loaded.
      for (int quantum = 0; quantum < 4; quantum++) {
        rehearsal.play(quantum);
      }
      boolean ready = plain || rehearsal.succeeds();
      long before = threads.getCurrentThreadAllocatedBytes();
      int quanta = plain ? QUANTA / 20 : QUANTA;
      for (int quantum = 0; quantum < quanta; quantum++) {
        rehearsal.play(quantum);
      }
      long bytes = threads.getCurrentThreadAllocatedBytes() - before;
      System.out.println(ready ? bytes + " bytes" : "not at rest");
    }
  }
}
