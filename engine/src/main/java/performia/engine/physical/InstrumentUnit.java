// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.physical;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import performia.engine.sound.Instrument;

/// Any instrument as a unit generator with one note at a time, as a voice of a JSyn patch: a
/// frequency that may glide, a port for each control, two outputs. Built off the audio thread, used
/// only on it.
public final class InstrumentUnit implements Unit {
  private static final double HZ_OF_KEY_0 = 8.175798915643707;
  private static final int NONE = -1;

  private final Instrument instrument;
  private final Port frequency = new Port("frequency", 440);
  private final Port left = new Port("left", 0);
  private final Port right = new Port("right", 0);
  private final Control[] controls = Control.values();
  private final Port[] inputs = new Port[controls.length];
  private final Port[] byController = new Port[128];
  private final double[] told = new double[controls.length];
  private final float[] leftFrames = new float[FRAMES];
  private final float[] rightFrames = new float[FRAMES];
  private int sounding = NONE;

  /// @param instrument built for blocks of at least [Unit#FRAMES]
  public InstrumentUnit(Instrument instrument) {
    this.instrument = instrument;
    for (int i = 0; i < controls.length; i++) {
      inputs[i] = new Port(controls[i].word(), controls[i].usual());
      byController[controls[i].controller()] = inputs[i];
      told[i] = controls[i].usual();
    }
  }

  /// Frequency in hertz, read at the first frame of each stretch; bends the note that sounds.
  public Port frequency() {
    return frequency;
  }

  /// The input of a control, 0..1, read at the first frame of each stretch.
  public Port input(Control control) {
    return byController[control.controller()];
  }

  /// Left output.
  public Port left() {
    return left;
  }

  /// Right output.
  public Port right() {
    return right;
  }

  /// Every port, inputs first. Not on the audio thread.
  public List<Port> ports() {
    var all = new ArrayList<Port>(List.of(inputs));
    all.addFirst(frequency);
    all.add(left);
    all.add(right);
    return all;
  }

  /// Starts a note with the next stretch, ending the one before.
  ///
  /// @param hz 10..12,000
  /// @param amplitude above 0, up to 1
  public void noteOn(double hz, double amplitude) {
    noteOff();
    frequency.set(hz);
    double key = key(hz);
    sounding = (int) Math.max(0, Math.min(127, Math.round(key)));
    instrument.bend(0, (float) (key - sounding));
    instrument.noteOn(0, sounding, (float) Math.max(1e-3, Math.min(1, amplitude)));
  }

  /// Releases the note.
  public void noteOff() {
    if (sounding != NONE) {
      instrument.noteOff(0, sounding);
      sounding = NONE;
    }
  }

  /// MIDI key of a frequency, with its fraction.
  private static double key(double hz) {
    return 12 * Elementary.log2(Math.max(8, Math.min(12_600, hz)) / HZ_OF_KEY_0);
  }

  @Override
  public void generate(int start, int limit) {
    if (sounding != NONE) {
      instrument.bend(0, (float) (key(frequency.values()[start]) - sounding));
    }
    for (int i = 0; i < inputs.length; i++) {
      double value = inputs[i].values()[start];
      if (value != told[i]) {
        told[i] = value;
        instrument.control(0, controls[i].controller(), (float) value);
      }
    }
    int frames = limit - start;
    Arrays.fill(leftFrames, 0, frames, 0);
    Arrays.fill(rightFrames, 0, frames, 0);
    instrument.render(leftFrames, rightFrames, frames);
    for (int i = 0; i < frames; i++) {
      left.values()[start + i] = leftFrames[i];
      right.values()[start + i] = rightFrames[i];
    }
  }

  @Override
  public void reset() {
    instrument.reset();
    sounding = NONE;
    for (int i = 0; i < controls.length; i++) {
      told[i] = controls[i].usual();
    }
  }
}
