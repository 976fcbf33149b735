// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.physical.strings;

import java.util.List;
import performia.engine.physical.strings.BodySpec.BodyMode;
import performia.engine.physical.strings.StringedSpec.Pair;

/// Guitars as they are made. Strings: tensions and masses of common sets, inharmonicity from `B =
/// pi^3 E d^4 / (64 T L^2)` of the core, friction as measured by J. Woodhouse (Acta Acustica 90,
/// 2004, table 1) for nylon. Bodies: the air and top modes that N. Fletcher and T. Rossing report
/// ("The Physics of Musical Instruments", 2nd ed., section 9.4). Immutable.
final class Guitars {
  private static final double SCALE_METRES = 0.65;
  private static final int FRETS = 19;

  private Guitars() {}

  static StringedSpec nylon() {
    return new StringedSpec(
        List.of(
            new StringSpec(40, 1.9e-5, 1.0e-4, 1.2, 0.025, 1.89),
            new StringSpec(45, 1.3e-5, 1.2e-4, 0.9, 0.025, 1.46),
            new StringSpec(50, 1.7e-5, 1.2e-4, 1.2, 0.02, 1.06),
            new StringSpec(55, 1.24e-4, 1.6e-4, 1.7, 0.02, 0.65),
            new StringSpec(59, 6.9e-5, 2.6e-4, 1.2, 0.02, 0.47),
            new StringSpec(64, 4.2e-5, 2.8e-4, 1.5, 0.024, 0.47)),
        FRETS,
        4,
        0.007,
        0.9,
        new Pair(0.05, 0.8),
        new Pair(0.14, 0.03),
        SCALE_METRES,
        List.of(
            new Technique(0.15, 0.0011, 0.00018, 0.05, 0.004, 1, 0.35, 0, false),
            new Technique(0.13, 0.0008, 0.00018, 0.09, 0.003, 1, 0.3, 0, false),
            new Technique(0.22, 0.0035, 0.0012, 0.02, 0.004, 1.2, 0.45, 0, false)));
  }

  static BodySpec nylonBody() {
    return new BodySpec(
        List.of(
            new BodyMode(98, 11, 0.3, 0),
            new BodyMode(190, 18, 0.8, 0.1),
            new BodyMode(232, 28, 0.5, -0.2),
            new BodyMode(283, 26, 0.4, 0.4),
            new BodyMode(372, 30, 0.45, -0.4),
            new BodyMode(430, 32, 0.4, 0.2),
            new BodyMode(512, 34, 0.35, -0.2),
            new BodyMode(590, 34, 0.3, 0.5)),
        24,
        640,
        6000,
        0.21,
        34,
        0.45,
        400,
        6500,
        4.5,
        5);
  }

  static StringedSpec steel() {
    return new StringedSpec(
        List.of(
            new StringSpec(40, 1.2e-4, 1.2e-4, 0.9, 0.004, 1.72),
            new StringSpec(45, 7e-5, 1.2e-4, 0.9, 0.004, 1.45),
            new StringSpec(50, 5e-5, 1.2e-4, 0.9, 0.004, 1.12),
            new StringSpec(55, 4e-5, 1.2e-4, 1.0, 0.005, 0.82),
            new StringSpec(59, 6.1e-5, 0.8e-4, 1.2, 0.004, 0.5),
            new StringSpec(64, 1.9e-5, 0.8e-4, 1.4, 0.004, 0.38)),
        FRETS + 1,
        4,
        0.0045,
        1.0,
        new Pair(0.03, 0.4),
        new Pair(0.16, 0.035),
        SCALE_METRES,
        List.of(
            new Technique(0.17, 0.0006, 0.00008, 0.16, 0.003, 1, 0.3, 0, false),
            new Technique(0.18, 0.0016, 0.0003, 0.05, 0.004, 1, 0.4, 0, false),
            new Technique(0.09, 0.0006, 0.0001, 0.18, 0.003, 0.9, 0.25, 0, false)));
  }

  static BodySpec steelBody() {
    return new BodySpec(
        List.of(
            new BodyMode(102, 12, 0.3, 0),
            new BodyMode(193, 20, 0.7, -0.1),
            new BodyMode(204, 28, 0.5, 0.2),
            new BodyMode(249, 28, 0.45, 0.3),
            new BodyMode(310, 30, 0.4, -0.4),
            new BodyMode(377, 32, 0.45, 0.4),
            new BodyMode(468, 34, 0.35, -0.2),
            new BodyMode(560, 34, 0.35, 0.3)),
        24,
        620,
        7000,
        0.17,
        34,
        0.7,
        500,
        14000,
        4,
        9);
  }

  static StringedSpec electric() {
    return new StringedSpec(
        List.of(
            new StringSpec(40, 1.1e-4, 1.1e-4, 0.7, 0.004, 1.6),
            new StringSpec(45, 6e-5, 1.1e-4, 0.7, 0.004, 1.4),
            new StringSpec(50, 5e-5, 1.1e-4, 0.7, 0.004, 1.1),
            new StringSpec(55, 1.07e-4, 0.9e-4, 0.8, 0.003, 0.8),
            new StringSpec(59, 4e-5, 0.8e-4, 0.9, 0.003, 0.6),
            new StringSpec(64, 1.3e-5, 0.8e-4, 1.0, 0.003, 0.5)),
        FRETS + 3,
        4,
        0.001,
        0.6,
        new Pair(0.05, 0.5),
        new Pair(0.13, 0.03),
        0.648,
        List.of(
            new Technique(0.15, 0.0006, 0.00012, 0.1, 0.002, 1, 0.4, 0, false),
            new Technique(0.2, 0.0018, 0.0004, 0.03, 0.003, 1, 0.45, 0, false),
            new Technique(0.07, 0.0005, 0.0001, 0.12, 0.002, 0.9, 0.3, 0, false)));
  }
}
