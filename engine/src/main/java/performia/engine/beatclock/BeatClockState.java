// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.beatclock;

/// What the beat clock says in one block: filled anew and written, again and again, by one thread.
public final class BeatClockState {
  /// Where the song is, in beats; below 0 in a count-in.
  public double beat;

  /// Beats a minute.
  public double tempo;

  /// Beats since the bar began.
  public double beatInBar;

  /// Beats of the whole song; 0 without a song.
  public double songLength;

  /// The stream's frame that [#beat] falls on.
  public long frame;

  /// [System#nanoTime] when the block began.
  public long nanos;

  /// 0-based; below 0 in a count-in.
  public int bar;

  /// 0-based, in order of playing; -1 before the first or without a song.
  public int chord = -1;

  public boolean playing;

  /// Grows with every stop and locate.
  public int epoch;

  /// Frames a second.
  public int sampleRate;
}
