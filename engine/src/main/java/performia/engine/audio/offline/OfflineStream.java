// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.audio.offline;

import java.util.List;
import performia.engine.audio.AudioBackend;
import performia.engine.audio.AudioCallback;
import performia.engine.audio.AudioSink;
import performia.engine.audio.AudioStream;
import performia.engine.concurrent.Worker;
import performia.engine.realtime.RealTime;

/// One render, from start to end, on the thread that starts it.
final class OfflineStream implements AudioStream {
  // -60 dBFS, for a quarter of a second, so that a beat in a waltz's silence does not end it.
  private static final float SILENCE = 0.001f;
  private static final double SILENCE_SECONDS = 0.25;

  private final AudioBackend.Request request;
  private final AudioCallback callback;
  private final List<Worker> workers;
  private final AudioSink sink;
  private final OfflineBackend.Course course;
  private volatile boolean alive = true;
  private long rendered;
  private long tailFrames;
  private long silentFrames;

  OfflineStream(
      AudioBackend.Request request,
      AudioCallback callback,
      List<Worker> workers,
      AudioSink sink,
      OfflineBackend.Course course) {
    this.request = request;
    this.callback = callback;
    this.workers = workers;
    this.sink = sink;
    this.course = course;
    callback.prepare(request.sampleRate(), request.blockFrames());
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
  public int outputLatencyFrames() {
    return 0;
  }

  @Override
  public int inputs() {
    return request.inputs();
  }

  @Override
  public int inputLatencyFrames() {
    return 0;
  }

  @Override
  public RealTime realTime() {
    return RealTime.PLAIN;
  }

  @Override
  public void start() {
    int frames = request.blockFrames();
    float[] left = new float[frames];
    float[] right = new float[frames];
    float[][] inputs = new float[request.inputs()][frames];
    long told = 0;
    while (alive && !over()) {
      for (Worker worker : workers) {
        worker.work();
      }
      long nanos = (long) (rendered * 1e9 / request.sampleRate());
      callback.process(inputs, left, right, frames, nanos);
      sink.write(left, right, frames);
      rendered += frames;
      listen(left, right, frames);
      if (rendered - told >= request.sampleRate() / 10) {
        told = rendered;
        course.progress().accept(rendered);
        if (course.cancelled().getAsBoolean()) {
          break;
        }
      }
    }
    alive = false;
  }

  private boolean over() {
    int rate = request.sampleRate();
    return rendered >= course.maxSeconds() * rate
        || tailFrames > course.maxTailSeconds() * rate
        || tailFrames > 0 && silentFrames > SILENCE_SECONDS * rate;
  }

  private void listen(float[] left, float[] right, int frames) {
    if (tailFrames == 0 && !course.musicOver().getAsBoolean()) {
      return;
    }
    tailFrames += frames;
    float peak = 0;
    for (int i = 0; i < frames; i++) {
      peak = Math.max(peak, Math.max(Math.abs(left[i]), Math.abs(right[i])));
    }
    silentFrames = peak < SILENCE ? silentFrames + frames : 0;
  }

  @Override
  public boolean alive() {
    return alive;
  }

  @Override
  public long xruns() {
    return 0;
  }

  @Override
  public void close() {
    alive = false;
  }
}
