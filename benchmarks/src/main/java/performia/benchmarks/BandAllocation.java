// SPDX-License-Identifier: GPL-3.0-or-later
package performia.benchmarks;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import performia.agents.BandWorker;
import performia.agents.Performance;
import performia.agents.style.Feels;
import performia.agents.style.Seat;
import performia.agents.style.SeatStyle;
import performia.engine.event.ControlEvent;
import performia.engine.event.EventRecord;
import performia.engine.sampler.Sampler;
import performia.engine.sampler.SoundBank;
import performia.engine.sound.AudioEngine;
import performia.engine.sound.Part;
import performia.engine.time.TempoMap;
import performia.engine.time.Transport;
import performia.soundfonts.Soundfonts;

/// Counts the bytes that the audio callback allocates in 10,000 blocks of the whole band on the
/// bank that ships. Run it under `-Xint`, where nothing can be optimised away; exits 1 when it is
/// not 0.
public final class BandAllocation {
  private static final int RATE = 48_000;
  private static final int BLOCKS = 10_000;
  private static final int POLYPHONY = 64;
  private static final double LOOK_AHEAD_SECONDS = 0.25;

  private BandAllocation() {}

  public static void main(String[] args) {
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    Performance performance = BenchSong.performance(Feels.shipped().get("funk"), 7);
    try (SoundBank bank = SoundBank.open(Soundfonts.embedded())) {
      List<Part> parts = new ArrayList<>();
      Map<Seat, Integer> partOf = new EnumMap<>(Seat.class);
      for (Seat seat : Seat.values()) {
        partOf.put(seat, parts.size());
        parts.add(part(bank, performance, seat));
      }
      var transport = new Transport(TempoMap.of(performance.timeline()));
      var engine = new AudioEngine(transport, parts);
      var worker =
          new BandWorker(
              transport,
              engine.agents(),
              partOf,
              BenchSong.agents(),
              performance,
              LOOK_AHEAD_SECONDS);
      engine.prepare(RATE, AudioEngine.BLOCK_FRAMES);
      worker.work();
      long[] play = new long[EventRecord.LONGS];
      ControlEvent.write(play, ControlEvent.PLAY, 0);
      engine.session().offer(play);
      float[] left = new float[AudioEngine.BLOCK_FRAMES];
      float[] right = new float[AudioEngine.BLOCK_FRAMES];
      float[][] inputs = {};
      long bytes = 0;
      float peak = 0;
      for (int block = 0; block < BLOCKS; block++) {
        worker.work();
        long before = threads.getCurrentThreadAllocatedBytes();
        engine.process(inputs, left, right, AudioEngine.BLOCK_FRAMES, block);
        bytes += threads.getCurrentThreadAllocatedBytes() - before;
        peak = Math.max(peak, Math.abs(left[0]));
      }
      System.out.println(bytes + " bytes in " + BLOCKS + " blocks, peak seen " + peak);
      if (bytes != 0 || peak == 0) {
        System.exit(1);
      }
    }
  }

  private static Part part(SoundBank bank, Performance performance, Seat seat) {
    SeatStyle style = performance.feel().seat(seat);
    int number = seat == Seat.DRUMS ? SoundBank.DRUMS : 0;
    var preset = bank.preset(number, style.programAt(0.7));
    if (preset == null) {
      throw new IllegalStateException("the bank that ships lacks program " + style.program());
    }
    return new Part(seat.word(), new Sampler(preset, RATE, AudioEngine.BLOCK_FRAMES, POLYPHONY));
  }
}
