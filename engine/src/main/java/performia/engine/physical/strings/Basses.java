// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.physical.strings;

import java.util.List;
import performia.engine.physical.strings.BodySpec.BodyMode;
import performia.engine.physical.strings.StringedSpec.Pair;

/// Basses as they are made. Inharmonicity and decay of the electric one: fitted to recordings of
/// one (FreePats "Electric bass YR", public domain). The upright one: A. Askenfelt, "Eigenmodes and
/// tone quality of the double bass", Catgut Acoust. Soc. Newsletter 38, 1982, for the low modes of
/// the body. Immutable.
final class Basses {
  private Basses() {}

  static StringedSpec electric() {
    return new StringedSpec(
        List.of(
            new StringSpec(28, 9.0e-5, 1.0e-4, 1.1, 0.0015, 1.5),
            new StringSpec(33, 7.5e-5, 1.6e-4, 1.1, 0.002, 1.2),
            new StringSpec(38, 1.35e-4, 2.4e-4, 1.2, 0.003, 0.9),
            new StringSpec(43, 5.0e-4, 3e-4, 1.25, 0.004, 0.7)),
        20,
        8,
        0.001,
        0.5,
        new Pair(0.02, 0.4),
        new Pair(0.1, 0.03),
        0.864,
        List.of(
            new Technique(0.2, 0.0042, 0.0011, 0.02, 0.004, 1, 0.45, 0, false),
            new Technique(0.12, 0.0012, 0.0003, 0.1, 0.003, 1, 0.35, 0, false),
            new Technique(0.3, 0.002, 0.0006, 0.06, 0.003, 1.6, 0.1, 0.003, true),
            new Technique(0.1, 0.0012, 0.0004, 0.06, 0.003, 1.5, 0.05, 0, true)));
  }

  static StringedSpec upright() {
    return new StringedSpec(
        List.of(
            new StringSpec(28, 6e-5, 2e-4, 1.6, 0.01, 1.4),
            new StringSpec(33, 5e-5, 2.4e-4, 1.6, 0.01, 1.1),
            new StringSpec(38, 5e-5, 2.8e-4, 1.8, 0.01, 0.85),
            new StringSpec(43, 6e-5, 3.5e-4, 2.0, 0.01, 0.65)),
        26,
        4,
        0.006,
        1.5,
        new Pair(0.06, 1.2),
        new Pair(0.13, 0.03),
        1.06,
        List.of(
            new Technique(0.22, 0.0045, 0.0014, 0.05, 0.006, 1, 0.35, 0, false),
            new Technique(0.3, 0.006, 0.002, 0.03, 0.006, 1.1, 0.3, 0, false)));
  }

  static BodySpec uprightBody() {
    return new BodySpec(
        List.of(
            new BodyMode(61, 12, 1.0, 0),
            new BodyMode(103, 16, 1.2, 0.05),
            new BodyMode(118, 18, 0.7, -0.1),
            new BodyMode(151, 20, 0.6, 0.2),
            new BodyMode(178, 20, 0.6, -0.2),
            new BodyMode(223, 22, 0.6, 0.3),
            new BodyMode(290, 22, 0.55, -0.3),
            new BodyMode(362, 22, 0.5, 0.2)),
        20,
        400,
        2600,
        0.3,
        22,
        0.22,
        120,
        3200,
        4.5,
        21);
  }
}
