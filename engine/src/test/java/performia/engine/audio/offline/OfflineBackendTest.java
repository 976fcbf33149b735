// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.audio.offline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import performia.engine.PerformiaException;
import performia.engine.audio.AudioBackend;
import performia.engine.audio.AudioSink;
import performia.engine.event.ControlEvent;
import performia.engine.event.EventRecord;
import performia.engine.event.NoteEvent;
import performia.engine.sound.AudioEngine;
import performia.engine.sound.Part;
import performia.engine.sound.SineInstrument;
import performia.engine.sound.StemTap;
import performia.engine.time.Position;
import performia.engine.time.TempoMap;
import performia.engine.time.Transport;

class OfflineBackendTest {
  private static final int RATE = 48_000;

  /// Keeps what it hears.
  private static final class Tape implements AudioSink {
    float[] left = new float[0];
    float[] right = new float[0];

    @Override
    public void write(float[] l, float[] r, int frames) {
      left = Arrays.copyOf(left, left.length + frames);
      right = Arrays.copyOf(right, right.length + frames);
      System.arraycopy(l, 0, left, left.length - frames, frames);
      System.arraycopy(r, 0, right, right.length - frames, frames);
    }
  }

  private static Tape render(int block, int rate, double maxTail, StemTap tap) {
    Transport transport = new Transport(TempoMap.constant(120));
    Part bass = new Part("bass", new SineInstrument(rate));
    Part keys = new Part("keys", new SineInstrument(rate));
    keys.strip().pan(-0.4f);
    keys.strip().send(0.5f);
    AudioEngine engine = new AudioEngine(transport, List.of(bass, keys));
    engine.mixer().tap(tap);
    long[] record = new long[EventRecord.LONGS];
    for (int i = 0; i < 8; i++) {
      NoteEvent.write(record, i * 0.5 + 0.013, i % 2, 45 + 5 * i, 0.3f, 0.4, 0);
      engine.agents().offer(record);
    }
    ControlEvent.write(record, ControlEvent.PLAY, 0);
    engine.session().offer(record);
    Position position = new Position(transport);
    Tape tape = new Tape();
    var course =
        new OfflineBackend.Course(
            () -> {
              position.update();
              return position.beat() >= 4;
            },
            60,
            maxTail,
            frames -> {},
            () -> false);
    var backend = new OfflineBackend(List.of(), tape, course);
    try (var stream = backend.open(new AudioBackend.Request("", rate, block, 0), engine)) {
      stream.start();
      assertThat(stream.alive()).isFalse();
    }
    return tape;
  }

  @Test
  void twoRendersAreIdenticalBitForBitWhateverTheBlock() {
    Tape one = render(512, RATE, 10, (stem, l, r, n) -> {});
    for (int block : new int[] {512, 64, 100, 1024}) {
      Tape other = render(block, RATE, 10, (stem, l, r, n) -> {});
      int frames = Math.min(one.left.length, other.left.length);
      assertThat(frames).isGreaterThan(2 * RATE);
      assertThat(Arrays.mismatch(one.left, 0, frames, other.left, 0, frames)).isEqualTo(-1);
      assertThat(Arrays.mismatch(one.right, 0, frames, other.right, 0, frames)).isEqualTo(-1);
    }
  }

  @Test
  void theRenderEndsWhenTheTailHasFaded() {
    for (int rate : new int[] {44_100, 48_000, 96_000}) {
      Tape tape = render(256, rate, 10, (stem, l, r, n) -> {});
      double seconds = (double) tape.left.length / rate;
      assertThat(seconds).isBetween(2.25, 6.0);
      float last = 0;
      for (int i = tape.left.length - rate / 5; i < tape.left.length; i++) {
        last = Math.max(last, Math.abs(tape.left[i]));
      }
      assertThat(last).isLessThan(0.001f);
    }
    assertThat(render(256, RATE, 0.1, (stem, l, r, n) -> {}).left.length)
        .isLessThan((int) (2.2 * RATE));
  }

