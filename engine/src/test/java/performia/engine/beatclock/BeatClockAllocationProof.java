// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.beatclock;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import performia.engine.audio.AudioCallback;
import performia.engine.music.Timeline;
import performia.engine.time.TempoMap;
import performia.engine.time.Transport;

/// Writes 10,000 states through the callback and prints how many bytes the thread allocated from
/// the first on. Run by [BeatClockTest], also in an interpreted JVM of its own.
final class BeatClockAllocationProof {
  private static final int WRITES = 10_000;
  private static final int FRAMES = 64;

  private BeatClockAllocationProof() {}

  public static void main(String[] arguments) {
    long bytes = bytesOf(Path.of(arguments[0], "interpreted"));
    System.out.println("bytes " + bytes + " writes " + WRITES);
  }

  static long bytesOf(Path path) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    var transport = new Transport(TempoMap.constant(120));
    var timeline = new Timeline(SmallSong.FOUR_BARS);
    float[][] inputs = new float[0][];
    float[] left = new float[FRAMES];
    float[] right = new float[FRAMES];
    try (var file = new BeatClockFile(path)) {
      var clock = new BeatClockCallback(new Publisher(transport), transport, file);
      clock.prepare(48_000, FRAMES);
      clock.song(timeline);
      threads.getCurrentThreadAllocatedBytes();
      long empty = threads.getCurrentThreadAllocatedBytes();
      empty = threads.getCurrentThreadAllocatedBytes() - empty;
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < WRITES; i++) {
        clock.process(inputs, left, right, FRAMES, i);
      }
      return threads.getCurrentThreadAllocatedBytes() - before - empty;
    }
  }

  /// What the engine does with the transport.
  private record Publisher(Transport transport) implements AudioCallback {
    @Override
    public void prepare(int sampleRate, int maxFrames) {
      transport.prepare(sampleRate);
      transport.play();
    }

    @Override
    public void process(float[][] inputs, float[] left, float[] right, int frames, long nanos) {
      transport.advance(frames);
      transport.publish(nanos);
    }
  }
}
