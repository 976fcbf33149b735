// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.audio.silent;

import performia.engine.audio.AudioBackend;
import performia.engine.audio.AudioBackendContract;

class SilentContractTest extends AudioBackendContract {
  @Override
  protected AudioBackend backend() {
    return new SilentBackend();
  }
}
