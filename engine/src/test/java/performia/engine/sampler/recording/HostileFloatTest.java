// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.recording;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

/// Files may hold any bits where floats are meant to be.
class HostileFloatTest {
  private static final float[] WILD = {
    0.5f,
    Float.NaN,
    Float.intBitsToFloat(0xffbf_ffff),
    Float.POSITIVE_INFINITY,
    Float.NEGATIVE_INFINITY,
    3e38f,
    -3e38f,
    -2
  };

  private static MemorySegment kept(boolean wide, Arena arena) {
    try (FrameStore store = new FrameStore(new MemoryBudget(1 << 20, null), 1, wide, 0)) {
      store.append(new float[][] {WILD}, WILD.length);
      return store.keep(arena).getFirst();
    }
  }

  @Test
  void whatIsNoNumberIsSilentAndWhatIsAbsurdIsBounded() {
    try (Arena arena = Arena.ofConfined()) {
      assertThat(kept(true, arena).toArray(ValueLayout.JAVA_FLOAT))
          .containsExactly(0.5f, 0, 0, 16, -16, 16, -16, -2);
      assertThat(kept(false, arena).toArray(ValueLayout.JAVA_SHORT))
          .containsExactly(16384, 0, 0, 32767, -32768, 32767, -32768, -32768);
    }
  }

  @Test
  void anAiffFileOfFloatsGivesOnlyNumbers() {
    for (int bits : new int[] {32, 64}) {
      int size = WILD.length * bits / 8;
      ByteBuffer out = ByteBuffer.allocate(12 + 32 + 16 + size).order(ByteOrder.BIG_ENDIAN);
      out.put("FORM".getBytes(US_ASCII)).putInt(out.capacity() - 8);
      out.put("AIFCCOMM".getBytes(US_ASCII)).putInt(24).putShort((short) 1).putInt(WILD.length);
      out.putShort((short) bits).putShort((short) 0x400e).putLong(44100L << 48);
      out.put(("fl" + bits).getBytes(US_ASCII)).putShort((short) 0);
      out.put("SSND".getBytes(US_ASCII)).putInt(8 + size).putInt(0).putInt(0);
      for (float value : WILD) {
        if (bits == 32) {
          out.putFloat(value);
        } else {
          out.putDouble(value);
        }
      }
      try (Recordings recordings = new Recordings(1 << 20, null)) {
        Recording recording = recordings.decode("wild.aifc", MemorySegment.ofArray(out.array()));
        assertThat(recording.left().toArray(ValueLayout.JAVA_FLOAT))
            .containsExactly(0.5f, 0, 0, 16, -16, 16, -16, -2);
      }
    }
  }
}
