// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.audio.jack;

import java.util.List;
import performia.engine.PerformiaException;
import performia.engine.audio.AudioBackend;
import performia.engine.audio.AudioCallback;
import performia.engine.audio.AudioStream;

/// Sound and MIDI by a JACK server that already runs, or by PipeWire in its place; never starts
/// one. `JACK_DEFAULT_SERVER` names the server where there are several. The server alone decides on
/// rate and block. Session thread.
public final class JackBackend implements AudioBackend {
  /// The longest block that a server can be set to.
  private static final int MAX_FRAMES = 8_192;

  private static final String ID = "jack";
  private static final String CLIENT = "performia";

  private final String server;
  private final int maxFrames;

  /// For the default server.
  public JackBackend() {
    this("", MAX_FRAMES);
  }

  /// @param server its name, empty for the default
  /// @param maxFrames the longest block for the callback
  JackBackend(String server, int maxFrames) {
    this.server = server;
    this.maxFrames = maxFrames;
  }

  @Override
  public String name() {
    return ID;
  }

  @Override
  public List<Device> devices() {
    long client = JackLibrary.here() ? JackLibrary.open(CLIENT + " asks", server) : 0;
    if (client == 0) {
      return List.of();
    }
    try {
      return List.of(
          new Device(
              ID,
              "JACK",
              JackPorts.sources(client, JackLibrary.AUDIO).length,
              JackPorts.sinks(client, JackLibrary.AUDIO).length,
              true,
              JackLibrary.jack_get_sample_rate(client),
              JackLibrary.jack_get_buffer_size(client),
              JackPorts.outputLatencyFrames(client)));
    } finally {
      JackLibrary.jack_client_close(client);
    }
  }

  @Override
  public AudioStream open(Request request, AudioCallback callback) {
    if (!request.device().isEmpty() && !request.device().equals(ID)) {
      throw new PerformiaException(
          "there is no such JACK device", request.device(), "leave the device away");
    }
    if (!JackLibrary.here()) {
      throw new PerformiaException(
          "the JACK library is not installed", ID, "install libjack, or choose another back end");
    }
    long client = JackLibrary.open(CLIENT, server);
    if (client == 0) {
      throw new PerformiaException(
          "no JACK server is running", ID, "start one, or choose another back end");
    }
    return new JackStream(client, request.inputs(), maxFrames, callback);
  }
}
