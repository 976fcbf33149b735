// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.physical.strings;

import java.util.List;
import performia.engine.physical.strings.BodySpec.BodyMode;

/// Bowed instruments as they are made. Bodies: the air mode and the two first corpus modes as
/// measured on good instruments (G. Bissinger, "Structural acoustics of good and bad violins", J.
/// Acoust. Soc. Am. 124, 2008; N. Fletcher and T. Rossing, "The Physics of Musical Instruments",
/// chapter 10), and the hill of the bridge above. Immutable.
final class Bowed {
  private Bowed() {}

  private static StringSpec string(int pitch, double impedance) {
    return new StringSpec(pitch, 2e-5, 3e-4, 1, 0.01, impedance);
  }

  static BowSpec bass() {
    return new BowSpec(
        List.of(string(28, 1.3), string(33, 1.1), string(38, 0.9), string(43, 0.7)),
        24,
        0.11,
        1.1,
        0.14,
        0.45);
  }

  static BowSpec cello() {
    return new BowSpec(
        List.of(string(36, 1.3), string(43, 1.1), string(50, 0.9), string(57, 0.7)),
        26,
        0.1,
        0.8,
        0.12,
        0.85);
  }

  static BowSpec violin() {
    return new BowSpec(
        List.of(string(55, 1.3), string(62, 1.1), string(69, 0.9), string(76, 0.7)),
        26,
        0.11,
        0.45,
        0.12,
        0.85);
  }

  static BodySpec celloBody() {
    return new BodySpec(
        List.of(
            new BodyMode(95, 14, 0.7, 0),
            new BodyMode(176, 18, 0.9, -0.1),
            new BodyMode(203, 20, 0.8, 0.1),
            new BodyMode(276, 22, 0.5, 0.3),
            new BodyMode(340, 24, 0.5, -0.3)),
        23,
        400,
        4200,
        0.3,
        22,
        0.35,
        200,
        4500,
        1.6,
        33);
  }

  static BodySpec violinBody() {
    return new BodySpec(
        List.of(
            new BodyMode(275, 16, 0.8, 0),
            new BodyMode(405, 25, 0.3, 0.2),
            new BodyMode(465, 28, 0.8, -0.1),
            new BodyMode(540, 30, 0.9, 0.1),
            new BodyMode(690, 28, 0.4, -0.3)),
        23,
        800,
        6500,
        0.32,
        24,
        0.4,
        400,
        6500,
        1.6,
        37);
  }
}
