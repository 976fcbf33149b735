// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.physical.drums;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import performia.engine.sound.Instrument;

/// A whole drum kit that is computed as it is played, by the General MIDI drum map; it answers the
/// [DrumControls]. Built off the audio thread, played only on it.
///
/// Strokes on a piece that still sounds fall on what moves already, so nothing is cut off and no
/// two are alike; they are the same again after a [#reset]. Output does not depend on how long the
/// blocks are.
public final class ModelledKit implements Instrument {
  private static final int ALL_SOUND_OFF = 120;

  private final Piece[] pieces;
  private final @Nullable Piece[] byKey;
  private final int[] ways;
  private final float[] left;
  private final float[] right;
  private int done;

  /// @param sampleRate frames a second, 8000..192000
  /// @param maxFrames the longest block
  /// @throws IllegalArgumentException for other rates or blocks
  public ModelledKit(KitStyle style, int sampleRate, int maxFrames) {
    if (sampleRate < 8_000 || sampleRate > 192_000 || maxFrames < 1) {
      throw new IllegalArgumentException(
          sampleRate + " frames a second (8000..192000), blocks of " + maxFrames + " (1 or more)");
    }
    KeyTable table = KeyTable.of(style, sampleRate);
    pieces = table.pieces();
    byKey = table.byKey();
    ways = table.ways();
    left = new float[maxFrames];
    right = new float[maxFrames];
    rehearse();
  }

  /// Plays a little of everything and forgets it: the JVM loads classes and links call sites the
  /// first time they are met, and allocates then.
  private void rehearse() {
    for (int key = 0; key < byKey.length; key++) {
      noteOn(0, key, 0.8f);
      noteOff(0, key);
    }
    for (int controller = 0; controller < 128; controller++) {
      control(0, controller, 0.5f);
    }
    bend(0, 0);
    float[] out = new float[Math.min(left.length, 256)];
    for (int frames = 0; frames < 512; frames += out.length) {
      render(out, out, out.length);
    }
    reset();
  }

  @Override
  public void noteOn(int offset, int pitch, float velocity) {
    Piece piece = pitch >= 0 && pitch < byKey.length ? byKey[pitch] : null;
    if (piece != null && velocity > 0) {
      advance(offset);
      piece.strike(Math.min(1, velocity), ways[pitch]);
    }
  }

  /// Drums ring on.
  @Override
  public void noteOff(int offset, int pitch) {}

  @Override
  public void control(int offset, int controller, float value) {
    float bounded = value > 0 ? Math.min(1, value) : 0;
    advance(offset);
    if (controller == ALL_SOUND_OFF) {
      silence();
      return;
    }
    for (int i = 0; i < pieces.length; i++) {
      pieces[i].control(controller, bounded);
    }
  }

  /// Computes what comes before an event.
  private void advance(int offset) {
    int to = Math.max(done, Math.min(offset, left.length));
    if (to > done) {
      for (int i = 0; i < pieces.length; i++) {
        pieces[i].sound(left, right, done, to);
      }
      done = to;
    }
  }

  @Override
  public void render(float[] leftOut, float[] rightOut, int frames) {
    int from = 0;
    while (from < frames) {
      int count = Math.min(frames - from, left.length);
      advance(count);
      for (int i = 0; i < count; i++) {
        leftOut[from + i] += left[i];
        rightOut[from + i] += right[i];
      }
      Arrays.fill(left, 0, count, 0);
      Arrays.fill(right, 0, count, 0);
      done = 0;
      from += count;
    }
  }

  private void silence() {
    for (int i = 0; i < pieces.length; i++) {
      pieces[i].reset();
    }
  }

  @Override
  public void reset() {
    silence();
    Arrays.fill(left, 0);
    Arrays.fill(right, 0);
    done = 0;
  }

  @Override
  public int activeVoices() {
    int sounding = 0;
    for (int i = 0; i < pieces.length; i++) {
      sounding += pieces[i].sounds() ? 1 : 0;
    }
    return sounding;
  }
}
