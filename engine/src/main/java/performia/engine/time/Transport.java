// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.time;

import org.jspecify.annotations.Nullable;
import performia.engine.concurrent.Handoff;
import performia.engine.concurrent.Snapshot;

/// The one clock: beats and frames are converted here and nowhere else. Owned by the audio thread;
/// others read a [Position] and hand over tempo maps.
///
/// Every conversion is computed anew from the last anchor (a frame and the second of the song that
/// fell on it), so that no error adds up however long it plays.
public final class Transport {
  /// Slowest live tempo ratio.
  public static final double MIN_RATIO = 0.25;

  /// Fastest live tempo ratio.
  public static final double MAX_RATIO = 4;

  static final int LONGS = 8;

  private final Handoff<TempoMap> maps = new Handoff<>();
  private final Snapshot snapshot = new Snapshot(LONGS);
  private final long[] state = new long[LONGS];

  private TempoMap map;
  private int sampleRate = 48_000;
  private double ratio = 1;
  private boolean playing;
  private int epoch;
  private long frame;
  private long anchorFrame;
  private double anchorSecond;

  /// A transport that stands at beat 0.
  public Transport(TempoMap map) {
    this.map = map;
    publish(0);
  }

  /// Sets the rate; the beat it stands at is kept. Before the first block, off the audio thread.
  public void prepare(int newSampleRate) {
    anchor();
    sampleRate = newSampleRate;
    publish(0);
  }

  /// Hands over another tempo map; the transport stays at its beat. Any one thread that gives maps.
  public void replaceMap(TempoMap next) {
    maps.put(next);
  }

  /// Takes a new tempo map when one was handed over. Audio thread, between blocks.
  public void takeMap() {
    @Nullable TempoMap next = maps.take();
    if (next != null) {
      double beat = beat();
      map = next;
      anchorFrame = frame;
      anchorSecond = next.secondsAt(beat);
    }
  }

  /// Goes on from where it stands. Audio thread.
  public void play() {
    anchor();
    playing = true;
  }

  /// Stands still and raises the epoch. Audio thread.
  public void stop() {
    anchor();
    playing = false;
    epoch++;
  }

  /// Moves to a beat, below 0 for a count-in, and raises the epoch. Audio thread.
  public void locate(double beat) {
    anchorFrame = frame;
    anchorSecond = map.secondsAt(beat);
    epoch++;
  }

  /// Plays faster (above 1) or slower than written; out-of-range values are clamped. Audio thread.
  public void ratio(double newRatio) {
    anchor();
    ratio = Math.clamp(newRatio, MIN_RATIO, MAX_RATIO);
  }

  /// Lets frames pass. Audio thread.
  public void advance(int frames) {
    frame += frames;
  }

  private void anchor() {
    anchorSecond = second(frame);
    anchorFrame = frame;
  }

  private double second(long atFrame) {
    return playing
        ? anchorSecond + (double) (atFrame - anchorFrame) / sampleRate * ratio
        : anchorSecond;
  }

  /// Frames since the stream began. Audio thread.
  public long frame() {
    return frame;
  }

  /// Where it stands. Audio thread.
  public double beat() {
    return beatAt(frame);
  }

  /// The beat that falls on a frame, as things stand now. Audio thread.
  public double beatAt(long atFrame) {
    return map.beatAt(second(atFrame));
  }

  /// The frame nearest to a beat, as things stand now; meaningful only while playing. Audio thread.
  public long frameAt(double beat) {
    return anchorFrame + Math.round((map.secondsAt(beat) - anchorSecond) / ratio * sampleRate);
  }

  /// Beats a minute now, the live ratio counted in. Audio thread.
  public double tempo() {
    return map.tempoAt(beat()) * ratio;
  }

  public int sampleRate() {
    return sampleRate;
  }

  public boolean playing() {
    return playing;
  }

  /// Grows with every stop and locate: what was decided before is void. Audio thread.
  public int epoch() {
    return epoch;
  }

  /// Shows the state to the other threads. Audio thread, once a block.
  ///
  /// @param nanos the block's time, [System#nanoTime] or the offline clock
  public void publish(long nanos) {
    state[0] = frame;
    state[1] = Double.doubleToRawLongBits(beat());
    state[2] = Double.doubleToRawLongBits(tempo());
    state[3] = Double.doubleToRawLongBits(ratio);
    state[4] = playing ? 1 : 0;
    state[5] = epoch;
    state[6] = nanos;
    state[7] = sampleRate;
    snapshot.write(state);
  }

  Snapshot snapshot() {
    return snapshot;
  }
}
