// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.audio.alsa;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import performia.engine.PerformiaException;

/// One direction of a device, opened and agreed upon. Opened by the session thread, then used and
/// closed by one thread; reads and writes allocate nothing.
final class AlsaPcm {
  static final int MAX_BLOCK = 8_192;
  private static final int MAX_CHANNELS = 32;
  private static final int PERIODS = 2;
  private static final int LOWEST_RATE = 8_000;
  private static final int HIGHEST_RATE = 192_000;

  private final long handle;
  private final String device;
  private final boolean playback;
  private final int sampleRate;
  private final int blockFrames;
  private final int bufferFrames;
  private final int channels;
  private final AlsaBlock block;

  private AlsaPcm(
      long handle, String device, boolean playback, int wantedRate, int wantedBlock, int outlets) {
    this.handle = handle;
    this.device = device;
    this.playback = playback;
    int[] rate = {wantedRate};
    int[] near = {outlets};
    long[] period = {wantedBlock};
    long[] buffer = {(long) wantedBlock * PERIODS};
    AlsaFormat format;
    try (Memory params = new Memory(AlsaLibrary.snd_pcm_hw_params_sizeof())) {
      params.clear();
      format = agree(Pointer.nativeValue(params), near, rate, period, buffer);
    }
    sampleRate = rate[0];
    channels = near[0];
    blockFrames = (int) Math.min(period[0], MAX_BLOCK);
    bufferFrames = (int) Math.min(buffer[0], Integer.MAX_VALUE);
    checkAgreement();
    try (Memory params = new Memory(AlsaLibrary.snd_pcm_sw_params_sizeof())) {
      params.clear();
      startWhenFull(Pointer.nativeValue(params));
    }
    check(AlsaLibrary.snd_pcm_prepare(handle), "does not get ready");
    block = new AlsaBlock(format, channels, blockFrames);
  }

  /// Opens one direction of a device.
  ///
  /// @param channels wanted; the device may have others
  /// @throws PerformiaException when it refuses
  static AlsaPcm open(String device, boolean playback, int rate, int blockFrames, int channels) {
    long[] handle = new long[1];
    int direction = playback ? AlsaLibrary.PLAYBACK : AlsaLibrary.CAPTURE;
    int error = AlsaLibrary.snd_pcm_open(handle, device, direction, AlsaLibrary.NONBLOCK);
    if (error < 0) {
      throw AlsaRefusal.of(error, device, "cannot be opened");
    }
    try {
      // Opening must not wait for a busy device; reading and writing must wait.
      error = AlsaLibrary.snd_pcm_nonblock(handle[0], AlsaLibrary.BLOCKING);
      if (error < 0) {
        throw AlsaRefusal.of(error, device, "does not pace us");
      }
      return new AlsaPcm(handle[0], device, playback, rate, blockFrames, channels);
    } catch (PerformiaException e) {
      AlsaLibrary.snd_pcm_close(handle[0]);
      throw e;
    }
  }

  private AlsaFormat agree(long params, int[] near, int[] rate, long[] period, long[] buffer) {
    check(AlsaLibrary.snd_pcm_hw_params_any(handle, params), "tells nothing of itself");
    check(
        AlsaLibrary.snd_pcm_hw_params_set_access(handle, params, AlsaLibrary.RW_INTERLEAVED),
        "does not take interleaved samples");
    AlsaFormat format = firstFormat(params);
    check(
        AlsaLibrary.snd_pcm_hw_params_set_channels_near(handle, params, near),
        "refuses " + near[0] + " channels");
    int wanted = rate[0];
    check(
        AlsaLibrary.snd_pcm_hw_params_set_rate_near(handle, params, rate, new int[1]),
        "refuses " + wanted + " Hz");
    check(
        AlsaLibrary.snd_pcm_hw_params_set_period_size_near(handle, params, period, new int[1]),
        "refuses blocks of " + period[0] + " frames");
    buffer[0] = period[0] * PERIODS;
    check(
        AlsaLibrary.snd_pcm_hw_params_set_buffer_size_near(handle, params, buffer),
        "refuses a buffer of " + buffer[0] + " frames");
    check(
        AlsaLibrary.snd_pcm_hw_params(handle, params),
        "refuses " + rate[0] + " Hz with blocks of " + period[0] + " frames");
    return format;
  }

