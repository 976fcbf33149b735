// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.sfz;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import performia.engine.sampler.articulation.Amount;
import performia.engine.sampler.articulation.Control;
import performia.engine.sampler.articulation.EnvelopeShape;
import performia.engine.sampler.articulation.Movement;
import performia.engine.sampler.articulation.Slots;
import performia.engine.sampler.articulation.Wire;

/// Reads what moves while a region sounds: the envelopes, oscillators, filters and equaliser of SFZ
/// 1 here, those of SFZ 2 with [FlexCompiler] and [OscillatorCompiler]. One loader thread.
final class MovementCompiler {
  private static final int CHANNEL_PRESSURE = 129;
  private static final int KEY_PRESSURE = 130;
  private static final int VELOCITY = 131;
  private static final float PERCENT = 0.01f;

  private final Settings settings;
  private final SlotTable slots = new SlotTable();
  private final ToneCompiler tone;

  MovementCompiler(Settings settings) {
    this.settings = settings;
    tone = new ToneCompiler(settings);
  }

  /// @param general controllers that move every region of the instrument
  Movement compile(List<Control> general) {
    slots.set(Slots.AMPLITUDE, 1);
    amplifier();
    tone.controls(slots);
    EnvelopeShape pitch = moving("pitcheg", 0, Slots.PITCH);
    EnvelopeShape filter = moving("fileg", 1, Slots.CUTOFF);
    OscillatorCompiler oscillators = new OscillatorCompiler(settings, slots);
    oscillators.simple("amplfo", Slots.VOLUME);
    oscillators.simple("pitchlfo", Slots.PITCH);
    oscillators.simple("fillfo", Slots.CUTOFF);
    oscillators.read();
    FlexCompiler flexes = new FlexCompiler(settings, slots, oscillators);
    flexes.read();
    oscillators.connect();
    general.forEach(slots::control);
    return new Movement(
        envelope("ampeg"),
        pitch,
        filter,
        flexes.shapes(),
        oscillators.shapes(),
        tone.filters(),
        tone.bands(),
        slots.values(),
        slots.controls(),
        slots.wires());
  }

  private void amplifier() {
    move("volume", Slots.VOLUME, 1);
    move("amplitude", Slots.AMPLITUDE, PERCENT);
    move("pan", Slots.PAN, PERCENT);
    move("width", Slots.WIDTH, PERCENT);
    move("position", Slots.POSITION, PERCENT);
    move("tune", Slots.PITCH, 1);
  }

  private void move(String target, int slot, float scale) {
    settings.controls(target, -1, -1, slot, scale).forEach(slots::control);
  }

  /// An envelope that moves something by a depth; null where there is none.
  private @Nullable EnvelopeShape moving(String name, int index, int target) {
    if (!settings.mentions(name + "_depth", -1, -1) && !settings.has(name + "_vel2depth")) {
      return null;
    }
    int depth = slots.add(settings.number(name + "_depth", 0));
    settings.controls(name + "_depth", -1, -1, depth, 1).forEach(slots::control);
    float velocity = settings.number(name + "_vel2depth", 0);
    if (velocity != 0) {
      slots.control(new Control(VELOCITY, velocity, settings.shape(0), 0, 0, depth));
    }
    slots.wire(new Wire(Wire.Source.ENVELOPE, index, depth, target));
    return envelope(name);
  }

  private EnvelopeShape envelope(String name) {
    return new EnvelopeShape(
        time(name, "delay", 0),
        time(name, "attack", 0),
        time(name, "hold", 0),
        time(name, "decay", 0),
        settings.amount(name + "_sustain", 100, name + "_vel2sustain", PERCENT),
        time(name, "release", 0.001),
        settings.amount(name + "_start", 0, "", PERCENT),
        settings.number(name + "_attack_shape", 0),
        settings.number(name + "_decay_shape", Float.NaN),
        settings.number(name + "_release_shape", Float.NaN),
        settings.isOn(name + "_decay_zero", true),
        settings.isOn(name + "_dynamic", false));
  }

  private Amount time(String name, String stage, double absent) {
    return settings.amount(name + "_" + stage, absent, name + "_vel2" + stage, 1);
  }

  /// What pressure adds to a slot, by an opcode for the channel and one for the key.
  static void pressure(Settings settings, SlotTable slots, String name, int slot) {
    float channel = settings.number(name + "chanaft", 0);
    if (channel != 0) {
      slots.control(new Control(CHANNEL_PRESSURE, channel, settings.shape(0), 0, 0, slot));
    }
    float key = settings.number(name + "polyaft", 0);
    if (key != 0) {
      slots.control(new Control(KEY_PRESSURE, key, settings.shape(0), 0, 0, slot));
    }
  }

  /// Volume, place and expression as every player has them, unless the instrument speaks of them.
  static List<Control> general(boolean[] spokenOf, Settings settings) {
    List<Control> general = new ArrayList<>();
    if (!spokenOf[7]) {
      general.add(new Control(7, 1, settings.shape(4), 0, 0.03f, Slots.AMPLITUDE));
    }
    if (!spokenOf[10]) {
      general.add(new Control(10, 1, settings.shape(1), 0, 0.03f, Slots.PAN));
    }
    if (!spokenOf[11]) {
      general.add(new Control(11, 1, settings.shape(4), 0, 0.03f, Slots.AMPLITUDE));
    }
    return general;
  }
}
