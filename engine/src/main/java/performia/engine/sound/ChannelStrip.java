// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sound;

import performia.engine.dsp.Ramp;

/// A part's effects, fader, pan, sends, mute and solo; nothing in it ever jumps while it sounds.
/// Set before the stream starts or on the audio thread, else by control events.
public final class ChannelStrip {
  private static final double RAMP_SECONDS = 0.01;

  private float gain = 1;
  private float pan;
  private float send;
  private boolean mute;
  private boolean solo;
  private boolean silenced;
  private Ramp left = new Ramp(1, 1);
  private Ramp right = new Ramp(1, 1);
  private Ramp sendRamp = new Ramp(0, 1);
  private Ramp echoRamp = new Ramp(0, 1);
  private final Effects effects = new Effects();
  private LevelMeter meter = new LevelMeter(48_000, AudioEngine.BLOCK_FRAMES);

  ChannelStrip() {}

  void prepare(int sampleRate) {
    int frames = (int) Math.round(RAMP_SECONDS * sampleRate);
    left = new Ramp(0, frames);
    right = new Ramp(0, frames);
    sendRamp = new Ramp(0, frames);
    echoRamp = new Ramp(0, frames);
    effects.prepare(sampleRate);
    meter = new LevelMeter(sampleRate, AudioEngine.BLOCK_FRAMES);
    jump();
  }

  /// @param newGain linear, 0..4; 1 leaves the level as it is
  public void gain(float newGain) {
    gain = Math.clamp(newGain, 0, 4);
    aim();
  }

  /// Constant power: a part keeps its loudness wherever it stands; 1 on both sides in the middle.
  ///
  /// @param newPan -1 left .. 1 right
  public void pan(float newPan) {
    pan = Math.clamp(newPan, -1, 1);
    aim();
  }

  /// @param newSend linear share of the sound after the fader that goes to the reverb, 0..1
  public void send(float newSend) {
    send = Math.clamp(newSend, 0, 1);
    aim();
  }

  /// Turns a knob of the part's effects; a value out of range goes to the nearest end.
  ///
  /// @param parameter one that parts have; others do nothing
  public void effect(EffectParameter parameter, double value) {
    if (parameter.isForParts()) {
      effects.set(parameter, value);
      aim();
    }
  }

  public void mute(boolean on) {
    mute = on;
    aim();
  }

  /// Takes effect when the mixer looks at all strips.
  public void solo(boolean on) {
    solo = on;
  }

  boolean solo() {
    return solo;
  }

  /// Whether another part's solo takes this one away.
  void silenced(boolean on) {
    silenced = on;
    aim();
  }

  private void aim() {
    float level = mute || silenced ? 0 : gain;
    // The squares add up to 2 everywhere. No sine: the JDK's portable one allocates.
    left.to(level * (float) Math.sqrt(1 - pan));
    right.to(level * (float) Math.sqrt(1 + pan));
    sendRamp.to(send);
    echoRamp.to((float) effects.value(EffectParameter.ECHO));
  }

  void jump() {
    aim();
    left.jump(left.target());
    right.jump(right.target());
    sendRamp.jump(sendRamp.target());
    echoRamp.jump(echoRamp.target());
    effects.reset();
    meter.reset();
  }

  /// Applies effects, fader and pan in place and measures.
  void process(float[] l, float[] r, int frames) {
    effects.process(l, r, frames);
    scale(l, left, frames);
    scale(r, right, frames);
    meter.measure(l, r, frames);
  }

  static void scale(float[] samples, Ramp ramp, int frames) {
    if (ramp.settled()) {
      float level = ramp.value();
      for (int i = 0; i < frames; i++) {
        samples[i] *= level;
      }
    } else {
      for (int i = 0; i < frames; i++) {
        samples[i] *= ramp.next();
      }
    }
  }

  /// Adds this strip's share to the reverb's feed.
  void send(float[] l, float[] r, float[] sendLeft, float[] sendRight, int frames) {
    send(sendRamp, l, r, sendLeft, sendRight, frames);
  }

  /// Adds this strip's share to the echo's feed.
  void echo(float[] l, float[] r, float[] sendLeft, float[] sendRight, int frames) {
    send(echoRamp, l, r, sendLeft, sendRight, frames);
  }

  private static void send(
      Ramp ramp, float[] l, float[] r, float[] sendLeft, float[] sendRight, int frames) {
    if (ramp.settled() && ramp.value() == 0) {
      return;
    }
    for (int i = 0; i < frames; i++) {
      float share = ramp.next();
      sendLeft[i] += l[i] * share;
      sendRight[i] += r[i] * share;
    }
  }

  LevelMeter meter() {
    return meter;
  }
}
