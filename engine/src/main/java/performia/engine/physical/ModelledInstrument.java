// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.physical;

import java.util.Arrays;
import performia.engine.dsp.Ramp;
import performia.engine.sound.Instrument;

/// A modelled instrument of the band: brings every event to its frame, whatever the block length,
/// and moves slow things on a grid of [#TICK] frames counted from the start, so that blocks of any
/// length give the same bits. Built off the audio thread, played only on it.
///
/// A model overrides [#strike], [#release], [#tick], [#generate], [#silence] and [#activeVoices],
/// and calls [#rehearse] at the end of its constructor.
public abstract class ModelledInstrument implements Instrument {
  /// Frames from one [#tick] to the next; the longest stretch that [#generate] is asked for.
  public static final int TICK = 32;

  private static final int ALL_SOUND_OFF = 120;
  private static final int RESET_CONTROLLERS = 121;
  private static final int ALL_NOTES_OFF = 123;
  private static final int CONTROLLERS = 128;
  private static final double GAIN_SECONDS = 0.01;
  private static final double MOST_BEND = 24;

  private final int sampleRate;
  private final int maxFrames;
  private final double[] left;
  private final double[] right;
  private final float[] controls = new float[CONTROLLERS];
  private final Ramp gain;
  private double bendSemitones;
  private int rendered;
  private int phase;

  /// @param sampleRate frames a second, 4,000 or above
  /// @param maxFrames the longest block
  protected ModelledInstrument(int sampleRate, int maxFrames) {
    if (sampleRate < 4000 || sampleRate > 768_000) {
      throw new IllegalArgumentException("sample rate " + sampleRate + " (4000..768000)");
    }
    if (maxFrames < 1) {
      throw new IllegalArgumentException("blocks of " + maxFrames + " frames (at least 1)");
    }
    this.sampleRate = sampleRate;
    this.maxFrames = maxFrames;
    left = new double[maxFrames];
    right = new double[maxFrames];
    gain = new Ramp(1, Math.max(1, (int) (GAIN_SECONDS * sampleRate)));
    Control.untouched(controls);
  }

  /// Starts a note.
  ///
  /// @param pitch MIDI key number 0..127
  /// @param force above 0, up to 1
  protected abstract void strike(int pitch, double force);

  /// The player lets go of a note; what that means is the model's (and its pedal's) business.
  protected abstract void release(int pitch);

  /// A controller has moved; what moves slowly is better read in [#tick].
  ///
  /// @param controller 0..127
  /// @param value 0..1
  protected void moved(int controller, float value) {}

  /// Moves what moves slowly; comes before the first frame and then every [#TICK] frames.
  protected abstract void tick();

  /// Adds the next frames to both sides.
  ///
  /// @param leftOut added to at `[start, limit)`
  /// @param rightOut added to at `[start, limit)`
  /// @param start first frame
  /// @param limit frame after the last, at most [#TICK] after `start`
  protected abstract void generate(double[] leftOut, double[] rightOut, int start, int limit);

  /// Silences everything at once and forgets all state but the controls.
  protected abstract void silence();

  /// Frames a second.
  protected final int sampleRate() {
    return sampleRate;
  }

  /// Where a control stands, 0..1.
  protected final double value(Control control) {
    return controls[control.controller()];
  }

  /// Which of so many equal steps a control stands at, 0 up to `steps - 1`.
  protected final int step(Control control, int steps) {
    return Math.min(steps - 1, (int) (value(control) * steps));
  }

  /// The bend of all notes, -24..24 semitones.
  protected final double bendSemitones() {
    return bendSemitones;
  }

  @Override
  public final void noteOn(int offset, int pitch, float velocity) {
    if (pitch >= 0 && pitch <= 127 && velocity > 0) {
      advance(offset);
      strike(pitch, Math.min(1, velocity));
    }
  }

  @Override
  public final void noteOff(int offset, int pitch) {
    if (pitch >= 0 && pitch <= 127) {
      advance(offset);
      release(pitch);
    }
  }

  @Override
  public final void control(int offset, int controller, float value) {
    if (controller < 0 || controller >= CONTROLLERS) {
      return;
    }
    advance(offset);
    if (controller >= ALL_SOUND_OFF) {
      mode(controller);
      return;
    }
    controls[controller] = value > 0 ? Math.min(1, value) : 0; // NaN is 0
    float level = (float) (value(Control.VOLUME) * value(Control.EXPRESSION));
    gain.to(level * level);
    moved(controller, controls[controller]);
  }

  private void mode(int controller) {
    if (controller == ALL_SOUND_OFF) {
      silence();
    } else if (controller == RESET_CONTROLLERS) {
      float volume = controls[Control.VOLUME.controller()];
      Control.untouched(controls);
      controls[Control.VOLUME.controller()] = volume;
      gain.to(volume * volume);
      bendSemitones = 0;
      moved(Control.SUSTAIN.controller(), 0);
      moved(Control.SOSTENUTO.controller(), 0);
    } else if (controller >= ALL_NOTES_OFF) {
      for (int pitch = 0; pitch < 128; pitch++) {
        release(pitch);
      }
    }
  }

  @Override
  public final void bend(int offset, float semitones) {
    advance(offset);
    bendSemitones =
        Float.isNaN(semitones) ? 0 : Math.max(-MOST_BEND, Math.min(MOST_BEND, semitones));
  }

  @Override
  public final void render(float[] leftOut, float[] rightOut, int frames) {
    advance(frames);
    for (int i = 0; i < frames; i++) {
      float level = gain.next();
      leftOut[i] += (float) (left[i] * level);
      rightOut[i] += (float) (right[i] * level);
    }
    rendered = 0;
  }

  /// Renders up to an event, stretch by stretch.
  private void advance(int limit) {
    int end = Math.min(limit, maxFrames);
    while (rendered < end) {
      if (phase == 0) {
        tick();
      }
      int stretch = Math.min(end - rendered, TICK - phase);
      Arrays.fill(left, rendered, rendered + stretch, 0);
      Arrays.fill(right, rendered, rendered + stretch, 0);
      generate(left, right, rendered, rendered + stretch);
      rendered += stretch;
      phase = (phase + stretch) % TICK;
    }
  }

  @Override
  public final void reset() {
    silence();
    Control.untouched(controls);
    gain.jump(1);
    bendSemitones = 0;
    rendered = 0;
    phase = 0;
  }

  /// Plays a little of everything and forgets it: the JVM loads classes and links call sites the
  /// first time they are met, and allocates then.
  protected final void rehearse() {
    float[] out = new float[maxFrames];
    for (int round = 0; round < 3; round++) {
      for (int pitch = 28; pitch <= 100; pitch += 8) {
        noteOn(0, pitch + round, 0.1f + 0.4f * round);
      }
      for (int controller = 0; controller < CONTROLLERS; controller++) {
        if (controller < ALL_SOUND_OFF) {
          control(0, controller, round * 0.5f);
        }
      }
      bend(0, round - 1);
      for (int frames = 0; frames < 8 * TICK; frames += maxFrames) {
        render(out, out, maxFrames);
      }
      for (int pitch = 28; pitch <= 100; pitch += 4) {
        noteOff(0, pitch + round);
      }
      render(out, out, maxFrames);
    }
    control(0, RESET_CONTROLLERS, 0);
    control(0, ALL_NOTES_OFF, 0);
    control(0, ALL_SOUND_OFF, 0);
    reset();
  }
}
