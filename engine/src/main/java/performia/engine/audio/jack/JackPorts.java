// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.audio.jack;

import performia.engine.PerformiaException;

/// The ports of one client, and the sockets of the machine that they are plugged into, found by
/// their flags: servers name them as they like. Session thread; the handles are read by the audio
/// thread.
final class JackPorts {
  private static final int MAX_CHANNELS = 64;

  final long left;
  final long right;
  final long[] inputs;
  final long midiIn;
  final long midiOut;
  private final long client;

  /// @throws PerformiaException when the server has no more ports
  JackPorts(long client, int channels) {
    this.client = client;
    left = register("out_left", JackLibrary.AUDIO, JackLibrary.IS_OUTPUT);
    right = register("out_right", JackLibrary.AUDIO, JackLibrary.IS_OUTPUT);
    inputs = new long[Math.clamp(channels, 0, MAX_CHANNELS)];
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = register("in_" + (i + 1), JackLibrary.AUDIO, JackLibrary.IS_INPUT);
    }
    midiIn = register("midi_in", JackLibrary.MIDI, JackLibrary.IS_INPUT);
    midiOut = register("midi_out", JackLibrary.MIDI, JackLibrary.IS_OUTPUT);
  }

  private long register(String name, String type, long flags) {
    long port = JackLibrary.jack_port_register(client, name, type, flags, 0);
    if (port == 0) {
      throw new PerformiaException(
          "JACK has no port left for " + name, "jack", "close another program that uses JACK");
    }
    return port;
  }

  /// Plugs the ports into the machine's own; the client is active. What cannot be connected stays
  /// open, as a patch bay can do it still.
  void connect() {
    String[] playback = sinks(client, JackLibrary.AUDIO);
    if (playback.length > 0) {
      connect(name(left), playback[0]);
      connect(name(right), playback[Math.min(1, playback.length - 1)]);
    }
    String[] capture = sources(client, JackLibrary.AUDIO);
    for (int i = 0; i < Math.min(inputs.length, capture.length); i++) {
      connect(capture[i], name(inputs[i]));
    }
    for (String source : sources(client, JackLibrary.MIDI)) {
      connect(source, name(midiIn));
    }
    for (String sink : sinks(client, JackLibrary.MIDI)) {
      connect(name(midiOut), sink);
    }
  }

  private void connect(String from, String to) {
    JackLibrary.jack_connect(client, from, to);
  }

  private static String name(long port) {
    String name = JackLibrary.jack_port_name(port);
    return name == null ? "" : name;
  }

  /// Frames from the callback to the sound.
  int outputLatencyFrames() {
    int own = JackLibrary.latency(left, JackLibrary.PLAYBACK_LATENCY);
    return own > 0 ? own : outputLatencyFrames(client);
  }

  /// Frames from a sound to the callback that gets it; 0 without input.
  int inputLatencyFrames() {
    if (inputs.length == 0) {
      return 0;
    }
    int own = JackLibrary.latency(inputs[0], JackLibrary.CAPTURE_LATENCY);
    return own > 0 ? own : first(client, sources(client, JackLibrary.AUDIO), false);
  }

  /// Frames to the sound at the first of the machine's own outputs.
  static int outputLatencyFrames(long client) {
    return first(client, sinks(client, JackLibrary.AUDIO), true);
  }

  private static int first(long client, String[] names, boolean playback) {
    long port = names.length == 0 ? 0 : JackLibrary.jack_port_by_name(client, names[0]);
    int mode = playback ? JackLibrary.PLAYBACK_LATENCY : JackLibrary.CAPTURE_LATENCY;
    return port == 0 ? 0 : JackLibrary.latency(port, mode);
  }

  /// The machine's own ports that take a type of signal.
  static String[] sinks(long client, String type) {
    return JackLibrary.ports(client, type, JackLibrary.IS_PHYSICAL | JackLibrary.IS_INPUT);
  }

  /// The machine's own ports that give a type of signal.
  static String[] sources(long client, String type) {
    return JackLibrary.ports(client, type, JackLibrary.IS_PHYSICAL | JackLibrary.IS_OUTPUT);
  }
}
