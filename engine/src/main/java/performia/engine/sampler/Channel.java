// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import performia.engine.sampler.region.Link;
import performia.engine.sampler.region.Parameter;
import performia.engine.sampler.region.Region;
import performia.engine.sampler.region.Source;
import performia.engine.sampler.sf2.GeneratorControl;

/// The controllers of one MIDI channel as voices see them, each 0..1. Built off the audio thread,
/// played only on it.
///
/// What a voice reads: at its start [#glideCents] and [#glideSeconds]; whenever
/// `VoicePool.moved(channel)` was called since it last looked: [#read] for its wires, then [#shape]
/// if [#isShaped], [#tuningCents], [#leftGain], [#rightGain]. None of these allocates or changes
/// anything.
final class Channel {
  static final int MODULATION = 1;
  static final int PORTAMENTO_TIME = 5;
  static final int DATA_ENTRY = 6;
  static final int VOLUME = 7;
  static final int BALANCE = 8;
  static final int PAN = 10;
  static final int EXPRESSION = 11;
  static final int DATA_ENTRY_FINE = 38;
  static final int SUSTAIN = 64;
  static final int PORTAMENTO = 65;
  static final int SOSTENUTO = 66;
  static final int SOFT = 67;
  static final int LEGATO = 68;
  static final int HOLD_2 = 69;
  static final int BRIGHTNESS = 74;
  static final int PORTAMENTO_FROM = 84;
  static final int REVERB = 91;
  static final int CHORUS = 93;
  static final int INCREMENT = 96;
  static final int DECREMENT = 97;
  static final int NRPN_FINE = 98;
  static final int NRPN = 99;
  static final int RPN_FINE = 100;
  static final int RPN = 101;

  /// Where MIDI's middle, 64 of 127, stands.
  static final float MIDDLE = 64 / 127f;

  private static final float USUAL_MODULATION_CENTS = 50;
  private static final Parameter[] PARAMETERS = Parameter.values();

  /// The first lane of its pool that sounds on it; the others are chained there.
  int firstLane = Voices.NOBODY;

  /// By struck key: the first lane that sounds there.
  final int[] firstOfKey = new int[128];

  private int heldScan;
  private int lowestHeld;
  private int highestHeld;
  private final float[] controllers = new float[128];
  private final float[] keyPressure = new float[128];
  private final float startVolume;
  private final float startReverb;
  private final MasterControls master;
  private final ChannelTuning tuning;
  private final DataEntry entry = new DataEntry();
  private final GeneratorControl generators = new GeneratorControl();
  private final Tone tone = new Tone();
  private final KeySettings keys = new KeySettings();
  private final Destinations destinations = new Destinations();
  private final Portamento portamento = new Portamento();
  private @Nullable Channel manager;
  private boolean drums;
  private boolean shaped;
  private float pressure;
  private float bend;
  private float bendRange;
  private float modulationScale;

  /// @param startVolume where controller 7 stands after a reset
  /// @param startReverb where controller 91 stands after a reset
  Channel(float startVolume, float startReverb) {
    this(startVolume, startReverb, new MasterControls(new TuningShelf(0)));
  }

  /// @param master what it shares with other channels
  Channel(float startVolume, float startReverb, MasterControls master) {
    this.startVolume = startVolume;
    this.startReverb = startReverb;
    this.master = master;
    tuning = new ChannelTuning(master);
    Arrays.fill(firstOfKey, Voices.NOBODY);
    reset();
  }

  /// Puts everything back, as at power-on.
  void reset() {
    Arrays.fill(controllers, 0);
    controllers[VOLUME] = startVolume;
    controllers[BALANCE] = MIDDLE;
    controllers[PAN] = MIDDLE;
    Arrays.fill(controllers, 70, 80, MIDDLE);
    controllers[REVERB] = startReverb;
    bendRange = 2;
    modulationScale = 1;
    manager = null;
    drums = false;
    generators.reset();
    tone.reset();
    keys.reset();
    destinations.reset();
    tuning.reset();
    resetControllers();
  }

  /// Puts back what "reset all controllers" puts back (MIDI RP-015): not volume, pan, sends, sound
  /// controllers or the values of parameters.
  void resetControllers() {
    Arrays.fill(keyPressure, 0);
    controllers[MODULATION] = 0;
    controllers[EXPRESSION] = 1;
    Arrays.fill(controllers, SUSTAIN, HOLD_2 + 1, 0);
    pressure = 0;
    bend = 0;
    generators.resetAwe32();
    entry.reset();
    portamento.reset();
    look();
  }

