// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.beatclock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import performia.engine.PerformiaException;
import performia.engine.audio.AudioCallback;
import performia.engine.music.Timeline;
import performia.engine.time.TempoMap;
import performia.engine.time.Transport;

class BeatClockTest {
  private static final int READINGS = 20_000;

  @TempDir Path folder;

  @Test
  void theFileIsLaidOutAsDocumented() throws IOException {
    Path path = folder.resolve("beat-clock");
    try (var file = new BeatClockFile(path)) {
      file.write(state(7));
      ByteBuffer bytes = bytes(path);
      assertThat(bytes.capacity()).isEqualTo(128);
      var magic = new byte[8];
      bytes.get(0, magic);
      assertThat(new String(magic, StandardCharsets.US_ASCII)).isEqualTo("PERFBEAT");
      assertThat(bytes.getInt(8)).isEqualTo(1);
      assertThat(bytes.getInt(12)).isEqualTo(128);
      assertThat(bytes.getLong(16)).isPositive().isEven();
      assertThat(bytes.getDouble(24)).isEqualTo(7);
      assertThat(bytes.getDouble(32)).isEqualTo(7.5);
      assertThat(bytes.getDouble(40)).isEqualTo(8);
      assertThat(bytes.getDouble(48)).isEqualTo(9);
      assertThat(bytes.getLong(56)).isEqualTo(70);
      assertThat(bytes.getLong(64)).isEqualTo(700);
      assertThat(bytes.getInt(72)).isEqualTo(8);
      assertThat(bytes.getInt(76)).isEqualTo(9);
      assertThat(bytes.getInt(80)).isEqualTo(1);
      assertThat(bytes.getInt(84)).isEqualTo(10);
      assertThat(bytes.getInt(88)).isEqualTo(11);
      assertThat(bytes.getInt(92)).isEqualTo(1);
      assertThat(bytes.getLong(96)).isEqualTo(ProcessHandle.current().pid());
      long sequence = bytes.getLong(16);
      file.write(state(8));
      assertThat(bytes(path).getLong(16)).isEqualTo(sequence + 2);
    }
    assertThat(bytes(path).getInt(92)).isZero();
    assertThat(bytes(path).getInt(80)).isZero();
    try (var again = new BeatClockFile(path)) {
      assertThat(bytes(again.file()).getInt(92)).isOne();
    }
    assertThat(folder)
        .isDirectoryContaining("glob:**beat-clock")
        .isDirectoryNotContaining("glob:**.new");
  }

  @Test
  void aFolderThatIsNotThereIsSaidInOneLine() {
    assertThatThrownBy(() -> new BeatClockFile(folder.resolve("no/where")))
        .isInstanceOf(PerformiaException.class)
        .hasMessageContaining("beat clock");
  }

  @Test
  void theCallbackTellsBarBeatAndChord() throws IOException {
    var transport = new Transport(TempoMap.constant(120));
    var path = folder.resolve("beat-clock");
    try (var file = new BeatClockFile(path)) {
      var clock = new BeatClockCallback(new Mover(transport), transport, file);
      clock.prepare(48_000, 64);
      transport.locate(-1);
      block(clock);
      assertThat(bytes(path).getInt(76)).isEqualTo(-1);
      var timeline = new Timeline(SmallSong.FOUR_BARS);
      clock.song(timeline);
      block(clock);
      ByteBuffer bytes = bytes(path);
      assertThat(bytes.getInt(72)).isEqualTo(-1);
      assertThat(bytes.getDouble(40)).isEqualTo(3);
      assertThat(bytes.getInt(76)).isEqualTo(-1);
      for (double beat : new double[] {0, 3.9, 4, 6, 9.25, 15.9, 40}) {
        transport.locate(beat);
        block(clock);
        bytes = bytes(path);
        Timeline.PlayedBar bar = timeline.barAt(beat);
        assertThat(bytes.getInt(72)).isEqualTo(bar.index());
        assertThat(bytes.getDouble(40)).isEqualTo(beat - bar.start());
        assertThat(bytes.getInt(76)).isEqualTo(timeline.chordAt(beat).index());
        assertThat(bytes.getDouble(48)).isEqualTo(timeline.end());
        assertThat(bytes.getInt(88)).isEqualTo(48_000);
      }
      clock.midiIn(3, 77);
      assertThat(clock.nextMidiOut()).isEqualTo(77);
      assertThat(clock.nextMidiOut()).isEqualTo(AudioCallback.NO_MIDI);
    }
  }

  @Test
  void tenThousandInterpretedWritesAllocateNotOneByte() throws Exception {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> said =
        ran(
            List.of(
                java,
                "-Xint",
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                BeatClockAllocationProof.class.getName(),
                folder.toString()));
    assertThat(said).containsExactly("bytes 0 writes 10000");
  }

