// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.audio.jack;

import java.util.Arrays;
import performia.engine.audio.AudioCallback;
import performia.engine.foreign.Address;

/// What the server calls every period: carries sound and MIDI from the ports to the callback and
/// back. Audio thread; allocates nothing after construction and throws nothing.
final class JackCycle implements JackLibrary.Frames {
  private final JackPorts ports;
  private final AudioCallback callback;
  private final double frameNanos;
  private final float[][] inputs;
  private final float[] left;
  private final float[] right;
  private final long[] inputBuffers;
  private final Address memory = new Address();
  private final JackMidiPorts midi = new JackMidiPorts();
  private volatile boolean broken;

  /// @param maxFrames the longest block the callback takes; longer cycles come in parts
  JackCycle(JackPorts ports, AudioCallback callback, int sampleRate, int maxFrames) {
    this.ports = ports;
    this.callback = callback;
    frameNanos = 1e9 / sampleRate;
    inputs = new float[ports.inputs.length][maxFrames];
    inputBuffers = new long[inputs.length];
    left = new float[maxFrames];
    right = new float[maxFrames];
  }

  /// Whether the callback threw; it is not called again then. Any thread.
  boolean broken() {
    return broken;
  }

  @Override
  public int invoke(int frames, long argument) {
    long nanos = System.nanoTime();
    if (!broken) {
      try {
        play(frames, nanos);
        return 0;
      } catch (Throwable e) {
        // Nothing may be thrown into C. The stream counts as gone, and its keeper takes over.
        broken = true;
      }
    }
    silence(frames);
    return 0;
  }

  private void play(int frames, long nanos) {
    long leftBuffer = JackLibrary.jack_port_get_buffer(ports.left, frames);
    long rightBuffer = JackLibrary.jack_port_get_buffer(ports.right, frames);
    long midiIn = JackLibrary.jack_port_get_buffer(ports.midiIn, frames);
    long midiOut = cleared(frames);
    for (int i = 0; i < inputBuffers.length; i++) {
      inputBuffers[i] = JackLibrary.jack_port_get_buffer(ports.inputs[i], frames);
    }
    int count = midiIn == 0 ? 0 : JackLibrary.jack_midi_get_event_count(midiIn);
    int heard = 0;
    int done = 0;
    while (done < frames) {
      int length = Math.min(frames - done, left.length);
      listen(done, length);
      heard = midi.hear(midiIn, heard, count, done, done + length, callback);
      callback.process(inputs, left, right, length, nanos + (long) (done * frameNanos));
      put(leftBuffer, done, left, length);
      put(rightBuffer, done, right, length);
      midi.send(midiOut, done, length, callback);
      done += length;
    }
  }

  private long cleared(int frames) {
    long buffer = JackLibrary.jack_port_get_buffer(ports.midiOut, frames);
    if (buffer != 0) {
      JackLibrary.jack_midi_clear_buffer(buffer);
    }
    return buffer;
  }

  private void listen(int from, int length) {
    for (int i = 0; i < inputs.length; i++) {
      if (inputBuffers[i] == 0) {
        Arrays.fill(inputs[i], 0, length, 0);
      } else {
        memory.at(inputBuffers[i] + (long) Float.BYTES * from).get(inputs[i], 0, length);
      }
    }
  }

  private void put(long buffer, int from, float[] samples, int length) {
    if (buffer != 0) {
      memory.at(buffer + (long) Float.BYTES * from).put(samples, 0, length);
    }
  }

  private void silence(int frames) {
    Arrays.fill(left, 0);
    long leftBuffer = JackLibrary.jack_port_get_buffer(ports.left, frames);
    long rightBuffer = JackLibrary.jack_port_get_buffer(ports.right, frames);
    cleared(frames);
    for (int done = 0; done < frames; done += left.length) {
      int length = Math.min(frames - done, left.length);
      put(leftBuffer, done, left, length);
      put(rightBuffer, done, left, length);
    }
  }
}