  /// Moves a controller, and whatever parameter it may be writing.
  void control(int controller, float value) {
    int bits = Math.round(value * 127);
    if (isFine(controller)) {
      int coarse = controller - 32;
      float whole = (int) (controllers[coarse] * 127 + 1e-3f);
      controllers[coarse] = Math.min(1, (whole + bits / 128f) / 127);
    }
    controllers[controller] = value;
    entry.control(this, controller, bits);
    if (controller == PORTAMENTO_FROM) {
      portamento.from(bits);
    } else if (controller >= Tone.FIRST && controller < Tone.FIRST + Tone.COUNT) {
      look();
    }
  }

  /// Whether voices notice a controller only by the wires of their regions (and by what [#shape]
  /// adds while [#isShaped]): not balance, fine values, tone and data entry.
  static boolean isReadByWiresOnly(int controller) {
    boolean enters = controller == DATA_ENTRY || controller == DATA_ENTRY_FINE;
    boolean chooses = controller >= INCREMENT && controller <= RPN;
    boolean tones = controller >= Tone.FIRST && controller < Tone.FIRST + Tone.COUNT;
    return controller != BALANCE && !isFine(controller) && !enters && !chooses && !tones;
  }

  /// Whether it refines one of 1, 2, 4, 5, 7, 8, 10, 11.
  private static boolean isFine(int controller) {
    return controller >= 33 && controller <= 43 && (0b110_1101_1011 >> controller - 33 & 1) != 0;
  }

  /// Enters a registered parameter, 14 bits.
  void parameter(int number, int value) {
    int coarse = value >> 7;
    switch (number) {
      case 0 -> bendRange = Math.min(96, coarse + Math.min(value & 0x7f, 99) / 100f);
      case 5 ->
          modulationScale = (coarse * 100 + (value & 0x7f) * 100 / 128f) / USUAL_MODULATION_CENTS;
      default -> tuning.parameter(number, value);
    }
  }

  /// Where a parameter stands, 14 bits; the middle for those not kept.
  int parameter(boolean registered, int number) {
    if (!registered) {
      return 8192;
    }
    return switch (number) {
      case 0 -> (int) bendRange << 7 | Math.round((bendRange - (int) bendRange) * 100);
      case 5 -> Math.max(0, Math.min(16383, Math.round(modulationScale * 64)));
      default -> tuning.parameter(number);
    };
  }

  /// Sets a part parameter of GS or XG, one of [Tone]'s, -64..63.
  void tone(int which, int steps) {
    tone.part(which, steps);
    look();
  }

  /// Finds out whether anything is shaped now; after every change of what [#shape] adds.
  void look() {
    shaped =
        generators.isMoved() || keys.isUsed() || destinations.isUsed() || tone.isMoved(controllers);
  }

  GeneratorControl generators() {
    return generators;
  }

  KeySettings keySettings() {
    return keys;
  }

  Destinations destinations() {
    return destinations;
  }

  ChannelTuning tuning() {
    return tuning;
  }

  DataEntry entry() {
    return entry;
  }

  @Nullable Channel manager() {
    return manager;
  }

  /// Makes it a member of an MPE zone, or independent again.
  void join(@Nullable Channel zoneManager) {
    manager = zoneManager;
  }

  /// Whether it plays drums: tunings of the scale and the whole player leave it alone.
  void drums(boolean on) {
    drums = on;
  }

  boolean isDrums() {
    return drums;
  }

  /// A note of this key is about to begin: call before the voices start.
  void strike(int key) {
    tuning.strike(key);
    portamento.strike(key, !drums && isDown(PORTAMENTO), drums ? 0 : controllers[PORTAMENTO_TIME]);
  }

  /// How far from its own pitch the note begins, in cents; 0 almost always.
  float glideCents() {
    return portamento.cents();
  }

  /// How long it takes to arrive, in a straight line of cents.
  float glideSeconds() {
    return portamento.seconds();
  }

  /// Where a controller stands.
  float controller(int number) {
    return controllers[number];
  }

  /// Whether a pedal is down.
  boolean isDown(int pedal) {
    return controllers[pedal] >= 0.5f;
  }

  /// Whether a pedal holds what keys let go: sustain or hold 2.
  boolean holds() {
    return isDown(SUSTAIN) || isDown(HOLD_2);
  }

  /// Moves the pitch wheel, -1..1 of its range.
  void bend(float value) {
    bend = value;
  }

