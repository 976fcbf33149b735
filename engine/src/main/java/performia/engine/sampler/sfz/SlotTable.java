// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.sfz;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import performia.engine.sampler.articulation.Control;
import performia.engine.sampler.articulation.Movement;
import performia.engine.sampler.articulation.Slots;
import performia.engine.sampler.articulation.Wire;

/// The slots of one region while it is being read, and what moves them. What finds no room is left
/// out. One loader thread.
final class SlotTable {
  private float[] values = new float[Slots.COMMON];
  private final List<Control> controls = new ArrayList<>();
  private final List<Wire> first = new ArrayList<>();
  private final List<Wire> wires = new ArrayList<>();

  void set(int slot, float value) {
    values[slot] = value;
  }

  /// Adds a slot that holds a value before anything moves it.
  int add(float value) {
    if (values.length == Slots.MOST) {
      return values.length - 1;
    }
    values = Arrays.copyOf(values, values.length + 1);
    values[values.length - 1] = value;
    return values.length - 1;
  }

  void control(Control control) {
    if (controls.size() < Movement.MOST_CONTROLS) {
      controls.add(control);
    }
  }

  void wire(Wire wire) {
    wires.add(wire);
  }

  /// A wire to another generator, which has to come before those that this one moves.
  void wireToGenerator(Wire wire) {
    first.add(wire);
  }

  float[] values() {
    return values.clone();
  }

  List<Control> controls() {
    return List.copyOf(controls);
  }

  List<Wire> wires() {
    List<Wire> all = new ArrayList<>(first);
    all.addAll(wires);
    return List.copyOf(all);
  }
}
