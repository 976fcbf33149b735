// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import performia.engine.sampler.region.Curve;
import performia.engine.sampler.region.KeyRange;
import performia.engine.sampler.region.LoopMode;
import performia.engine.sampler.region.Modulation;
import performia.engine.sampler.region.Parameter;
import performia.engine.sampler.region.Preset;
import performia.engine.sampler.region.Region;
import performia.engine.sampler.region.Sound;
import performia.engine.sampler.region.Source;

/// Lets a synthesizer obey one message of every kind before it is played: the JVM loads classes and
/// links call sites the first time they are met, and allocates then. Off the audio thread.
final class SynthRehearsal {
  /// What the synthesizer has to be built for: few voices, so that they have to be stolen.
  static final int BLOCK = 64;

  static final int VOICES = 4;

  private static final int FRAMES = 500;

  private static final int CONTROLLERS = 128;
  private static final int MPE_CHANNEL = 15;
  private static final String NAME = "20".repeat(16);

  /// System exclusives: universal, tunings, GS, XG; the last one puts everything back.
  private static final String[] EXCLUSIVES = {
    "7f7f04010060",
    "7f7f04020050",
    "7f7f04030048",
    "7f7f04040042",
    "7f7f0901004203400520",
    "7f7f0903004a0042",
    "7f7f0a01092a072a",
    "7e7f080100" + NAME + "404020".repeat(128) + "00",
    "7e7f08050003" + NAME + "41".repeat(12),
    "7f7f08080000" + "7f" + "40".repeat(12),
    "7f7f08020001452000",
    "4110421240110040",
    "41104212400004407c",
    "411042124011404100",
    "41104212402120404100",
    "4110421241012a4600",
    "43104c00000440",
    "43104c08001850",
    "43104c302a0246",
    "7e7f0901"
  };

  private SynthRehearsal() {}

  static void play(MidiSynth synth) {
    float[] left = new float[BLOCK];
    float[] right = new float[BLOCK];
    float[] reverb = new float[BLOCK];
    float[] chorus = new float[BLOCK];
    for (int round = 0; round < 2; round++) {
      messages(synth);
      synth.render(left, right, reverb, chorus, BLOCK);
    }
    notes(synth, left);
    for (String hex : EXCLUSIVES) {
      byte[] bytes = HexFormat.of().parseHex(hex);
      synth.systemExclusive(0, bytes, 0, bytes.length);
      synth.noteOn(0, 0, 60, 100);
      synth.noteOn(0, 9, 60, 100);
      synth.render(left, right, reverb, chorus, BLOCK);
    }
  }

  /// Sounds with every kind of loop, filtered and with wires, from low to steep pitches.
  static SoundBank bank() {
    MemorySegment frames = Arena.ofAuto().allocate(2L * FRAMES, 2);
    for (int i = 0; i < FRAMES; i++) {
      frames.setAtIndex(ValueLayout.JAVA_SHORT_UNALIGNED, i, (short) (i % 100 * 200 - 10_000));
    }
    List<Preset> presets = new ArrayList<>();
    for (LoopMode mode : LoopMode.values()) {
      int program = presets.size() / 2;
      Sound sound = new Sound("", frames, FRAMES, 100, 400, mode, 44_100, 60);
      presets.add(new Preset(0, program, "", List.of(region(sound))));
      presets.add(new Preset(SoundBank.DRUMS, program, "", List.of(region(sound))));
    }
    return SoundBank.of("", presets);
  }

  private static Region region(Sound sound) {
    float[] values = new float[Parameter.COUNT];
    for (Parameter parameter : Parameter.values()) {
      values[parameter.slot()] = parameter.name().endsWith("_OCTAVES") ? -8 : 0;
    }
    values[Parameter.CUTOFF_OCTAVES.slot()] = 10;
    Source wheel =
        new Source(Source.Kind.CONTROLLER, Channel.MODULATION, Curve.CONCAVE, false, false);
    Source pan = new Source(Source.Kind.CONTROLLER, Channel.PAN, Curve.LINEAR, false, true);
    List<Modulation> wires =
        List.of(
            new Modulation(wheel, Source.ONE, Parameter.VIBRATO_TO_PITCH_CENTS, 50, false),
            new Modulation(wheel, Source.ONE, Parameter.CUTOFF_OCTAVES, 1, true),
            new Modulation(pan, Source.ONE, Parameter.PAN, 1, false));
    return new Region(sound, KeyRange.ALL, 100, -1, -1, 1, values, wires);
  }

  /// Every program over the keys, held, let go and choked.
  private static void notes(MidiSynth synth, float[] out) {
    for (int program = 0; program < LoopMode.values().length; program++) {
      synth.program(0, 0, program);
      synth.program(0, 9, program);
      for (int key = 3; key < 128; key += 24) {
        synth.noteOn(1, 0, key, 127);
        synth.noteOn(3, 9, key, 20);
        synth.render(out, out, out, out, BLOCK);
        synth.noteOff(0, 0, key);
        synth.render(out, out, out, out, 17);
      }
      for (int i = 0; i < 20; i++) {
        synth.render(out, out, out, out, BLOCK);
      }
    }
  }

  private static void messages(MidiSynth synth) {
    synth.control(0, 0, Channel.PORTAMENTO_TIME, 40);
    synth.control(0, 0, Channel.PORTAMENTO, 127);
    for (int channel = 0; channel <= MPE_CHANNEL; channel++) {
      synth.noteOn(0, channel, 60, 100);
      synth.noteOn(0, channel, 64, 100);
      synth.keyPressure(0, channel, 60, 64);
      synth.keyBend(0, channel, 60, 10);
      synth.channelPressure(0, channel, 64);
      synth.bend(0, channel, 9000);
    }
    for (int parameter = 0; parameter < 7; parameter++) {
      enter(synth, MPE_CHANNEL, Channel.RPN, 0, Channel.RPN_FINE, parameter, 2);
    }
    enter(synth, 0, Channel.NRPN, 1, Channel.NRPN_FINE, 0x20, 70);
    enter(synth, 9, Channel.NRPN, 0x18, Channel.NRPN_FINE, 60, 66);
    enter(synth, 0, Channel.NRPN, 120, Channel.NRPN_FINE, 52, 64);
    enter(synth, 0, Channel.NRPN, 127, Channel.NRPN_FINE, 21, 64);
    for (int controller = 0; controller < CONTROLLERS; controller++) {
      synth.control(0, 0, controller, 100);
    }
    synth.control(0, 1, 126, 1);
    synth.control(0, 1, Channel.LEGATO, 127);
    synth.noteOn(0, 1, 60, 100);
    synth.noteOn(0, 1, 62, 100);
    synth.noteOff(0, 1, 62);
    synth.noteOff(0, 0, 60);
    synth.program(0, 0, 1);
    synth.program(0, 9, 1);
  }

  private static void enter(
      MidiSynth synth, int channel, int high, int highValue, int low, int lowValue, int value) {
    synth.control(0, channel, high, highValue);
    synth.control(0, channel, low, lowValue);
    synth.control(0, channel, Channel.DATA_ENTRY, value);
    synth.control(0, channel, Channel.DATA_ENTRY_FINE, 0);
    synth.control(0, channel, Channel.INCREMENT, 0);
    synth.control(0, channel, Channel.DECREMENT, 0);
  }
}
