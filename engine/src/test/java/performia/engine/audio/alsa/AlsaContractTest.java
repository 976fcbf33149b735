// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.audio.alsa;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import performia.engine.audio.AudioBackend;
import performia.engine.audio.AudioBackendContract;

/// ALSA keeps the promises of a back end, paced by a server without a device.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AlsaContractTest extends AudioBackendContract {
  private AlsaWorld world;

  @BeforeAll
  void startsAServer(@TempDir Path folder) throws Exception {
    world = AlsaWorld.paced(folder, 256);
  }

  @AfterAll
  void endsTheServer() {
    if (world != null) {
      world.close();
    }
  }

  @Override
  protected AudioBackend backend() {
    return new AlsaBackend();
  }
}
