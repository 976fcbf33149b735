// SPDX-License-Identifier: GPL-3.0-or-later
package performia.ui.session;

import java.util.ArrayList;
import java.util.List;
import performia.engine.audio.AudioBackend;

/// Lists where sound can go. Session thread.
final class Devices {
  private Devices() {}

  /// Every device of every sound system, in order of preference.
  static List<Row> list(List<AudioBackend> backends) {
    var rows = new ArrayList<Row>();
    for (AudioBackend backend : backends) {
      for (AudioBackend.Device device : backend.devices()) {
        rows.add(
            Row.of("id", device.id())
                .and("backend", backend.name())
                .and("name", device.name())
                .and("inputs", device.inputs())
                .and("outputs", device.outputs())
                .and("standard", device.standard())
                .and("rate", device.sampleRate())
                .and("block", device.blockFrames())
                .and("latencyMs", millis(device)));
      }
    }
    return rows;
  }

  /// From the callback to the sound, to a hundredth; 0 where only opening tells.
  private static double millis(AudioBackend.Device device) {
    return device.sampleRate() == 0
        ? 0
        : Math.round(100_000.0 * device.latencyFrames() / device.sampleRate()) / 100.0;
  }
}
