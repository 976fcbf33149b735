// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.articulation;

/// A low-frequency oscillator as it runs. It remembers how many rounds it had gone at the age it
/// was last told; asking ahead remembers nothing. Built off the audio thread, used only on it.
final class Oscillator {
  private final double frameSeconds;
  private OscillatorShape shape;
  private double delaySeconds;
  private double fadeSeconds;
  private double rounds;
  private long age;
  private long chance;
  private final float[] steps;

  /// @param sampleRate frames a second
  /// @param first a shape to stand for "none yet"
  /// @param steps how many steps its shapes have at most
  Oscillator(double sampleRate, OscillatorShape first, int steps) {
    this.steps = new float[steps];
    frameSeconds = 1 / sampleRate;
    shape = first;
  }

  /// Starts anew.
  ///
  /// @param seed of what its random wave takes
  void start(OscillatorShape of, NoteValues note, long seed) {
    shape = of;
    delaySeconds = Math.max(0, of.delaySeconds().of(note));
    fadeSeconds = Math.max(0, of.fadeSeconds().of(note));
    rounds = 0;
    age = 0;
    chance = seed;
    look(note);
  }

  /// Looks at what controllers make of its steps.
  void look(NoteValues note) {
    int count = Math.min(steps.length, shape.steps().length);
    for (int i = 0; i < count; i++) {
      steps[i] = shape.steps()[i].of(note);
    }
  }

  /// It went at this rate up to an age.
  void pass(long toAge, double hertz) {
    rounds = ahead(toAge, hertz);
    age = toAge;
  }

  private double ahead(long toAge, double hertz) {
    double begin = delaySeconds / frameSeconds;
    double frames = Math.max(0, (double) toAge - Math.max((double) age, begin));
    return rounds + frames * frameSeconds * hertz;
  }

  /// Where it is at an age, if it goes on at a rate from the age it passed last.
  ///
  /// @param phase added to its own, in rounds
  double level(long atAge, double hertz, double phase) {
    double t = atAge * frameSeconds - delaySeconds;
    if (t < 0) {
      return 0;
    }
    double gone = ahead(atAge, hertz);
    if (shape.count() > 0 && gone >= shape.count()) {
      return 0;
    }
    double sum = 0;
    for (int i = 0; i < shape.waves().length; i++) {
      double at = gone * shape.ratios()[i] + shape.phase() + phase;
      double round = Math.floor(at);
      double wave =
          i == 0 && shape.steps().length > 0
              ? steps[(int) Math.min(shape.steps().length - 1, (at - round) * shape.steps().length)]
              : wave(shape.waves()[i], at - round, (long) round, i);
      sum += shape.offsets()[i] + shape.scales()[i] * wave;
    }
    return fadeSeconds > 0 && t < fadeSeconds ? sum * (t / fadeSeconds) : sum;
  }

  private double wave(int kind, double x, long round, int index) {
    return switch (kind) {
      case OscillatorShape.SINE -> {
        double y = 2 * x - 1;
        yield -4 * y * (1 - Math.abs(y)); // two parabolas: what the format's players call a sine
      }
      case OscillatorShape.PULSE_75 -> x < 0.75 ? 1 : 0;
      case OscillatorShape.SQUARE -> x < 0.5 ? 1 : 0;
      case OscillatorShape.PULSE_25 -> x < 0.25 ? 1 : 0;
      case OscillatorShape.PULSE_12 -> x < 0.125 ? 1 : 0;
      case OscillatorShape.RAMP -> 2 * x - 1;
      case OscillatorShape.SAW -> 1 - 2 * x;
      case OscillatorShape.SAMPLE_AND_HOLD ->
          2 * Chance.of(chance, 2 * round + (x < 0.5 ? 0 : 1) + 1000L * index) - 1;
      default -> x < 0.25 ? 4 * x : x > 0.75 ? 4 * x - 4 : 2 - 4 * x;
    };
  }
}