  @Test
  void theStemsAndTheReverbReturnAddUpToTheMaster() {
    float[] sum = new float[20 * RATE];
    int[] at = new int[3];
    Tape tape =
        render(
            256,
            RATE,
            10,
            (stem, l, r, n) -> {
              for (int i = 0; i < n; i++) {
                sum[at[stem] + i] += l[i];
              }
              at[stem] += n;
            });
    float peak = 0;
    for (int i = 0; i < tape.left.length; i++) {
      assertThat(Math.abs(sum[i] - tape.left[i])).isLessThan(1e-6f);
      peak = Math.max(peak, Math.abs(sum[i]));
    }
    assertThat(peak).isBetween(0.2f, 0.96f);
  }

  @ParameterizedTest
  @EnumSource(SampleFormat.class)
  void aWavFileHoldsWhatWasWrittenAndTheSameBytesEachTime(SampleFormat format, @TempDir Path folder)
      throws IOException {
    float[] left = new float[1001];
    float[] right = new float[1001];
    for (int i = 0; i < left.length; i++) {
      left[i] = (i - 500) / 501f;
      right[i] = -left[i];
    }
    for (String name : List.of("a.wav", "b.wav")) {
      try (WavWriter writer = new WavWriter(folder.resolve(name), RATE, format)) {
        writer.write(left, right, left.length);
        writer.finish();
      }
    }
    assertThat(folder.resolve("a.wav")).hasSameBinaryContentAs(folder.resolve("b.wav"));
    assertThat(folder.toFile().list()).hasSize(2);
    byte[] bytes = Files.readAllBytes(folder.resolve("a.wav"));
    ByteBuffer wav = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int header = format == SampleFormat.FLOAT_32 ? 56 : 44;
    assertThat(wav.getInt(4)).isEqualTo(bytes.length - 8);
    assertThat(wav.getInt(header - 4)).isEqualTo(bytes.length - header);
    assertThat(bytes.length - header).isEqualTo(1001 * 2 * format.bytes());
    for (int i = 0; i < left.length; i++) {
      int base = header + 2 * i * format.bytes();
      float value =
          switch (format) {
            case PCM_16 -> wav.getShort(base) / 32767f;
            case PCM_24 -> (wav.getInt(base - 1) >> 8) / 8388607f;
            case FLOAT_32 -> wav.getFloat(base);
          };
      float tolerance = format == SampleFormat.PCM_16 ? 1.6f / 32767 : 1e-6f;
      assertThat(Math.abs(value - left[i])).isLessThan(tolerance);
    }
  }

  @Test
  void aFullDiskGetsASentenceAndLeavesNothingBehind(@TempDir Path folder) throws IOException {
    WavWriter writer =
        new WavWriter(folder.resolve("a.wav"), RATE, SampleFormat.PCM_24, OfflineBackendTest::full);
    float[] block = new float[4096];
    assertThatThrownBy(
            () -> {
              for (int i = 0; i < 100; i++) {
                writer.write(block, block, block.length);
              }
            })
        .isInstanceOf(PerformiaException.class)
        .hasMessageContaining("the disk is full");
    assertThat(folder.toFile().list()).isEmpty();
  }

  /// A file that takes 100,000 bytes.
  private static SeekableByteChannel full(Path path) throws IOException {
    FileChannel file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    return new SeekableByteChannel() {
      @Override
      public int write(ByteBuffer from) throws IOException {
        if (file.position() > 100_000) {
          throw new IOException("No space left on device");
        }
        return file.write(from);
      }

      @Override
      public int read(ByteBuffer to) throws IOException {
        return file.read(to);
      }

      @Override
      public long position() throws IOException {
        return file.position();
      }

      @Override
      public SeekableByteChannel position(long place) throws IOException {
        return file.position(place);
      }

      @Override
      public long size() throws IOException {
        return file.size();
      }

      @Override
      public SeekableByteChannel truncate(long size) throws IOException {
        return file.truncate(size);
      }

      @Override
      public boolean isOpen() {
        return file.isOpen();
      }

      @Override
      public void close() throws IOException {
        file.close();
      }
    };
  }

  @Test
  void aFolderThatIsNotThereGetsASentence(@TempDir Path folder) {
    Path file = folder.resolve("none").resolve("a.wav");
    assertThatThrownBy(() -> new WavWriter(file, RATE, SampleFormat.PCM_16))
        .isInstanceOf(PerformiaException.class)
        .hasMessageContaining("there is no such folder");
  }
}
