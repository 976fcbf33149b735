// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.audio;

import java.util.concurrent.atomic.AtomicBoolean;
import performia.engine.PerformiaException;
import performia.engine.realtime.RealTime;

/// A stream that outlives its device: when the device vanishes, the callback goes on in time on a
/// silent stream, and the device is opened again when it is back, at whatever rate it has then.
/// Opened, started and closed by the session thread; a thread of its own watches.
public final class DeviceKeeper implements AudioStream {
  /// Hears, on the keeper's thread, of a device that went or came; once each time.
  public interface Listener {
    /// The device is gone; the song goes on unheard.
    void lost(String device);

    /// The device is heard again.
    void back(String device);
  }

  private static final long WATCH_MILLIS = 100;
  private static final long JOIN_MILLIS = 3_000;

  private final AudioBackend backend;
  private final AudioBackend fallback;
  private final AudioBackend.Request request;
  private final AudioCallback callback;
  private final Listener listener;
  private final long retryMillis;
  private final Thread watch;
  private final AtomicBoolean closing = new AtomicBoolean();
  private volatile AudioStream stream;
  private volatile Door door;
  private volatile boolean lost;
  private volatile long earlierXruns;

  /// Opens the device.
  ///
  /// @param fallback paces the callback while the device is away
  /// @param retryMillis pause between attempts to reopen it
  /// @throws PerformiaException when the device cannot be opened in the first place
  public DeviceKeeper(
      AudioBackend backend,
      AudioBackend.Request request,
      AudioBackend fallback,
      AudioCallback callback,
      long retryMillis,
      Listener listener) {
    this.backend = backend;
    this.request = request;
    this.fallback = fallback;
    this.callback = callback;
    this.retryMillis = retryMillis;
    this.listener = listener;
    door = new Door(callback, request.inputs(), 0);
    stream = backend.open(request, door);
    watch = Thread.ofPlatform().name("audio watch").daemon(true).unstarted(this::watch);
  }

  /// Lets one stream through to the callback, and no longer when another has taken over: a driver
  /// that comes back from the dead finds it shut. Prepares the callback only the first time, so
  /// that the song goes on.
  private static final class Door implements AudioCallback {
    private final int expectedRate;
    private final int inputs;
    private volatile boolean shut;
    private AudioCallback callback;
    private int sampleRate;

    Door(AudioCallback callback, int inputs, int expectedRate) {
      this.callback = callback;
      this.inputs = inputs;
      this.expectedRate = expectedRate;
    }

    @Override
    public void prepare(int newSampleRate, int maxFrames) {
      sampleRate = expectedRate == 0 ? newSampleRate : expectedRate;
      if (expectedRate == 0) {
        callback.prepare(newSampleRate, maxFrames);
      } else if (expectedRate != newSampleRate) {
        callback = new RateBridge(callback, expectedRate, inputs);
        callback.prepare(newSampleRate, maxFrames);
      }
    }

    @Override
    public void process(float[][] inputs, float[] left, float[] right, int frames, long nanos) {
      if (shut) {
        java.util.Arrays.fill(left, 0, frames, 0);
        java.util.Arrays.fill(right, 0, frames, 0);
      } else {
        callback.process(inputs, left, right, frames, nanos);
      }
    }

    @Override
    public void midiIn(int offset, int message) {
      if (!shut) {
        callback.midiIn(offset, message);
      }
    }

    @Override
    public long nextMidiOut() {
      return shut ? NO_MIDI : callback.nextMidiOut();
    }
  }

  private void watch() {
    try {
      while (!closing.get()) {
        Thread.sleep(lost ? retryMillis : WATCH_MILLIS);
        if (!lost && !stream.alive()) {
          lost = true;
          switchTo(fallback, new AudioBackend.Request("", rate(), request.blockFrames(), 0));
          listener.lost(name());
        } else if (lost && reopened()) {
          lost = false;
          listener.back(name());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private int rate() {
    return door.sampleRate;
  }

  private String name() {
    return request.device().isEmpty() ? backend.name() : request.device();
  }

  /// Whether the device could be opened again; it plays then.
  private boolean reopened() {
    Door next = new Door(callback, request.inputs(), rate());
    AudioStream device;
    try {
      device =
          backend.open(
              new AudioBackend.Request(
                  request.device(), rate(), request.blockFrames(), request.inputs()),
              next);
    } catch (PerformiaException e) {
      return false; // Not yet back: the next attempt comes soon.
    }
    take(device, next);
    return true;
  }

  private void switchTo(AudioBackend other, AudioBackend.Request wanted) {
    Door next = new Door(callback, request.inputs(), rate());
    take(other.open(wanted, next), next);
  }

  /// The old stream ends before the new one starts: the callback has one thread at a time.
  private void take(AudioStream next, Door nextDoor) {
    synchronized (closing) {
      door.shut = true;
      earlierXruns += stream.xruns();
      stream.close();
      door = nextDoor;
      stream = next;
      if (closing.get()) {
        next.close();
      } else {
        next.start();
      }
    }
  }

  @Override
  public int sampleRate() {
    return stream.sampleRate();
  }

  @Override
  public int blockFrames() {
    return stream.blockFrames();
  }

  @Override
  public int outputLatencyFrames() {
    return stream.outputLatencyFrames();
  }

  @Override
  public int inputs() {
    return stream.inputs();
  }

  @Override
  public int inputLatencyFrames() {
    return stream.inputLatencyFrames();
  }

  @Override
  public RealTime realTime() {
    return stream.realTime();
  }

  @Override
  public void start() {
    stream.start();
    watch.start();
  }

  /// Whether the device itself is there. Any thread.
  @Override
  public boolean alive() {
    return !closing.get() && !lost && stream.alive();
  }

  @Override
  public long xruns() {
    return earlierXruns + stream.xruns();
  }

  @Override
  public void close() {
    if (closing.getAndSet(true)) {
      return;
    }
    watch.interrupt();
    synchronized (closing) {
      door.shut = true;
      stream.close();
    }
    if (Thread.currentThread() == watch) {
      return;
    }
    try {
      watch.join(JOIN_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
