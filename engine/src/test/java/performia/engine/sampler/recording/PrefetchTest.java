// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrefetchTest {
  private static final int PAGE = 4096;

  @TempDir Path folder;

  @Test
  void itTouchesEachPageAheadOnce() {
    ReadingPlaces places = new ReadingPlaces(3);
    Prefetch prefetch = new Prefetch(List.of(places), List.of(), 10 * PAGE);
    assertThat(prefetch.work()).isZero();
    try (Arena arena = Arena.ofShared()) {
      MemorySegment frames = arena.allocate(100 * PAGE);
      places.start(1, frames, 0);
      assertThat(prefetch.work()).isEqualTo(10);
      assertThat(prefetch.work()).isZero();
      places.move(1, 5 * PAGE);
      assertThat(prefetch.work()).isEqualTo(5);
      places.move(1, 0); // a loop went back over pages that are there
      assertThat(prefetch.work()).isEqualTo(10);
      places.move(1, 98 * PAGE);
      assertThat(prefetch.work()).isEqualTo(2);
      places.stop(1);
      assertThat(prefetch.work()).isZero();
      places.start(2, frames, 1 << 30); // beyond the end
      assertThat(prefetch.work()).isZero();
    }
  }

  @Test
  void aBankClosedUnderItIsLeftAlone() {
    ReadingPlaces places = new ReadingPlaces(1);
    Prefetch prefetch;
    try (Arena arena = Arena.ofShared()) {
      MemorySegment frames = arena.allocate(8 * PAGE);
      places.start(0, frames, 0);
      prefetch = new Prefetch(List.of(places), List.of(frames), PAGE);
    }
    assertThat(prefetch.work()).isZero();
  }

  @Test
  void recordingsBeyondTheBudgetAreStreamed() throws IOException {
    int bytes = 600_000;
    ByteBuffer wav = ByteBuffer.allocate(44 + bytes).order(ByteOrder.LITTLE_ENDIAN);
    wav.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + bytes);
    wav.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
    wav.putShort((short) 1).putShort((short) 1).putInt(48000).putInt(96000);
    wav.putShort((short) 2).putShort((short) 16);
    wav.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(bytes);
    Path file = Files.write(folder.resolve("long.wav"), wav.array());
    try (Recordings small = new Recordings(1000, null);
        Recordings large = new Recordings(1 << 20, null)) {
      assertThat(small.open(file).streamed()).isTrue();
      assertThat(small.heads()).hasSize(1);
      assertThat(small.heads().getFirst().byteSize()).isEqualTo(Recording.HEAD_BYTES);
      assertThat(large.open(file).streamed()).isFalse();
      assertThat(large.memoryLeft()).isEqualTo((1 << 20) - bytes);
      small.open(file).memory(0).load();
      assertThat(small.open(file).memory(0).isLoaded()).isTrue();
    }
  }
}
