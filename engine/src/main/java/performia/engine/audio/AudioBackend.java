// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.audio;

import java.util.List;

/// A kind of sound system: finds its devices and opens one. Session thread.
public interface AudioBackend {
  /// What is wanted; a device may grant something else.
  ///
  /// @param device device id from [#devices()], or empty for the default
  /// @param sampleRate frames a second: 44,100, 48,000 or 96,000
  /// @param blockFrames frames in a callback
  /// @param inputs input channels, 0 for none
  record Request(String device, int sampleRate, int blockFrames, int inputs) {}

  /// A device that could be opened.
  ///
  /// @param id what [Request#device()] takes
  /// @param name for people
  /// @param inputs input channels it has
  /// @param outputs output channels it has
  /// @param standard whether it is the system's default
  /// @param sampleRate frames a second that it runs at or prefers; 0 when only opening tells
  /// @param blockFrames frames of a block that it runs with or prefers; 0 when only opening tells
  /// @param latencyFrames frames from the callback to the sound with that block; 0 when only
  ///   opening tells
  record Device(
      String id,
      String name,
      int inputs,
      int outputs,
      boolean standard,
      int sampleRate,
      int blockFrames,
      int latencyFrames) {
    /// A device that tells nothing more before it is opened.
    public Device(String id, String name, int inputs, int outputs, boolean standard) {
      this(id, name, inputs, outputs, standard, 0, 0, 0);
    }
  }

  /// Short name, as `--backend` takes it.
  String name();

  /// The devices there are now; empty when the sound system is absent.
  List<Device> devices();

  /// Opens a device without starting it.
  ///
  /// @throws performia.engine.PerformiaException when there is no such device, or it is busy
  AudioStream open(Request request, AudioCallback callback);
}