  /// Bends by semitones whatever the range is.
  void bendSemitones(float semitones) {
    bend = bendRange > 0 ? semitones / bendRange : 0;
  }

  void bendRange(float semitones) {
    bendRange = semitones;
  }

  float bendRange() {
    return bendRange;
  }

  void pressure(float value) {
    pressure = value;
  }

  float pressure() {
    return manager == null ? pressure : Math.min(1, pressure + manager.pressure);
  }

  void keyPressure(int key, float value) {
    keyPressure[key] = value;
  }

  float keyPressure(int key) {
    return keyPressure[key];
  }

  /// What a key of the channel is moved by, in cents, on top of the wires: tunings of the player,
  /// the channel and the key, and the wheel of an MPE zone's manager.
  float tuningCents(int key) {
    float cents = tuning.cents(key, drums);
    return manager == null ? cents : cents + manager.bend * manager.bendRange * 100;
  }

  /// Whether [#shape] does anything now.
  boolean isShaped() {
    return shaped || master.attenuationDb() != 0 || brightness() != 0;
  }

  private float brightness() {
    return manager == null ? 0 : manager.controllers[BRIGHTNESS] * 127 - 64;
  }

  /// Adds what NRPNs, sound controllers, drum settings and the master volume ask for.
  ///
  /// @param key the struck one
  /// @param values the region's after its wires, by [Parameter#slot]
  void shape(Region region, int key, float[] values) {
    values[Parameter.ATTENUATION_DB.slot()] += master.attenuationDb();
    if (generators.isMoved()) {
      for (Parameter parameter : PARAMETERS) {
        float replacement = generators.replacement(parameter);
        float replaced = Float.isNaN(replacement) ? 0 : replacement - region.value(parameter);
        values[parameter.slot()] += replaced + generators.offset(parameter);
      }
    }
    tone.shape(controllers, brightness(), region, values);
    if (destinations.isUsed()) {
      destinations.shape(this, key, values);
    }
    if (keys.isUsed()) {
      keys.shape(key, values);
    }
  }

  /// Factor for what goes to the left: the balance of channel and player.
  float leftGain() {
    return 1 - Math.max(0, balance());
  }

  /// Factor for what goes to the right.
  float rightGain() {
    return 1 + Math.min(0, balance());
  }

  private float balance() {
    float own = 2 * centred(controllers[BALANCE]) - 1;
    return Math.max(-1, Math.min(1, own + master.balance()));
  }

  /// What a source gives a note of this channel.
  float read(Source source, int key, float velocity) {
    float x =
        switch (source.kind()) {
          case ONE -> 1;
          case VELOCITY -> velocity;
          case KEY -> key / 127f;
          case KEY_PRESSURE -> keyPressure[key];
          case CHANNEL_PRESSURE -> pressure();
          case BEND -> 0.5f + 0.5f * bend;
          case BEND_RANGE -> bendRange / 127;
          case CONTROLLER ->
              source.bipolar()
                  ? centred(controllers[source.controller()])
                  : controllers[source.controller()] * depth(source.controller());
          case LINK -> linked(source, key, velocity);
        };
    return source.of(x);
  }

  /// The modulation depth range (RPN 5) stretches the wheel's way.
  private float depth(int controller) {
    return controller == MODULATION ? modulationScale : 1;
  }

  /// The sum of the wires that a source listens to.
  private float linked(Source source, int key, float velocity) {
    float sum = 0;
    for (int i = 0; i < source.links().size(); i++) {
      Link link = source.links().get(i);
      float moved =
          link.amount() * read(link.source(), key, velocity) * read(link.scale(), key, velocity);
      sum += link.absolute() ? Math.abs(moved) : moved;
    }
    return source.bipolar() ? 0.5f + 0.5f * sum : sum;
  }

  /// MIDI's middle, 64 of 127, as exactly one half.
  private static float centred(float value) {
    return value <= MIDDLE ? 0.5f * value / MIDDLE : 0.5f + 0.5f * (value - MIDDLE) / (1 - MIDDLE);
  }

  /// A search found that a key of the channel is held.
  ///
  /// @param scan number of the search
  void holds(int key, int scan) {
    boolean first = heldScan != scan;
    heldScan = scan;
    lowestHeld = first ? key : Math.min(lowestHeld, key);
    highestHeld = first ? key : Math.max(highestHeld, key);
  }

  /// Whether that search found this key to be the lowest of several.
  boolean isBass(int key, int scan) {
    return heldScan == scan && key == lowestHeld && highestHeld > lowestHeld;
  }
}