  @Test
  void pythonNeverReadsATornState() throws Exception {
    Path script = examples().resolve("beat_clock.py");
    Assumptions.assumeTrue(there("python3"), "python3 is not installed");
    neverTorn(List.of("python3", script.toString()));
  }

  @Test
  void cNeverReadsATornState() throws Exception {
    Assumptions.assumeTrue(there("gcc"), "gcc is not installed");
    Path program = folder.resolve("reader");
    Path source = examples().resolve("beat_clock.c");
    List<String> complaints =
        ran(
            List.of(
                "gcc",
                "-std=c11",
                "-O2",
                "-Wall",
                "-Wextra",
                "-Werror",
                "-o",
                program.toString(),
                source.toString()));
    assertThat(complaints).isEmpty();
    neverTorn(List.of(program.toString()));
  }

  private void neverTorn(List<String> reader) throws Exception {
    var words = new ArrayList<>(reader);
    Path path = folder.resolve("beat-clock");
    words.addAll(List.of(path.toString(), String.valueOf(READINGS), "0"));
    try (var file = new BeatClockFile(path)) {
      file.write(state(0));
      var writer = new Thread(() -> hammer(file), "beat clock writer");
      writer.start();
      List<String> lines;
      try {
        lines = ran(words);
      } finally {
        writer.interrupt();
        writer.join();
      }
      assertThat(lines).hasSize(READINGS);
      long distinct = lines.stream().map(line -> number(line, "sequence")).distinct().count();
      assertThat(distinct).as("states seen").isGreaterThan(100);
      for (String line : lines) {
        int i = (int) number(line, "beat");
        assertThat(line)
            .contains(
                String.format(
                    java.util.Locale.ROOT,
                    "beat=%d.000000 tempo=%.6f beat_in_bar=%d.000000 song_length=%d.000000 frame=%d"
                        + " nanos=%d bar=%d chord=%d playing=1 epoch=%d sample_rate=%d open=1",
                    i,
                    i + 0.5,
                    i + 1,
                    i + 2,
                    10L * i,
                    100L * i,
                    i + 1,
                    i + 2,
                    i + 3,
                    i + 4));
      }
    }
  }

  /// Writes in bursts with short rests, as an interpreter needs gaps to read in.
  private static void hammer(BeatClockFile file) {
    for (int i = 1; !Thread.currentThread().isInterrupted(); i = i % 1_000_000 + 1) {
      file.write(state(i));
      if (i % 64 == 0) {
        LockSupport.parkNanos(20_000);
      }
    }
  }

  private static BeatClockState state(int i) {
    var state = new BeatClockState();
    state.beat = i;
    state.tempo = i + 0.5;
    state.beatInBar = i + 1;
    state.songLength = i + 2;
    state.frame = 10L * i;
    state.nanos = 100L * i;
    state.bar = i + 1;
    state.chord = i + 2;
    state.playing = true;
    state.epoch = i + 3;
    state.sampleRate = i + 4;
    return state;
  }

  private static double number(String line, String name) {
    for (String word : line.split(" ", -1)) {
      if (word.startsWith(name + "=")) {
        return Double.parseDouble(word.substring(name.length() + 1));
      }
    }
    throw new AssertionError("no " + name + " in " + line);
  }

  private static void block(AudioCallback callback) {
    callback.process(new float[0][], new float[64], new float[64], 64, 1);
  }

  private static ByteBuffer bytes(Path file) throws IOException {
    return ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static Path examples() {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      if (Files.exists(at.resolve("docs/examples/beat_clock.c"))) {
        return at.resolve("docs/examples");
      }
    }
    throw new AssertionError("docs/examples is not above the working folder");
  }

  private static boolean there(String program) {
    try {
      return new ProcessBuilder(program, "--version")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      // Not installed.
      return false;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static List<String> ran(List<String> words) throws Exception {
    Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(output).isZero();
    return output.isBlank() ? List.of() : output.strip().lines().toList();
  }

  /// Moves nothing but publishes the transport, as the engine does, and echoes MIDI.
  private static final class Mover implements AudioCallback {
    private final Transport transport;
    private long midi = NO_MIDI;

    Mover(Transport transport) {
      this.transport = transport;
    }

    @Override
    public void prepare(int sampleRate, int maxFrames) {
      transport.prepare(sampleRate);
    }

    @Override
    public void process(float[][] inputs, float[] left, float[] right, int frames, long nanos) {
      transport.advance(frames);
      transport.publish(nanos);
    }

    @Override
    public void midiIn(int offset, int message) {
      midi = message;
    }

    @Override
    public long nextMidiOut() {
      long next = midi;
      midi = NO_MIDI;
      return next;
    }
  }
}
