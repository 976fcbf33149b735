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
                .and("standard", device.standard()));
      }
    }
    return rows;
  }
}
