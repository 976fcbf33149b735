// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.audio.jack;

import com.sun.jna.CallbackThreadInitializer;
import com.sun.jna.Native;
import java.lang.ref.Reference;
import java.util.List;
import performia.engine.PerformiaException;
import performia.engine.audio.AudioCallback;
import performia.engine.audio.AudioStream;
import performia.engine.concurrent.Counters;
import performia.engine.realtime.RealTime;

/// One client of a JACK server. The library's thread is the audio thread. What asks the client
/// something is synchronized with closing it, as a closed client's memory is gone.
final class JackStream implements AudioStream {
  private static final int REHEARSALS = 2_000;

  /// Without detaching: attaching anew for every block would allocate. The library's threads leave
  /// Java when they end.
  private static final CallbackThreadInitializer AUDIO_THREAD =
      new CallbackThreadInitializer(true, false, "audio jack");

  private static final CallbackThreadInitializer NOTICE_THREAD =
      new CallbackThreadInitializer(true, false, "audio jack notices");

  private final long client;
  private final int sampleRate;
  private final JackPorts ports;
  // The library calls these until the client is closed: nothing else holds them.
  private final JackCycle cycle;
  private final JackLibrary.Frames resized = this::resized;
  private final JackLibrary.Xrun late = this::late;
  private final JackLibrary.Shutdown left = this::left;
  private final Counters xruns = new Counters(List.of("xruns"));
  private volatile int blockFrames;
  private volatile boolean gone;
  private volatile RealTime realTime = RealTime.PLAIN;
  private boolean closed;
  private int outputLatency;
  private int inputLatency;

  /// @param client just opened; closed by this stream, also when it cannot be made
  JackStream(long client, int channels, int maxFrames, AudioCallback callback) {
    this.client = client;
    try {
      sampleRate = JackLibrary.jack_get_sample_rate(client);
      blockFrames = JackLibrary.jack_get_buffer_size(client);
      ports = new JackPorts(client, channels);
      rehearse(maxFrames);
      callback.prepare(sampleRate, maxFrames);
      cycle = new JackCycle(ports, callback, sampleRate, maxFrames);
      register();
    } catch (RuntimeException e) {
      JackLibrary.jack_client_close(client);
      throw e;
    }
  }

  /// Runs every line of the cycle over the ports, with nobody to hear, so that the first real one
  /// finds all code loaded; the callback itself is not touched.
  private void rehearse(int maxFrames) {
    JackCycle rehearsal = new JackCycle(ports, new Rehearsal(), sampleRate, maxFrames);
    for (int i = 0; i < REHEARSALS; i++) {
      rehearsal.invoke(Math.min(blockFrames, 64), 0);
    }
  }

  /// Plays silence and one message a block.
  private static final class Rehearsal implements AudioCallback {
    private boolean sent;

    @Override
    public void prepare(int sampleRate, int maxFrames) {}

    @Override
    public void process(float[][] in, float[] left, float[] right, int frames, long nanos) {
      sent = false;
    }

    @Override
    public long nextMidiOut() {
      sent = !sent;
      return sent ? 0xFE : NO_MIDI;
    }
  }

  private void register() {
    Native.setCallbackThreadInitializer(cycle, AUDIO_THREAD);
    Native.setCallbackThreadInitializer(resized, AUDIO_THREAD);
    Native.setCallbackThreadInitializer(left, AUDIO_THREAD);
    Native.setCallbackThreadInitializer(late, NOTICE_THREAD);
    JackLibrary.jack_on_shutdown(client, left, 0);
    int refused = JackLibrary.jack_set_process_callback(client, cycle, 0);
    refused |= JackLibrary.jack_set_buffer_size_callback(client, resized, 0);
    refused |= JackLibrary.jack_set_xrun_callback(client, late, 0);
    if (refused != 0) {
      throw new PerformiaException("JACK refused our callbacks", "jack", "restart its server");
    }
  }

  private int resized(int frames, long argument) {
    blockFrames = frames;
    return 0;
  }

  private int late(long argument) {
    xruns.add(0, 1);
    return 0;
  }

  private void left(long argument) {
    gone = true;
  }

  @Override
  public synchronized void start() {
    if (closed) {
      return;
    }
    if (JackLibrary.jack_activate(client) != 0) {
      gone = true;
      return;
    }
    ports.connect();
    realTime = schedule();
  }

  private RealTime schedule() {
    int priority = JackLibrary.jack_client_real_time_priority(client);
    if (JackLibrary.jack_is_realtime(client) == 0 || priority <= 0) {
      return new RealTime(false, "plain: the JACK server runs without real-time scheduling");
    }
    return new RealTime(true, "JACK real-time " + priority);
  }

  @Override
  public int sampleRate() {
    return sampleRate;
  }

  @Override
  public int blockFrames() {
    return blockFrames;
  }

  @Override
  public int inputs() {
    return ports.inputs.length;
  }

  @Override
  public synchronized int inputLatencyFrames() {
    if (alive()) {
      inputLatency = ports.inputLatencyFrames();
    }
    return inputLatency;
  }

  @Override
  public synchronized int outputLatencyFrames() {
    if (alive()) {
      outputLatency = ports.outputLatencyFrames();
    }
    return outputLatency;
  }

  @Override
  public RealTime realTime() {
    return realTime;
  }

  @Override
  public boolean alive() {
    return !gone && !cycle.broken();
  }

  @Override
  public long xruns() {
    return xruns.get(0);
  }

  /// Stops the cycles first, then closes the client, and only then lets go of the callbacks.
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    gone = true;
    try {
      JackLibrary.jack_deactivate(client);
      JackLibrary.jack_client_close(client);
    } finally {
      Reference.reachabilityFence(this);
    }
  }
}
