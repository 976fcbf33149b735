// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.audio;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RateBridgeTest {
  private static final int RATE = 48_000;
  private static final double HZ = 1_000;

  /// Plays a tone at its own rate, writes down what it hears, sends a message now and then.
  private static final class Tone implements AudioCallback {
    final float[] heard = new float[RATE];
    final int[] messages = new int[8];
    int messageCount;
    int frame;
    private boolean due;

    @Override
    public void prepare(int sampleRate, int maxFrames) {
      throw new IllegalStateException("it is prepared already");
    }

    @Override
    public void process(float[][] in, float[] left, float[] right, int frames, long nanos) {
      for (int i = 0; i < frames; i++) {
        left[i] = (float) (0.5 * Math.sin(2 * Math.PI * HZ * frame / RATE));
        right[i] = -left[i];
        if (frame < heard.length && in.length > 0) {
          heard[frame] = in[0][i];
        }
        frame++;
      }
      due = true;
    }

    @Override
    public void midiIn(int offset, int message) {
      messages[messageCount++ & 7] = message;
    }

    @Override
    public long nextMidiOut() {
      boolean now = due;
      due = false;
      return now ? 10L << 32 | 0xf8 : NO_MIDI;
    }
  }

  private static double frequency(float[] sound, int from, int to, int rate) {
    double first = 0;
    double last = 0;
    int crossings = 0;
    for (int i = from + 1; i < to; i++) {
      if (sound[i - 1] < 0 && sound[i] >= 0) {
        last = i - sound[i] / (double) (sound[i] - sound[i - 1]);
        first = crossings++ == 0 ? last : first;
      }
    }
    return (crossings - 1) * rate / (last - first);
  }

  @Test
  void aToneKeepsItsPitchBothWaysAtADeviceOfAnotherRate() {
    int deviceRate = 44_100;
    Tone tone = new Tone();
    RateBridge bridge = new RateBridge(tone, RATE, 1);
    bridge.prepare(deviceRate, 128);
    var played = new float[deviceRate / 2];
    var in = new float[1][128];
    var left = new float[128];
    var right = new float[128];
    for (int done = 0; done + 128 <= played.length; done += 128) {
      for (int i = 0; i < 128; i++) {
        in[0][i] = (float) Math.sin(2 * Math.PI * HZ * (done + i) / deviceRate);
      }
      bridge.process(in, left, right, 128, 0);
      System.arraycopy(left, 0, played, done, 128);
    }
    assertThat(frequency(played, 2_000, 21_000, deviceRate)).isBetween(HZ - 0.05, HZ + 0.05);
    assertThat(frequency(tone.heard, 2_000, 22_000, RATE)).isBetween(HZ - 0.05, HZ + 0.05);
  }

  @Test
  void midiPassesBothWaysInsideTheDevicesBlock() {
    Tone tone = new Tone();
    RateBridge bridge = new RateBridge(tone, RATE, 0);
    bridge.prepare(96_000, 512);
    bridge.midiIn(500, 0x403c90);
    bridge.process(new float[0][], new float[512], new float[512], 512, 0);
    assertThat(tone.messages[0]).isEqualTo(0x403c90);
    List<Integer> offsets = new ArrayList<>();
    for (long out = bridge.nextMidiOut();
        out != AudioCallback.NO_MIDI;
        out = bridge.nextMidiOut()) {
      assertThat((int) out).isEqualTo(0xf8);
      offsets.add((int) (out >>> 32));
    }
    assertThat(offsets).isNotEmpty().isSorted().allMatch(offset -> offset < 512);
  }

  @Test
  void itAllocatesNothing() {
    // The JDK's sine allocates now and then, so this one plays what it hears.
    AudioCallback thru =
        new AudioCallback() {
          @Override
          public void prepare(int sampleRate, int maxFrames) {}

          @Override
          public void process(float[][] in, float[] left, float[] right, int frames, long nanos) {
            System.arraycopy(in[0], 0, left, 0, frames);
            System.arraycopy(in[1], 0, right, 0, frames);
          }
        };
    RateBridge bridge = new RateBridge(thru, RATE, 2);
    bridge.prepare(44_100, 64);
    var in = new float[2][64];
    var left = new float[64];
    var right = new float[64];
    var bean = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long first = 0;
    for (int i = 0; i < 2_100; i++) {
      if (i == 100) {
        first = bean.getCurrentThreadAllocatedBytes();
      }
      bridge.process(in, left, right, 64, i);
    }
    assertThat(bean.getCurrentThreadAllocatedBytes() - first).isZero();
  }
}
