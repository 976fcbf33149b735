// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.audio.silent;

import java.util.List;
import performia.engine.PerformiaException;
import performia.engine.audio.AudioBackend;
import performia.engine.audio.AudioCallback;
import performia.engine.audio.AudioStream;

/// A device that nobody hears, paced by the clock: for machines without a sound card, and while a
/// device is away.
public final class SilentBackend implements AudioBackend {
  @Override
  public String name() {
    return "silent";
  }

  @Override
  public List<Device> devices() {
    return List.of(new Device("silent", "Silence, in time", 0, 2, true));
  }

  @Override
  public AudioStream open(Request request, AudioCallback callback) {
    if (!request.device().isEmpty() && !request.device().equals("silent")) {
      throw new PerformiaException(
          "there is no such device", request.device(), "leave the device away");
    }
    return new SilentStream(request, callback);
  }
}
