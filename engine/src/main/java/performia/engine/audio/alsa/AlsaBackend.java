// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.audio.alsa;

import java.util.List;
import org.jspecify.annotations.Nullable;
import performia.engine.PerformiaException;
import performia.engine.audio.AudioBackend;
import performia.engine.audio.AudioCallback;
import performia.engine.audio.AudioStream;

/// Linux's own sound system, without a server between. Session thread.
public final class AlsaBackend implements AudioBackend {
  private static final int LONGEST_NAME = 256;
  private static final int OUTPUTS = 2;

  @Override
  public String name() {
    return "alsa";
  }

  /// The PCMs that play and can be opened now or are busy; the default one first.
  @Override
  public List<Device> devices() {
    return AlsaLibrary.present() ? AlsaDevices.list() : List.of();
  }

  @Override
  public AudioStream open(Request request, AudioCallback callback) {
    String device = request.device().isEmpty() ? AlsaDevices.STANDARD : request.device();
    if (!AlsaLibrary.present()) {
      throw new PerformiaException(
          "the library libasound.so.2 is missing",
          device,
          "install alsa-lib, or choose another sound system");
    }
    check(request, device);
    AlsaPcm playback =
        AlsaPcm.open(device, true, request.sampleRate(), request.blockFrames(), OUTPUTS);
    @Nullable AlsaPcm capture = null;
    try {
      capture = request.inputs() > 0 ? capture(device, playback, request.inputs()) : null;
      callback.prepare(playback.sampleRate(), playback.blockFrames());
      return new AlsaStream(playback, capture, request.inputs(), callback);
    } catch (RuntimeException e) {
      playback.close();
      if (capture != null) {
        capture.close();
      }
      throw e;
    }
  }

  private static void check(Request request, String device) {
    if (device.length() > LONGEST_NAME) {
      throw new PerformiaException(
          "the device name is too long", "", "choose a device that is listed");
    }
    if (request.blockFrames() < 1 || request.blockFrames() > AlsaPcm.MAX_BLOCK) {
      throw new PerformiaException(
          "a block of " + request.blockFrames() + " frames is out of range",
          device,
          "choose 1 to " + AlsaPcm.MAX_BLOCK);
    }
  }

  /// The input side at the output's rate; null when the device has none.
  private static @Nullable AlsaPcm capture(String device, AlsaPcm playback, int inputs) {
    if (!AlsaDevices.opens(device, AlsaLibrary.CAPTURE)) {
      return null;
    }
    int rate = playback.sampleRate();
    AlsaPcm capture = AlsaPcm.open(device, false, rate, playback.blockFrames(), inputs);
    if (capture.sampleRate() == rate) {
      return capture;
    }
    capture.close();
    throw new PerformiaException(
        "its input runs at " + capture.sampleRate() + " Hz, its output at " + rate + " Hz",
        device,
        "choose another rate, or go without input");
  }
}
