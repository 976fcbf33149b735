// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.audio.offline;

import java.util.List;
import performia.engine.audio.AudioBackend;
import performia.engine.audio.AudioBackendContract;

class OfflineContractTest extends AudioBackendContract {
  @Override
  protected AudioBackend backend() {
    return new OfflineBackend(
        List.of(),
        (left, right, frames) -> {},
        new OfflineBackend.Course(() -> false, 0.1, 0, frames -> {}, () -> false));
  }
}
