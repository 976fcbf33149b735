// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.recording;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import performia.engine.PerformiaException;

class RecordingsTest {
  private static final long MEBIBYTE = 1 << 20;

  @TempDir Path folder;

  private Path resource(String name) throws IOException {
    try (InputStream in = RecordingsTest.class.getResourceAsStream(name)) {
      assertThat(in).as(name).isNotNull();
      return Files.write(folder.resolve(name), in.readAllBytes());
    }
  }

  private static float[] samples(Recording recording, MemorySegment channel) {
    float[] out = new float[recording.frameCount()];
    for (int i = 0; i < out.length; i++) {
      out[i] =
          recording.wide()
              ? channel.getAtIndex(ValueLayout.JAVA_FLOAT_UNALIGNED, i)
              : channel.getAtIndex(ValueLayout.JAVA_SHORT_UNALIGNED, i) / 32768f;
    }
    return out;
  }

  /// A WAV file of `frames` of `frameBytes` each, the frames given as bytes.
  private static byte[] wav(int code, int channels, int bits, byte[] frames, byte[] more) {
    int frameBytes = channels * bits / 8;
    ByteBuffer out =
        ByteBuffer.allocate(44 + frames.length + more.length).order(ByteOrder.LITTLE_ENDIAN);
    out.put("RIFF".getBytes(US_ASCII))
        .putInt(out.capacity() - 8)
        .put("WAVEfmt ".getBytes(US_ASCII))
        .putInt(16);
    out.putShort((short) code).putShort((short) channels).putInt(44100);
    out.putInt(44100 * frameBytes).putShort((short) frameBytes).putShort((short) bits);
    return out.put("data".getBytes(US_ASCII)).putInt(frames.length).put(frames).put(more).array();
  }

  private Path file(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }

  @Test
  void sixteenBitMonoIsPlayedWhereItLies() throws IOException {
    byte[] frames = {1, 0, 2, 0, 0, (byte) 0x80, (byte) 0xff, 0x7f};
    try (Recordings recordings = new Recordings(0, null)) {
      Recording recording = recordings.open(file("a.wav", wav(1, 1, 16, frames, new byte[0])));
      assertThat(recording.inPlace()).isTrue();
      assertThat(recording.left().isMapped()).isTrue();
      assertThat(recording.isStereo()).isFalse();
      assertThat(samples(recording, recording.right()))
          .containsExactly(1 / 32768f, 2 / 32768f, -1f, 32767 / 32768f);
      assertThat(recordings.open(folder.resolve("a.wav"))).isSameAs(recording);
    }
  }

  @Test
  void everyEncodingOfAWavFileGivesTheSameSamples() throws IOException {
    float[] wanted = {0, 0.5f, -0.25f, -1};
    for (int bits : new int[] {8, 16, 24, 32, -32, -64}) {
      int width = Math.abs(bits) / 8;
      ByteBuffer frames =
          ByteBuffer.allocate(2 * wanted.length * width).order(ByteOrder.LITTLE_ENDIAN);
      for (float value : wanted) {
        for (int side = 0; side < 2; side++) {
          put(frames, bits, side == 0 ? value : value / 2);
        }
      }
      try (Recordings recordings = new Recordings(MEBIBYTE, null)) {
        byte[] bytes = wav(bits < 0 ? 3 : 1, 2, Math.abs(bits), frames.array(), new byte[0]);
        Recording recording = recordings.open(file("w" + bits + ".wav", bytes));
        assertThat(samples(recording, recording.left())).as(bits + " bits").containsExactly(wanted);
        assertThat(samples(recording, recording.right())).containsExactly(0, 0.25f, -0.125f, -0.5f);
        assertThat(recording.wide()).isEqualTo(width > 2);
      }
    }
  }

  private static void put(ByteBuffer out, int bits, float value) {
    switch (bits) {
      case 8 -> out.put((byte) (value * 128 + 128));
      case 16 -> out.putShort((short) (value * 32768));
      case 24 -> {
        int whole = (int) (value * 8388608);
        out.put((byte) whole).put((byte) (whole >> 8)).put((byte) (whole >> 16));
      }
      case 32 -> out.putInt((int) (value * 2147483648.0));
      case -32 -> out.putFloat(value);
      default -> out.putDouble(value);
    }
  }

