// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.physical.keys;

import performia.engine.physical.Elementary;

/// A felt hammer that meets strings: the felt pushes back with a power of how far it is pressed in,
/// so a harder blow is a shorter and a brighter one (D. Hall, "Piano string excitation", J. Acoust.
/// Soc. Am. 92, 1992; Chaigne and Askenfelt 1994). The force is found from where the felt will be a
/// frame later, so no stiffness and no rate can make it run away. Audio thread; allocates nothing.
final class Hammer {
  private static final double LONGEST_SECONDS = 0.02;

  private final double step;
  private final double mass;
  private final double exponent;
  private final double longest;
  private double stiffness;
  private double velocity;
  private double place;
  private double string;
  private double frames;
  private boolean flying;

  /// @param mass in kg
  /// @param exponent of the felt
  Hammer(double mass, double exponent, double sampleRate) {
    this.mass = mass;
    this.exponent = exponent;
    step = 1 / sampleRate;
    longest = LONGEST_SECONDS * sampleRate;
  }

  /// Lets it fly at the strings, which it touches now.
  ///
  /// @param metresPerSecond 0.1..8
  /// @param felt stiffness in N/m^p
  void strike(double metresPerSecond, double felt) {
    velocity = metresPerSecond;
    stiffness = felt;
    place = 0;
    string = 0;
    frames = 0;
    flying = true;
  }

  boolean touches() {
    return flying;
  }

  /// The force of the coming frame in newtons.
  ///
  /// @param stringVelocity of the strings at the hammer, m/s, were it not there
  /// @param impedance of all strings together, kg/s, both ways
  double force(double stringVelocity, double impedance) {
    double pressed = place - string + step * (velocity - stringVelocity);
    if (pressed <= 0) {
      move(0, stringVelocity);
      flying = frames < longest && (velocity > stringVelocity || frames < 2);
      return 0;
    }
    double slope = stiffness * Elementary.pow(pressed, exponent - 1);
    double give = step * (1 / impedance + step / mass);
    double force = slope * pressed / (1 + exponent * slope * give);
    move(force, stringVelocity + force / impedance);
    flying = frames < longest;
    return force;
  }

  private void move(double force, double stringVelocity) {
    velocity -= step * force / mass;
    place += step * velocity;
    string += step * stringVelocity;
    frames++;
  }

  void reset() {
    flying = false;
  }
}
