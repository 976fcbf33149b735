// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sound;

import performia.engine.dsp.Amplifier;
import performia.engine.dsp.Compressor;
import performia.engine.dsp.Equalizer;
import performia.engine.dsp.Rotary;

/// The effects in one path, a part's or the master's: amplifier, equaliser, compressor, rotary
/// speaker, in this order. What is not used costs nothing. Set before the stream starts or on the
/// audio thread; runs on the audio thread; allocates nothing after [#prepare].
final class Effects {
  private final double[] values = new double[EffectParameter.values().length];
  private Amplifier amplifier = new Amplifier(48_000);
  private Equalizer equalizer = new Equalizer(48_000);
  private Compressor compressor = new Compressor(48_000);
  private Rotary rotary = new Rotary(48_000);

  Effects() {
    for (EffectParameter parameter : EffectParameter.values()) {
      values[parameter.number()] = parameter.idle();
    }
  }

  void prepare(int sampleRate) {
    amplifier = new Amplifier(sampleRate);
    equalizer = new Equalizer(sampleRate);
    compressor = new Compressor(sampleRate);
    rotary = new Rotary(sampleRate);
    for (int number = 0; number < values.length; number++) {
      apply(EffectParameter.of(number));
    }
    reset();
  }

  /// Turns a knob; a value out of range goes to the nearest end.
  void set(EffectParameter parameter, double value) {
    values[parameter.number()] = parameter.bounded(value);
    apply(parameter);
  }

  /// Where a knob stands.
  double value(EffectParameter parameter) {
    return values[parameter.number()];
  }

  private void apply(EffectParameter parameter) {
    double value = value(parameter);
    switch (parameter) {
      case AMP -> amplifier.mix(value);
      case DRIVE -> amplifier.drive(value);
      case TONE -> amplifier.tone(value);
      case LOW -> equalizer.low(value);
      case MIDDLE -> equalizer.middle(value);
      case MIDDLE_HZ -> equalizer.middleHz(value);
      case HIGH -> equalizer.high(value);
      case COMPRESSOR -> compressor.amount(value);
      case ROTARY -> rotary.mix(value);
      case ROTARY_SPEED -> rotary.speed(value);
      default -> {
        // The echo is the mixer's.
      }
    }
  }

  void process(float[] left, float[] right, int frames) {
    amplifier.process(left, right, frames);
    equalizer.process(left, right, frames);
    compressor.process(left, right, frames);
    rotary.process(left, right, frames);
  }

  void reset() {
    amplifier.reset();
    equalizer.reset();
    compressor.reset();
    rotary.reset();
  }
}
