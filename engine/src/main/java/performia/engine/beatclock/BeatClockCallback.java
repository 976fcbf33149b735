// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.beatclock;

import org.jspecify.annotations.Nullable;
import performia.engine.audio.AudioCallback;
import performia.engine.concurrent.Handoff;
import performia.engine.music.Timeline;
import performia.engine.time.Position;
import performia.engine.time.Transport;

/// Tells the beat clock after every block where the transport is; all else goes to the callback
/// inside. Audio thread, but for [#song].
public final class BeatClockCallback implements AudioCallback {
  private final AudioCallback inner;
  private final BeatClockFile file;
  private final Position position;
  private final Handoff<SongPlaces> songs = new Handoff<>();
  private final BeatClockState state = new BeatClockState();
  private @Nullable SongPlaces song;

  /// @param inner what plays and moves the transport, usually the engine
  /// @param file closed by whoever opened it, after the stream
  public BeatClockCallback(AudioCallback inner, Transport transport, BeatClockFile file) {
    this.inner = inner;
    this.file = file;
    position = new Position(transport);
  }

  /// Hands over the song whose bars and chords are told from now on. Any one thread.
  public void song(Timeline timeline) {
    songs.put(new SongPlaces(timeline));
  }

  @Override
  public void prepare(int sampleRate, int maxFrames) {
    inner.prepare(sampleRate, maxFrames);
  }

  @Override
  public void process(float[][] inputs, float[] left, float[] right, int frames, long nanos) {
    inner.process(inputs, left, right, frames, nanos);
    SongPlaces next = songs.take();
    if (next != null) {
      song = next;
    }
    position.update();
    state.beat = position.beat();
    state.tempo = position.tempo();
    state.frame = position.frame();
    state.nanos = position.nanos();
    state.playing = position.playing();
    state.epoch = position.epoch();
    state.sampleRate = position.sampleRate();
    if (song == null) {
      state.beatInBar = state.beat;
    } else {
      song.fill(state);
    }
    file.write(state);
  }

  @Override
  public void midiIn(int offset, int message) {
    inner.midiIn(offset, message);
  }

  @Override
  public long nextMidiOut() {
    return inner.nextMidiOut();
  }
}
