// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.physical.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import performia.engine.physical.Control;
import performia.engine.physical.Model;
import performia.engine.sound.Instrument;

/// All models in an interpreter, where no optimiser can hide an allocation, from their first block.
class ModelsAllocationTest {
  @Test
  void noModelAllocatesAByteUnderTheInterpreter() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xint",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Blocks.class.getName())
            .redirectErrorStream(true)
            .start();
    String said =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assertThat(process.waitFor()).as(said).isZero();
    assertThat(said).isEqualTo("0 bytes");
  }

  /// Plays the blocks and says what they allocated; run in its own JVM.
  static final class Blocks {
    private static final int RATE = 8000;
    private static final int FRAMES = 16;
    private static final int BLOCKS = 150;

    private Blocks() {}

    @SuppressWarnings("SystemOut")
    public static void main(String[] args) {
      var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
      threads.getCurrentThreadAllocatedBytes();
      float[] out = new float[FRAMES];
      Control[] controls = Control.values();
      long bytes = 0;
      var blamed = new StringBuilder();
      for (Model model : PhysicalInstruments.all()) {
        Instrument instrument = model.create(RATE, FRAMES);
        long before = threads.getCurrentThreadAllocatedBytes();
        play(instrument, out, controls);
        long taken = threads.getCurrentThreadAllocatedBytes() - before;
        bytes += taken;
        if (taken > 0) {
          blamed.append(' ').append(model.id());
        }
      }
      System.out.println(bytes + " bytes" + blamed);
    }

    private static void play(Instrument instrument, float[] out, Control[] controls) {
      for (int block = 0; block < BLOCKS; block++) {
        int key = 30 + block * 5 % 60;
        if (block % 3 == 0) {
          instrument.noteOn(3, key, (1 + block % 127) / 128f);
        }
        if (block % 5 == 0) {
          instrument.noteOff(4, key - 5);
        }
        Control control = controls[block % controls.length];
        instrument.control(5, control.controller(), block * 3 % 128 / 127f);
        if (block % 50 == 0) {
          instrument.bend(8, block % 3 - 1);
          instrument.control(9, 123, 0);
        }
        instrument.render(out, out, FRAMES);
      }
      instrument.reset();
    }
  }
}
