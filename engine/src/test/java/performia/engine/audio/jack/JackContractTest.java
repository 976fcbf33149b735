// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.audio.jack;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import performia.engine.audio.AudioBackend;
import performia.engine.audio.AudioBackendContract;

class JackContractTest extends AudioBackendContract {
  private @Nullable JackServer server;

  @Override
  protected AudioBackend backend() {
    JackServer started = server == null ? new JackServer() : server;
    server = started;
    return new JackBackend(started.name, 8_192);
  }

  @AfterEach
  void stop() {
    JackServer started = server;
    if (started != null) {
      started.close();
    }
  }
}
