// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.physical.drums;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import performia.engine.physical.Control;
import performia.engine.physical.Model;
import performia.engine.physical.ModelledInstrument;

/// A whole drum kit that is computed as it is played, by the General MIDI drum map. Built off the
/// audio thread, played only on it.
///
/// It answers [Control#OPENING] (the hi-hat's foot, between strokes too), [Control#STRIKE_POSITION]
/// (drums, and bell to edge on the ride), [Control#HARDNESS] of the sticks, [Control#MUTE] (a cloth
/// on the heads), [Control#CHOKE] (a hand on crash and ride), [Control#TENSION] of the snare's
/// wires (0 takes them off) and their [Control#SYMPATHY] with kick and toms, [Control#SWEEP_SPEED]
/// and [Control#SWEEP_PRESSURE] of a brush going round, volume and expression. Keys beyond General
/// MIDI: 21 foot splash, 22 shut, 26 a little open.
///
/// Strokes on a piece that still sounds fall on what moves already, so nothing is cut off and no
/// two are alike; they are the same again after a [#reset]. Output does not depend on how long the
/// blocks are.
public final class ModelledKit extends ModelledInstrument {
  /// As loud as the sampled kits, stroke for stroke.
  private static final double LEVEL = 1.6;

  private static final Control[] CONTROLS = Control.values();

  private final Piece[] pieces;
  private final @Nullable Piece[] byKey;
  private final int[] ways;
  private final float[] left = new float[TICK];
  private final float[] right = new float[TICK];
  private final float[] told = new float[CONTROLS.length];

  /// @param sampleRate frames a second, 8000..192000
  /// @param maxFrames the longest block
  /// @throws IllegalArgumentException for other rates or blocks
  public ModelledKit(KitStyle style, int sampleRate, int maxFrames) {
    super(sampleRate, maxFrames);
    if (sampleRate < 8_000 || sampleRate > 192_000) {
      throw new IllegalArgumentException("sample rate " + sampleRate + " (8000..192000)");
    }
    KeyTable table = KeyTable.of(style, sampleRate);
    pieces = table.pieces();
    byKey = table.byKey();
    ways = table.ways();
    untouched();
    rehearse();
    rehearseKeys();
  }

  /// The kits as the catalogue lists them.
  public static List<Model> models() {
    return Arrays.stream(KitStyle.values())
        .map(style ->
            new Model(
                "model:" + style.id(),
                style.title(),
                "drums",
                style.program(),
                (rate, frames) -> new ModelledKit(style, rate, frames)))
        .toList();
  }

  /// One piece of a kit by itself, as a unit generator.
  ///
  /// @param key its General MIDI drum key
  /// @throws IllegalArgumentException when nothing lies on that key
  public static Piece piece(KitStyle style, int key, int sampleRate) {
    @Nullable Piece[] byKey = KeyTable.of(style, sampleRate).byKey();
    Piece piece = key >= 0 && key < byKey.length ? byKey[key] : null;
    if (piece == null) {
      throw new IllegalArgumentException("no drum on key " + key);
    }
    return piece;
  }

  /// Every key once: each piece has its own call sites to link.
  private void rehearseKeys() {
    for (int key = 0; key < byKey.length; key++) {
      strike(key, 0.8);
    }
    double[] out = new double[TICK];
    for (int i = 0; i < 12; i++) {
      tick();
      generate(out, out, 0, TICK);
    }
    reset();
  }

  @Override
  protected void strike(int pitch, double force) {
    Piece piece = byKey[pitch];
    if (piece != null) {
      tell();
      piece.strike((float) force, ways[pitch]);
    }
  }

  /// Drums ring on.
  @Override
  protected void release(int pitch) {}

  @Override
  protected void tick() {
    tell();
  }

  /// Passes on what has moved; also what moved back.
  private void tell() {
    for (int c = 0; c < CONTROLS.length; c++) {
      float value = (float) value(CONTROLS[c]);
      if (value != told[c]) {
        told[c] = value;
        for (int i = 0; i < pieces.length; i++) {
          pieces[i].control(CONTROLS[c], value);
        }
      }
    }
  }

  private void untouched() {
    for (int c = 0; c < CONTROLS.length; c++) {
      told[c] = CONTROLS[c].usual();
    }
  }

  @Override
  protected void generate(double[] leftOut, double[] rightOut, int start, int limit) {
    int frames = limit - start;
    Arrays.fill(left, 0, frames, 0);
    Arrays.fill(right, 0, frames, 0);
    for (int i = 0; i < pieces.length; i++) {
      pieces[i].sound(left, right, 0, frames);
    }
    for (int i = 0; i < frames; i++) {
      leftOut[start + i] += LEVEL * left[i];
      rightOut[start + i] += LEVEL * right[i];
    }
  }

  @Override
  protected void silence() {
    for (int i = 0; i < pieces.length; i++) {
      pieces[i].reset();
    }
    untouched();
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