  private AlsaFormat firstFormat(long params) {
    int error = 0;
    for (AlsaFormat format : AlsaFormat.values()) {
      error = AlsaLibrary.snd_pcm_hw_params_set_format(handle, params, format.code());
      if (error == 0) {
        return format;
      }
    }
    throw AlsaRefusal.of(error, device, "takes neither floats nor 32 nor 16 bits");
  }

  /// What a driver grants comes from outside too.
  private void checkAgreement() {
    boolean sane =
        sampleRate >= LOWEST_RATE
            && sampleRate <= HIGHEST_RATE
            && blockFrames >= 1
            && bufferFrames >= blockFrames
            && channels >= 1
            && channels <= MAX_CHANNELS;
    if (!sane) {
      throw new PerformiaException(
          "offers " + sampleRate + " Hz, " + channels + " channels, blocks of " + blockFrames,
          device,
          "choose another device");
    }
  }

  private void startWhenFull(long params) {
    check(AlsaLibrary.snd_pcm_sw_params_current(handle, params), "tells nothing of its start");
    long threshold = playback ? (long) periods() * blockFrames : 1;
    check(
        AlsaLibrary.snd_pcm_sw_params_set_start_threshold(handle, params, threshold),
        "refuses to start by itself");
    check(
        AlsaLibrary.snd_pcm_sw_params_set_avail_min(handle, params, blockFrames),
        "refuses to wake a block at a time");
    check(AlsaLibrary.snd_pcm_sw_params(handle, params), "refuses the way it is to start");
  }

  private void check(int result, String refusal) {
    if (result < 0) {
      throw AlsaRefusal.of(result, device, refusal);
    }
  }

  int sampleRate() {
    return sampleRate;
  }

  int blockFrames() {
    return blockFrames;
  }

  int bufferFrames() {
    return bufferFrames;
  }

  int channels() {
    return channels;
  }

  /// Whole blocks in the buffer.
  int periods() {
    return bufferFrames / blockFrames;
  }

  AlsaBlock block() {
    return block;
  }

  /// Writes what the block holds, waiting for room; real-time thread.
  ///
  /// @return 0, or ALSA's error
  int write(int frames) {
    int done = 0;
    while (done < frames) {
      long count = AlsaLibrary.snd_pcm_writei(handle, block.address(done), frames - done);
      if (count <= 0) {
        return count < 0 ? (int) count : AlsaLibrary.EPIPE;
      }
      done += (int) count;
    }
    return 0;
  }

  /// Fills the block, waiting for the sound; real-time thread.
  ///
  /// @return 0, or ALSA's error
  int read(int frames) {
    int done = 0;
    while (done < frames) {
      long count = AlsaLibrary.snd_pcm_readi(handle, block.address(done), frames - done);
      if (count <= 0) {
        return count < 0 ? (int) count : AlsaLibrary.EPIPE;
      }
      done += (int) count;
    }
    return 0;
  }

  /// Makes it ready again after an error; real-time thread.
  int again() {
    AlsaLibrary.snd_pcm_drop(handle);
    return AlsaLibrary.snd_pcm_prepare(handle);
  }

  /// Lets a capture run; a playback starts by itself when its buffer is full.
  int start() {
    return AlsaLibrary.snd_pcm_start(handle);
  }

  /// Stops at once and closes; once.
  void close() {
    AlsaLibrary.snd_pcm_drop(handle);
    AlsaLibrary.snd_pcm_close(handle);
  }
}
