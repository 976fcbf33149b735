// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.articulation;

/// How much the articulations of an instrument have at most, so that motions need no more memory.
/// Immutable; any thread.
record Extent(int flexes, int points, int oscillators, int steps, int controls, int slots) {
  static Extent of(Articulation[] all) {
    int flexes = 0;
    int points = 0;
    int oscillators = 0;
    int steps = 0;
    int controls = 0;
    int slots = Slots.COMMON;
    for (Articulation one : all) {
      Movement movement = one.movement();
      flexes = Math.max(flexes, movement.flexes().size());
      for (FlexShape flex : movement.flexes()) {
        points = Math.max(points, flex.levels().length);
      }
      oscillators = Math.max(oscillators, movement.oscillators().size());
      for (OscillatorShape low : movement.oscillators()) {
        steps = Math.max(steps, low.steps().length);
      }
      controls = Math.max(controls, movement.controls().size());
      slots = Math.max(slots, movement.slots().length);
    }
    return new Extent(flexes, points, oscillators, steps, controls, slots);
  }
}
