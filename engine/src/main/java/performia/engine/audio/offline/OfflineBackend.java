// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.audio.offline;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import performia.engine.PerformiaException;
import performia.engine.audio.AudioBackend;
import performia.engine.audio.AudioCallback;
import performia.engine.audio.AudioSink;
import performia.engine.audio.AudioStream;
import performia.engine.concurrent.Worker;

/// Renders as fast as it can on the thread that starts the stream: workers and callback are stepped
/// in a fixed order with a clock made of frames, so that the same events give the same samples.
public final class OfflineBackend implements AudioBackend {
  /// When a render is over, and who is told on the way. All are asked and told on the rendering
  /// thread.
  ///
  /// @param musicOver whether the last beat was reached
  /// @param maxSeconds the render ends here in any case
  /// @param maxTailSeconds longest wait for the last sound to fade below -60 dB
  /// @param progress is told the frames rendered, some ten times for each second of sound
  /// @param cancelled whether to give up
  public record Course(
      BooleanSupplier musicOver,
      double maxSeconds,
      double maxTailSeconds,
      LongConsumer progress,
      BooleanSupplier cancelled) {}

  private final List<Worker> workers;
  private final AudioSink sink;
  private final Course course;

  /// @param workers stepped in this order before each block
  /// @param sink takes each block
  public OfflineBackend(List<? extends Worker> workers, AudioSink sink, Course course) {
    this.workers = List.copyOf(workers);
    this.sink = sink;
    this.course = course;
  }

  @Override
  public String name() {
    return "offline";
  }

  @Override
  public List<Device> devices() {
    return List.of(new Device("offline", "Renders as fast as it can", 0, 2, true));
  }

  /// Opens the renderer; [AudioStream#start] renders to the end and returns then.
  @Override
  public AudioStream open(Request request, AudioCallback callback) {
    if (!request.device().isEmpty() && !request.device().equals("offline")) {
      throw new PerformiaException(
          "there is no such device", request.device(), "leave the device away");
    }
    return new OfflineStream(request, callback, workers, sink, course);
  }
}
