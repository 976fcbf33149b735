// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.audio.alsa;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import performia.engine.audio.AudioBackend.Device;

/// Asks ALSA's configuration for its PCMs. Session thread.
final class AlsaDevices {
  static final String STANDARD = "default";

  private static final int MOST = 256;

  /// Not devices, but filters that want one, nothing at all, and the server that has a back end of
  /// its own.
  private static final Set<String> SKIPPED =
      Set.of(
          "null",
          "lavrate",
          "samplerate",
          "speexrate",
          "speex",
          "upmix",
          "vdownmix",
          "usbstream",
          "oss",
          "jack");

  private AlsaDevices() {}

  /// The PCMs that play, the default one first.
  static List<Device> list() {
    Map<String, Device> devices = new LinkedHashMap<>();
    if (opens(STANDARD, AlsaLibrary.PLAYBACK)) {
      devices.put(STANDARD, new Device(STANDARD, "ALSA's default", 2, 2, true));
    }
    long[] hints = new long[1];
    if (AlsaLibrary.snd_device_name_hint(-1, "pcm", hints) == 0) {
      try {
        addHints(new Pointer(hints[0]), devices);
      } finally {
        AlsaLibrary.snd_device_name_free_hint(hints[0]);
      }
    }
    return new ArrayList<>(devices.values());
  }

  /// Goes through a table of pointers that ends with null.
  private static void addHints(Pointer table, Map<String, Device> devices) {
    for (int i = 0; i < MOST; i++) {
      long hint = table.getLong((long) i * Native.POINTER_SIZE);
      if (hint == 0) {
        return;
      }
      String id = text(hint, "NAME");
      String direction = text(hint, "IOID");
      boolean plays = direction == null || direction.equals("Output");
      if (id != null && plays && wanted(id) && opens(id, AlsaLibrary.PLAYBACK)) {
        String description = text(hint, "DESC");
        String name = description == null ? id : description.replaceAll("\\p{Cntrl}+", ", ");
        int inputs = direction == null ? 2 : 0;
        devices.put(id, new Device(id, name, inputs, 2, id.equals(STANDARD)));
      }
    }
  }

  private static boolean wanted(String id) {
    int colon = id.indexOf(':');
    return !SKIPPED.contains(colon < 0 ? id : id.substring(0, colon));
  }

  /// Whether a device is there in a direction, free or busy.
  static boolean opens(String id, int direction) {
    long[] pcm = new long[1];
    int error = AlsaLibrary.snd_pcm_open(pcm, id, direction, AlsaLibrary.NONBLOCK);
    if (error == 0) {
      AlsaLibrary.snd_pcm_close(pcm[0]);
    }
    return error == 0 || error == AlsaLibrary.EBUSY;
  }

  /// A hint's text, which ALSA allocated for us.
  private static @Nullable String text(long hint, String key) {
    long text = AlsaLibrary.snd_device_name_get_hint(hint, key);
    if (text == 0) {
      return null;
    }
    try {
      return new Pointer(text).getString(0, "UTF-8");
    } finally {
      Native.free(text);
    }
  }
}