  @Test
  void aFloatFileMayHoldAnyBitsAndOnlyNumbersComeOut() throws IOException {
    double[] wild = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e30, -0.5};
    for (int bits : new int[] {-32, -64}) {
      ByteBuffer frames =
          ByteBuffer.allocate(wild.length * -bits / 8).order(ByteOrder.LITTLE_ENDIAN);
      for (double value : wild) {
        put(frames, bits, (float) value);
      }
      try (Recordings recordings = new Recordings(MEBIBYTE, null)) {
        byte[] bytes = wav(3, 1, -bits, frames.array(), new byte[0]);
        Recording recording = recordings.open(file("wild" + bits + ".wav", bytes));
        assertThat(samples(recording, recording.left())).containsExactly(0, 16, -16, 16, -0.5f);
      }
    }
  }

  @Test
  void loopsAndRootComeFromTheSamplerChunk() throws IOException {
    ByteBuffer chunk = ByteBuffer.allocate(8 + 60).order(ByteOrder.LITTLE_ENDIAN);
    chunk.put("smpl".getBytes(US_ASCII)).putInt(60).putInt(0).putInt(0).putInt(0);
    chunk.putInt(57).putInt(1 << 31).putInt(0).putInt(0).putInt(1).putInt(0);
    chunk.putInt(7).putInt(1).putInt(2).putInt(6).putInt(0).putInt(0);
    try (Recordings recordings = new Recordings(MEBIBYTE, null)) {
      Recording recording =
          recordings.open(file("loop.wav", wav(1, 1, 16, new byte[16], chunk.array())));
      assertThat(recording.loops())
          .containsExactly(new Recording.Loop(2, 7, Recording.Loop.Way.ALTERNATING));
      assertThat(recording.rootKey()).isEqualTo(57.5);
    }
  }

  @Test
  void anAiffFileGivesItsFramesLoopAndRoot() throws IOException {
    ByteBuffer out = ByteBuffer.allocate(400).order(ByteOrder.BIG_ENDIAN);
    out.put("FORM".getBytes(US_ASCII)).putInt(0).put("AIFFCOMM".getBytes(US_ASCII)).putInt(18);
    out.putShort((short) 1).putInt(4).putShort((short) 16);
    out.putShort((short) 0x400e).putLong(44100L << 48);
    out.put("MARK".getBytes(US_ASCII)).putInt(2 + 2 * 8).putShort((short) 2);
    out.putShort((short) 5).putInt(1).put(new byte[] {1, 'a'});
    out.putShort((short) 6).putInt(3).put(new byte[] {1, 'b'});
    out.put("INST".getBytes(US_ASCII)).putInt(20).put(new byte[] {48, -50, 0, 127, 0, 127, 0, 0});
    out.putShort((short) 1).putShort((short) 5).putShort((short) 6).put(new byte[6]);
    out.put("SSND".getBytes(US_ASCII)).putInt(16).putInt(0).putInt(0);
    out.putShort((short) 1).putShort((short) -2).putShort((short) 3).putShort((short) -32768);
    try (Recordings recordings = new Recordings(MEBIBYTE, null)) {
      byte[] bytes = java.util.Arrays.copyOf(out.array(), out.position());
      Recording recording = recordings.open(file("a.aif", bytes));
      assertThat(samples(recording, recording.left()))
          .containsExactly(1 / 32768f, -2 / 32768f, 3 / 32768f, -1f);
      assertThat(recording.sampleRate()).isEqualTo(44100);
      assertThat(recording.rootKey()).isEqualTo(48.5);
      assertThat(recording.loops())
          .containsExactly(new Recording.Loop(1, 3, Recording.Loop.Way.FORWARD));
    }
  }

  @Test
  void flacIsBitExact() throws IOException {
    for (String name : new String[] {"two", "deep", "eight"}) {
      try (Recordings recordings = new Recordings(MEBIBYTE, null)) {
        Recording flac = recordings.open(resource(name + ".flac"));
        Recording wav = recordings.open(resource(name + ".wav"));
        assertThat(flac.frameCount()).as(name).isEqualTo(wav.frameCount());
        assertThat(flac.sampleRate()).isEqualTo(wav.sampleRate());
        assertThat(flac.isStereo()).isEqualTo(wav.isStereo());
        assertThat(samples(flac, flac.left())).isEqualTo(samples(wav, wav.left()));
        assertThat(samples(flac, flac.right())).isEqualTo(samples(wav, wav.right()));
      }
    }
  }

  @Test
  void vorbisIsWhatTheReferenceDecoderGivesWithinTheStepOfSixteenBits() throws IOException {
    for (String name : new String[] {"song", "noise"}) {
      try (Recordings recordings = new Recordings(MEBIBYTE, null)) {
        Recording ogg = recordings.open(resource(name + ".ogg"));
        Recording wav = recordings.open(resource(name + ".wav"));
        assertThat(ogg.frameCount()).as(name).isEqualTo(wav.frameCount());
        assertThat(signalToNoiseDb(samples(wav, wav.left()), samples(ogg, ogg.left())))
            .isGreaterThan(70);
        assertThat(signalToNoiseDb(samples(wav, wav.right()), samples(ogg, ogg.right())))
            .isGreaterThan(70);
      }
    }
  }

  private static double signalToNoiseDb(float[] wanted, float[] got) {
    double signal = 0;
    double noise = 0;
    for (int i = 0; i < wanted.length; i++) {
      signal += wanted[i] * wanted[i];
      noise += (wanted[i] - got[i]) * (wanted[i] - got[i]);
    }
    return 10 * Math.log10(signal / noise);
  }

  @Test
  void aCompressedSampleIsDecodedFromMemory() throws IOException {
    byte[] bytes = Files.readAllBytes(resource("noise.ogg"));
    try (Recordings recordings = new Recordings(MEBIBYTE, null)) {
      Recording recording = recordings.decode("sample 3", MemorySegment.ofArray(bytes));
      assertThat(recording.frameCount()).isEqualTo(6400);
      assertThat(recording.left().isNative()).isTrue();
    }
  }

  @Test
  void framesBeyondTheBudgetGoToAFileThatIsGoneAfterwards() throws IOException {
    Path cache = folder.resolve("cache");
    Path flac = resource("two.flac");
    try (Recordings small = new Recordings(1000, cache);
        Recordings large = new Recordings(MEBIBYTE, null)) {
      Recording spilled = small.open(flac);
      Recording held = large.open(flac);
      assertThat(spilled.left().isMapped()).isTrue();
      assertThat(held.left().isMapped()).isFalse();
      assertThat(samples(spilled, spilled.right())).isEqualTo(samples(held, held.right()));
      assertThat(small.memoryLeft()).isEqualTo(1000);
      assertThat(large.memoryLeft()).isEqualTo(MEBIBYTE - 4L * held.frameCount());
    }
    try (Stream<Path> left = Files.list(cache)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void withoutACacheFolderWhatHasNoRoomIsRefused() throws IOException {
    Path flac = resource("two.flac");
    try (Recordings small = new Recordings(1000, null)) {
      assertThatThrownBy(() -> small.open(flac))
          .isInstanceOf(PerformiaException.class)
          .hasMessageContaining("more memory");
      assertThat(small.memoryLeft()).isEqualTo(1000);
    }
  }

  @Test
  void everyByteOfASmallFileMayBeWrongAndNothingWorseThanASentenceComes() throws IOException {
    for (String name : new String[] {"eight.flac", "noise.ogg", "eight.wav"}) {
      byte[] good = Files.readAllBytes(resource(name));
      int refused = 0;
      try (Recordings recordings = new Recordings(4 * MEBIBYTE, null)) {
        for (int i = 0; i < 300; i++) {
          byte[] bad = good.clone();
          bad[i % good.length] ^= (byte) (1 << i % 8);
          bad[i * 31 % good.length] = (byte) 0xff;
          try {
            recordings.decode(name, MemorySegment.ofArray(bad));
          } catch (PerformiaException e) {
            refused++;
          }
        }
      }
      assertThat(refused).as(name).isPositive();
    }
  }

  @Test
  void whatIsNoSoundIsRefusedWithThePlace() throws IOException {
    try (Recordings recordings = new Recordings(MEBIBYTE, null)) {
      Path text = file("a.wav", "not a sound".getBytes(US_ASCII));
      Path empty = file("b.wav", new byte[0]);
      Path headOnly = file("c.wav", wav(1, 1, 16, new byte[0], new byte[0]));
      for (Path path : new Path[] {text, empty, headOnly, folder, folder.resolve("none.wav")}) {
        assertThatThrownBy(() -> recordings.open(path))
            .isInstanceOf(PerformiaException.class)
            .hasMessageContaining(path.toString());
      }
    }
  }
}
