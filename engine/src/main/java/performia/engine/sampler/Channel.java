// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler;

import java.util.Arrays;
import performia.engine.sampler.region.Source;

/// The controllers of one MIDI channel as voices see them, each 0..1. Built off the audio thread,
/// played only on it.
final class Channel {
  static final int MODULATION = 1;
  static final int DATA_ENTRY = 6;
  static final int VOLUME = 7;
  static final int PAN = 10;
  static final int EXPRESSION = 11;
  static final int DATA_ENTRY_FINE = 38;
  static final int SUSTAIN = 64;
  static final int SOSTENUTO = 66;
  static final int SOFT = 67;
  static final int REVERB = 91;
  static final int CHORUS = 93;
  static final int NRPN_FINE = 98;
  static final int NRPN = 99;
  static final int RPN_FINE = 100;
  static final int RPN = 101;

  private static final float MIDDLE = 64 / 127f;
  private static final int NO_PARAMETER = 0x3fff;

  private final float[] controllers = new float[128];
  private final float[] keyPressure = new float[128];
  private final float startVolume;
  private final float startReverb;
  private float pressure;
  private float bend;
  private float bendRange;
  private float fineTuneCents;
  private float coarseTuneCents;
  private int parameter;

  /// @param startVolume where controller 7 stands after a reset
  /// @param startReverb where controller 91 stands after a reset
  Channel(float startVolume, float startReverb) {
    this.startVolume = startVolume;
    this.startReverb = startReverb;
    reset();
  }

  /// Puts everything back, as at power-on.
  void reset() {
    Arrays.fill(controllers, 0);
    controllers[VOLUME] = startVolume;
    controllers[PAN] = MIDDLE;
    controllers[REVERB] = startReverb;
    bendRange = 2;
    fineTuneCents = 0;
    coarseTuneCents = 0;
    resetControllers();
  }

  /// Puts back what "reset all controllers" puts back (MIDI RP-015): not volume, pan or sends.
  void resetControllers() {
    Arrays.fill(keyPressure, 0);
    controllers[MODULATION] = 0;
    controllers[EXPRESSION] = 1;
    controllers[SUSTAIN] = 0;
    controllers[SOSTENUTO] = 0;
    controllers[SOFT] = 0;
    pressure = 0;
    bend = 0;
    parameter = NO_PARAMETER;
  }

  /// Moves a controller, and whatever registered parameter it may be writing.
  void control(int controller, float value) {
    controllers[controller] = value;
    int bits = Math.round(value * 127);
    switch (controller) {
      case RPN -> parameter = (parameter & 0x7f) | bits << 7;
      case RPN_FINE -> parameter = (parameter & 0x3f80) | bits;
      case NRPN, NRPN_FINE -> parameter = NO_PARAMETER;
      case DATA_ENTRY -> enter(bits);
      case DATA_ENTRY_FINE -> enterFine(bits);
      default -> {}
    }
  }

  private void enter(int bits) {
    switch (parameter) {
      case 0 -> bendRange = Math.min(bits, 96);
      case 1 -> fineTuneCents = (bits - 64) * 100 / 64f;
      case 2 -> coarseTuneCents = (bits - 64) * 100;
      default -> {}
    }
  }

  private void enterFine(int bits) {
    switch (parameter) {
      case 0 -> bendRange = (int) bendRange + Math.min(bits, 99) / 100f;
      case 1 ->
          fineTuneCents =
              (float) Math.floor(fineTuneCents * 64 / 100) * 100 / 64 + bits * 100 / 8192f;
      default -> {}
    }
  }

  /// Where a controller stands.
  float controller(int number) {
    return controllers[number];
  }

  /// Whether a pedal is down.
  boolean isDown(int pedal) {
    return controllers[pedal] >= 0.5f;
  }

  /// Moves the pitch wheel, -1..1 of its range.
  void bend(float value) {
    bend = value;
  }

  /// Bends by semitones whatever the range is.
  void bendSemitones(float semitones) {
    bend = bendRange > 0 ? semitones / bendRange : 0;
  }

  void pressure(float value) {
    pressure = value;
  }

  void keyPressure(int key, float value) {
    keyPressure[key] = value;
  }

  /// The channel's tuning in cents.
  float tuningCents() {
    return coarseTuneCents + fineTuneCents;
  }

  /// What a source gives a note of this channel.
  float read(Source source, int key, float velocity) {
    float x =
        switch (source.kind()) {
          case ONE -> 1;
          case VELOCITY -> velocity;
          case KEY -> key / 127f;
          case KEY_PRESSURE -> keyPressure[key];
          case CHANNEL_PRESSURE -> pressure;
          case BEND -> 0.5f + 0.5f * bend;
          case BEND_RANGE -> bendRange / 127;
          case CONTROLLER ->
              source.bipolar()
                  ? centred(controllers[source.controller()])
                  : controllers[source.controller()];
        };
    return source.of(x);
  }

  /// MIDI's middle, 64 of 127, as exactly one half.
  private static float centred(float value) {
    return value <= MIDDLE ? 0.5f * value / MIDDLE : 0.5f + 0.5f * (value - MIDDLE) / (1 - MIDDLE);
  }
}
