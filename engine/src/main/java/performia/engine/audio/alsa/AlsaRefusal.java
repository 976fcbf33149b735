// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.audio.alsa;

import performia.engine.PerformiaException;

/// Turns ALSA's error numbers into sentences. Any thread but the audio one.
final class AlsaRefusal {
  private AlsaRefusal() {}

  /// @param error negative, as ALSA returns it
  /// @param refusal what it did not do, such as `refuses 96000 Hz`
  static PerformiaException of(int error, String device, String refusal) {
    String what = "the ALSA device " + refusal + " (" + AlsaLibrary.snd_strerror(error) + ")";
    return new PerformiaException(what, device, fix(error));
  }

  /// Whether the error says that there is no such device.
  static boolean absent(int error) {
    return error == AlsaLibrary.ENOENT || error == AlsaLibrary.ENODEV || error == AlsaLibrary.ENXIO;
  }

  private static String fix(int error) {
    if (absent(error)) {
      return "plug it in, or choose a device that is listed";
    }
    return switch (error) {
      case AlsaLibrary.EBUSY -> "end the program that holds it, or choose another device";
      case AlsaLibrary.EACCES -> "join the group audio and log in again";
      default -> "choose another rate, block size or device";
    };
  }
}
