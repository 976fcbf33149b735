// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.physical;

import org.jspecify.annotations.Nullable;

/// What a player does to a modelled instrument besides starting and ending notes. Agents, OSC and
/// MIDI all use the same: each is a MIDI controller whose value runs 0..1 through
/// `Instrument.control`. A model does not hear what its instrument does not have. Immutable; any
/// thread.
public enum Control {
  /// Depth of the vibrato: 0 none, 1 half a semitone either way.
  VIBRATO(1, "vibrato", 0),
  /// Air pressure of winds, bow pressure of bowed strings; the note's velocity is its share.
  BREATH(2, "breath", 1),
  /// How far the hi-hat's cymbals are apart: 0 closed tight, 1 open.
  OPENING(4, "opening", 0),
  /// How long a slide takes: 0 is 20 ms, 1 is 1 s.
  GLIDE_TIME(5, "glide-time", 0.2f),
  /// Level of the instrument, squared: -12 dB at a half.
  VOLUME(7, "volume", 1),
  /// Level within the volume, squared.
  EXPRESSION(11, "expression", 1),
  /// Where it is struck, plucked, bowed or blown: 0 at the edge (bridge, rim), 1 at the middle.
  STRIKE_POSITION(16, "strike-position", 0.5f),
  /// How much hand, cloth or felt lies on what vibrates: palm mute, muffled drum; 1 is a dead
  /// stroke.
  MUTE(17, "mute", 0),
  /// Which place of the string the pickup listens to: 0 at the bridge, 1 at the neck.
  PICKUP_POSITION(18, "pickup-position", 0.5f),
  /// A hand that stops what rings: 0 lets go, 1 chokes.
  CHOKE(19, "choke", 0),
  /// The way of playing, in equal steps over 0..1; each model says which steps it has.
  TECHNIQUE(20, "technique", 0),
  /// Hardness of the nail, pick, mallet or hammer felt: 0.5 as it comes.
  HARDNESS(21, "hardness", 0.5f),
  /// Pressure of the lips on the reed, or the lip's cover of the flute: 0.5 as it comes.
  EMBOUCHURE(22, "embouchure", 0.5f),
  /// Noises of playing (fingers, fret, key, breath): 0.5 as it comes.
  PLAYING_NOISE(23, "playing-noise", 0.5f),
  /// Speed of the vibraphone's motor or the electric piano's tremolo: 0 off, 1 at 10 Hz.
  MOTOR(24, "motor", 0),
  /// How much strings or snares sound along with the others: 0.5 as it comes.
  SYMPATHY(25, "sympathy", 0.5f),
  /// Tightness of snare wires, tension of a head: 0.5 as it comes.
  TENSION(26, "tension", 0.5f),
  /// Tone knob of an electric instrument, distance of the microphone of another: 1 is all open.
  TONE(27, "tone", 0.7f),
  /// How fast a brush goes round on the head, 0 lifted; how fast a bow, a bellows or a crank moves.
  SWEEP_SPEED(28, "sweep-speed", 0),
  /// How hard the brush is pressed meanwhile.
  SWEEP_PRESSURE(29, "sweep-pressure", 0.5f),
  /// Sustain pedal: from a half on it is down; a piano's dampers follow it continuously.
  SUSTAIN(64, "sustain", 0),
  /// Slides from note to note of one string while they overlap.
  GLIDE(65, "glide", 0),
  /// Holds the notes that are down when it is pressed.
  SOSTENUTO(66, "sostenuto", 0),
  /// Soft pedal (una corda).
  SOFT(67, "soft", 0),
  /// Hammer-ons, pull-offs and slurs: notes that overlap are not struck anew.
  LEGATO(68, "legato", 0);

  private static final Control[] ALL = values();

  private final int controller;
  private final String word;
  private final float usual;

  Control(int controller, String word, float usual) {
    this.controller = controller;
    this.word = word;
    this.usual = usual;
  }

  /// The MIDI controller number, 0..127.
  public int controller() {
    return controller;
  }

  /// As options and OSC addresses name it, such as `strike-position`.
  public String word() {
    return word;
  }

  /// Where it stands when nobody has touched it, 0..1.
  public float usual() {
    return usual;
  }

  /// The control of that word, or null. Not on the audio thread.
  public static @Nullable Control of(String word) {
    for (Control control : ALL) {
      if (control.word.equals(word)) {
        return control;
      }
    }
    return null;
  }

  /// Sets every controller of the array to where it stands untouched.
  static void untouched(float[] values) {
    for (int i = 0; i < ALL.length; i++) {
      values[ALL[i].controller] = ALL[i].usual;
    }
  }
}
