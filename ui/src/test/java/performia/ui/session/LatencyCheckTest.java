// SPDX-License-Identifier: GPL-3.0-or-later
package performia.ui.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import performia.engine.PerformiaException;
import performia.engine.audio.AudioBackend;
import performia.engine.audio.AudioCallback;
import performia.engine.audio.AudioStream;
import performia.engine.audio.silent.SilentBackend;
import performia.engine.json.Json;
import performia.engine.realtime.RealTime;

class LatencyCheckTest {
  @Test
  void aCableOfKnownLengthIsMeasuredToTheFrame() {
    for (int cable : new int[] {64, 1_001, 20_000}) {
      Row row = measured(new CableBackend(cable), 64);
      assertThat(row.text("roundTripFrames")).isEqualTo(String.valueOf(cable));
      assertThat(row.text("backend")).isEqualTo("cable");
      assertThat(row.text("rate")).isEqualTo("48000");
      assertThat(row.text("block")).isEqualTo("64");
      assertThat(row.text("xruns")).isEqualTo("0");
    }
  }

  @Test
  void theAnswerHasTheShapeOfTheHouse() {
    Row row = measured(new CableBackend(64), 64);
    assertThat(row.fields().stream().map(Row.Field::name))
        .containsExactly(
            "backend",
            "rate",
            "block",
            "seconds",
            "xruns",
            "allocatedBytes",
            "stages",
            "roundTripFrames");
    var stages = (Json.Obj) row.fields().get(6).value();
    assertThat(stages.fields().keySet())
        .containsExactly("input", "render", "output", "entry", "total");
    for (Json stage : stages.fields().values()) {
      assertThat(((Json.Obj) stage).fields().keySet())
          .containsExactly("mean", "p95", "p99", "p999", "max");
    }
  }

  @Test
  void withoutACableNothingIsHeard() {
    Row row = measured(new SilentBackend(), 256);
    assertThat(row.text("roundTripFrames")).isEmpty();
    assertThat(row.text("backend")).isEqualTo("silent");
  }

  private static Row measured(AudioBackend backend, int block) {
    var request = new LatencyRequest("", "", 48_000, block, 1);
    return new LatencyCheck(backend, request, new Quiet(), () -> false).run();
  }

  private static final class Quiet implements Face {
    @Override
    public void progress(String doing, double share) {}

    @Override
    public void tell(String sentence) {}

    @Override
    public void failed(PerformiaException trouble) {}
  }

  /// Feeds what is played back to the input, so many frames later, at least a block; as fast as it
  /// can.
  private record CableBackend(int cable) implements AudioBackend {
    @Override
    public String name() {
      return "cable";
    }

    @Override
    public List<Device> devices() {
      return List.of(new Device("cable", "A cable", 1, 2, true));
    }

    @Override
    public AudioStream open(Request request, AudioCallback callback) {
      return new CableStream(request, callback, cable);
    }
  }

  private static final class CableStream implements AudioStream {
    private final AudioBackend.Request request;
    private final Thread thread;
    private volatile boolean closed;

    CableStream(AudioBackend.Request request, AudioCallback callback, int cable) {
      this.request = request;
      callback.prepare(request.sampleRate(), request.blockFrames());
      thread = new Thread(() -> run(callback, cable), "cable");
    }

    private void run(AudioCallback callback, int cable) {
      int frames = request.blockFrames();
      float[] line = new float[2 * request.sampleRate() + frames];
      float[][] inputs = new float[1][frames];
      float[] left = new float[frames];
      float[] right = new float[frames];
      for (int at = 0; !closed && at + frames <= line.length; at += frames) {
        for (int i = 0; i < frames; i++) {
          int from = at + i - cable;
          inputs[0][i] = from >= 0 && from < at ? line[from] : 0;
        }
        callback.process(inputs, left, right, frames, System.nanoTime());
        System.arraycopy(left, 0, line, at, frames);
      }
      while (!closed) {
        LockSupport.parkNanos(1_000_000);
      }
    }

    @Override
    public int sampleRate() {
      return request.sampleRate();
    }

    @Override
    public int blockFrames() {
      return request.blockFrames();
    }

    @Override
    public int inputs() {
      return 1;
    }

    @Override
    public int inputLatencyFrames() {
      return request.blockFrames();
    }

    @Override
    public int outputLatencyFrames() {
      return request.blockFrames();
    }

    @Override
    public RealTime realTime() {
      return RealTime.PLAIN;
    }

    @Override
    public void start() {
      thread.start();
    }

    @Override
    public boolean alive() {
      return !closed;
    }

    @Override
    public long xruns() {
      return 0;
    }

    @Override
    public void close() {
      closed = true;
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
