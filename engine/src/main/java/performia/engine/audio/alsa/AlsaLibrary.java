// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.audio.alsa;

import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import performia.engine.foreign.Libraries;

/// The functions of `libasound` that we call, with primitives only (ALSA's reference, group PCM).
/// Touch it only where [#present] says so. A PCM belongs to one thread at a time.
final class AlsaLibrary {
  static final int PLAYBACK = 0;
  static final int CAPTURE = 1;
  static final int BLOCKING = 0;
  static final int NONBLOCK = 1;
  static final int RW_INTERLEAVED = 3;

  static final int ENOENT = -2;
  static final int ENXIO = -6;
  static final int EACCES = -13;
  static final int EBUSY = -16;
  static final int ENODEV = -19;
  static final int EPIPE = -32;

  static {
    Libraries.bind(AlsaLibrary.class, "asound");
    // Its complaints would be drawn over the terminal; we say them in sentences. The handler is
    // variadic, so it is a C function that takes nothing and does nothing, whatever it is handed.
    snd_lib_error_set_handler(
        Pointer.nativeValue(NativeLibrary.getInstance("c").getFunction("getpid")));
  }

  private AlsaLibrary() {}

  /// Whether the library is installed. Any thread.
  static boolean present() {
    return Platform.isLinux() && Platform.is64Bit() && Libraries.have("asound", "snd_pcm_open");
  }

  static native int snd_lib_error_set_handler(long handler);

  static native String snd_strerror(int error);

  static native int snd_device_name_hint(int card, String kind, long[] hints);

  static native long snd_device_name_get_hint(long hint, String id);

  static native int snd_device_name_free_hint(long hints);

  static native int snd_pcm_open(long[] pcm, String name, int direction, int mode);

  static native int snd_pcm_nonblock(long pcm, int mode);

  static native int snd_pcm_close(long pcm);

  static native long snd_pcm_hw_params_sizeof();

  static native int snd_pcm_hw_params_any(long pcm, long params);

  static native int snd_pcm_hw_params_set_access(long pcm, long params, int access);

  static native int snd_pcm_hw_params_set_format(long pcm, long params, int format);

  static native int snd_pcm_hw_params_set_channels_near(long pcm, long params, int[] channels);

  static native int snd_pcm_hw_params_set_rate_near(
      long pcm, long params, int[] rate, int[] direction);

  static native int snd_pcm_hw_params_set_period_size_near(
      long pcm, long params, long[] frames, int[] direction);

  static native int snd_pcm_hw_params_set_buffer_size_near(long pcm, long params, long[] frames);

  static native int snd_pcm_hw_params(long pcm, long params);

  static native long snd_pcm_sw_params_sizeof();

  static native int snd_pcm_sw_params_current(long pcm, long params);

  static native int snd_pcm_sw_params_set_start_threshold(long pcm, long params, long frames);

  static native int snd_pcm_sw_params_set_avail_min(long pcm, long params, long frames);

  static native int snd_pcm_sw_params(long pcm, long params);

  static native int snd_pcm_prepare(long pcm);

  static native int snd_pcm_start(long pcm);

  static native int snd_pcm_drop(long pcm);

  static native long snd_pcm_writei(long pcm, long address, long frames);

  static native long snd_pcm_readi(long pcm, long address, long frames);
}
