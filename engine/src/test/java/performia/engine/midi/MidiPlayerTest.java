// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.midi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import performia.engine.sound.ChannelInstrument;

class MidiPlayerTest {
  /// Answers each note with one sample at its frame.
  private static final class Clicker implements ChannelInstrument {
    final List<String> calls = new ArrayList<>();
    private final int[] clicks = new int[64];
    private int count;

    @Override
    public void noteOn(int offset, int channel, int pitch, int velocity) {
      clicks[count++] = offset;
    }

    @Override
    public void noteOff(int offset, int channel, int pitch) {
      calls.add("off " + channel + " " + pitch);
    }

    @Override
    public void control(int offset, int channel, int controller, int value) {
      calls.add("control " + channel + " " + controller + " " + value);
    }

    @Override
    public void program(int offset, int channel, int program) {
      calls.add("program " + channel + " " + program);
    }

    @Override
    public void bend(int offset, int channel, int value) {
      calls.add("bend " + channel + " " + value);
    }

    @Override
    public void channelPressure(int offset, int channel, int value) {
      calls.add("pressure " + channel + " " + value);
    }

    @Override
    public void render(float[] left, float[] right, float[] reverb, float[] chorus, int frames) {
      for (int i = 0; i < count; i++) {
        left[clicks[i]] += 0.5f;
        right[clicks[i]] += 0.5f;
      }
      count = 0;
    }

    @Override
    public void systemExclusive(int offset, byte[] bytes, int from, int length) {
      calls.add("exclusive " + HexFormat.of().formatHex(bytes, from, from + length));
    }

    @Override
    public void reset() {
      calls.add("reset");
    }

    @Override
    public int activeVoices() {
      return 0;
    }
  }

  private static MidiSequence sequence(double[] seconds, long... messages) {
    byte[] reset = {0, 0, 0, 5, 0x7e, 0x7f, 9, 1, (byte) 0xf7};
    return new MidiSequence(seconds, new long[seconds.length], messages, reset, 1, 1, 0, List.of());
  }

  @Test
  void everyNoteSoundsAtItsExactFrameWhateverTheBlock() {
    int[] wanted = {0, 1, 63, 64, 1000, 4801};
    double[] seconds = new double[wanted.length];
    long[] messages = new long[wanted.length];
    for (int i = 0; i < wanted.length; i++) {
      seconds[i] = wanted[i] / 48_000.0;
      messages[i] = 0x90 | 60 << 8 | 100 << 16;
    }
    for (int block : new int[] {1, 64, 100, 1024}) {
      MidiPlayer player = new MidiPlayer(sequence(seconds, messages), new Clicker(), 1, false);
      player.prepare(48_000, block);
      float[] left = new float[block];
      float[] right = new float[block];
      var heard = new ArrayList<Integer>();
      for (int frame = 0; frame < 6000; frame += block) {
        player.process(new float[0][], left, right, block, 0);
        for (int i = 0; i < block; i++) {
          if (left[i] != 0) {
            heard.add(frame + i);
          }
        }
      }
      assertThat(heard).containsExactly(0, 1, 63, 64, 1000, 4801);
      assertThat(player.over()).isTrue();
    }
  }

  @Test
  void everyKindOfMessageArrives() {
    Clicker clicker = new Clicker();
    MidiPlayer player =
        new MidiPlayer(
            sequence(
                new double[7],
                0x93 | 60 << 8,
                0x83 | 61 << 8 | 64 << 16,
                0xb1 | 7 << 8 | 99 << 16,
                0xc2 | 30 << 8,
                0xe4 | 1 << 8 | 64 << 16,
                0xd5 | 77 << 8,
                MidiSequence.SYSTEM_EXCLUSIVE),
            clicker,
            1,
            true);
    player.prepare(48_000, 64);
    clicker.calls.clear();
    player.process(new float[0][], new float[64], new float[64], 64, 0);
    assertThat(clicker.calls)
        .containsExactly(
            "off 3 60",
            "off 3 61",
            "control 1 7 99",
            "program 2 30",
            "bend 4 8193",
            "pressure 5 77",
            "exclusive 7e7f0901f7");
  }
}
