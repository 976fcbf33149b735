// SPDX-License-Identifier: GPL-3.0-or-later
package performia.ui.session;

import java.util.function.BooleanSupplier;
import performia.engine.PerformiaException;
import performia.engine.audio.AudioBackend;
import performia.engine.audio.AudioCallback;
import performia.engine.audio.AudioStream;
import performia.engine.json.Json;
import performia.engine.latency.CallbackBytes;
import performia.engine.latency.Figures;
import performia.engine.latency.LatencyMonitor;
import performia.engine.latency.MeteredCallback;
import performia.engine.latency.RoundTripCallback;
import performia.engine.latency.Stage;
import performia.engine.latency.TestSignal;

/// Measures a device with a bare callback: how late it calls, what its parts of the way are, and
/// how long a signal takes through a cable or a connection from its output to its input. Session
/// thread.
final class LatencyCheck {
  private static final int INPUTS = 2;
  private static final int LOOK_MILLIS = 20;
  // A device whose clock stands, or that runs at a quarter of its pace, is given up.
  private static final int PATIENCE = 4;
  private static final long PATIENCE_NANOS = 5_000_000_000L;

  private final AudioBackend backend;
  private final LatencyRequest request;
  private final Face face;
  private final BooleanSupplier cancelled;

  LatencyCheck(AudioBackend backend, LatencyRequest request, Face face, BooleanSupplier cancelled) {
    this.backend = backend;
    this.request = request;
    this.face = face;
    this.cancelled = cancelled;
  }

  /// Measures.
  ///
  /// @return backend, rate, block, seconds, xruns, allocatedBytes, stages, and roundTripFrames when
  ///   the signal was heard
  Row run() {
    var monitor = new LatencyMonitor();
    var probe = new RoundTripCallback(new TestSignal(), request.sampleRate());
    var metered = new MeteredCallback(probe, monitor);
    var bytes = new CallbackBytes(metered);
    Row row;
    try (AudioStream stream = opened(bytes)) {
      metered.path(stream.inputLatencyFrames(), stream.outputLatencyFrames());
      stream.start();
      measure(stream, probe);
      row =
          Row.of("backend", backend.name())
              .and("rate", stream.sampleRate())
              .and("block", stream.blockFrames())
              .and("seconds", (double) probe.frames() / stream.sampleRate())
              .and("xruns", stream.xruns())
              .and("allocatedBytes", bytes.allocated())
              .and("stages", stages(monitor));
    }
    int trip = probe.roundTripFrames();
    return trip == TestSignal.NONE ? row : row.and("roundTripFrames", trip);
  }

  /// With input where the device has one.
  private AudioStream opened(AudioCallback callback) {
    try {
      return backend.open(wanted(INPUTS), callback);
    } catch (PerformiaException e) {
      // What is wrong beyond the input is said by the second try.
      return backend.open(wanted(0), callback);
    }
  }

  private AudioBackend.Request wanted(int inputs) {
    return new AudioBackend.Request(
        request.device(), request.sampleRate(), request.blockFrames(), inputs);
  }

  private void measure(AudioStream stream, RoundTripCallback probe) {
    long frames = Math.max(probe.needed(), (long) request.seconds() * stream.sampleRate());
    long expected = frames * 1_000_000_000L / stream.sampleRate();
    long began = System.nanoTime();
    while (probe.frames() < frames && !cancelled.getAsBoolean()) {
      face.progress("measuring", (double) probe.frames() / frames);
      if (!stream.alive()) {
        throw gone("the device vanished while it was measured");
      }
      if (System.nanoTime() - began > PATIENCE * expected + PATIENCE_NANOS) {
        throw gone("the device takes no sound");
      }
      try {
        Thread.sleep(LOOK_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
    face.progress("measuring", 1);
  }

  private PerformiaException gone(String what) {
    return new PerformiaException(
        what, backend.name(), "look whether its server runs and the device is plugged in");
  }

  private static Json stages(LatencyMonitor monitor) {
    Json.Builder stages = Json.Obj.builder();
    for (Stage stage : Stage.values()) {
      Figures figures = monitor.read(stage);
      if (figures.count() > 0) {
        stages.put(
            stage.word(),
            Json.Obj.builder()
                .put("mean", figures.mean())
                .put("p95", figures.p95())
                .put("p99", figures.p99())
                .put("p999", figures.p999())
                .put("max", figures.max())
                .build());
      }
    }
    return stages.build();
  }
}
