// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.audio.javasound;

import static org.junit.jupiter.api.Assumptions.assumeFalse;

import performia.engine.audio.AudioBackend;
import performia.engine.audio.AudioBackendContract;

class JavaSoundContractTest extends AudioBackendContract {
  @Override
  protected AudioBackend backend() {
    JavaSoundBackend backend = new JavaSoundBackend();
    assumeFalse(backend.devices().isEmpty(), "skipped: no sound device on this machine");
    return backend;
  }
}
