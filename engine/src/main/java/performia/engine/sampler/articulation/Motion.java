// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.articulation;

import java.util.List;

/// Moves one voice as its articulation says: envelopes, oscillators, filters, equaliser, fades. All
/// of it is a function of the voice's age and of the ages at which something happened to it, so
/// block borders change nothing. Built off the audio thread, used only on it; reused by one voice
/// after the other.
public final class Motion {
  private static final double FADE_LAG_SECONDS = 0.015;
  private static final double HALF_POWER = Math.sqrt(0.5);
  private static final double ROOT_2 = Math.sqrt(2);

  private final double frameSeconds;
  private final NoteValues note;
  private final Envelope amp;
  private final Envelope pitchEnvelope;
  private final Envelope filterEnvelope;
  private final FlexEnvelope[] flexes;
  private final Oscillator[] oscillators;
  private final float[] rates;
  private final Wiring wiring;
  private final Tone tone;
  private Side side;
  private int flexAmp;
  private double gain;
  private double place;
  private double cents;
  private double tuning;
  private long lastAge;
  private double fade;
  private double fadeTarget;
  private double bend;
  private double bendTarget;

  private double aimedCents;
  private float left;
  private float right;
  private float reverb;
  private float chorus;
  private int stages;

  /// @param performance the instrument whose voices it will move
  /// @param sampleRate frames a second
  public Motion(Performance performance, double sampleRate) {
    Extent extent = performance.extent();
    flexes = new FlexEnvelope[extent.flexes()];
    oscillators = new Oscillator[extent.oscillators()];
    rates = new float[extent.oscillators()];
    frameSeconds = 1 / sampleRate;
    note = new NoteValues(new Controllers());
    amp = new Envelope(sampleRate);
    pitchEnvelope = new Envelope(sampleRate);
    filterEnvelope = new Envelope(sampleRate);
    Articulation nothing = Silence.articulation();
    side = new Side(nothing, 0, 60);
    Movement movement = nothing.movement();
    wiring = new Wiring(sampleRate, movement, extent);
    tone = new Tone(sampleRate, movement);
    FlexShape flex = new FlexShape(new Amount[0], new Amount[0], new float[0], 0, -1, 0, false);
    for (int i = 0; i < flexes.length; i++) {
      flexes[i] = new FlexEnvelope(sampleRate, flex, extent.points());
    }
    for (int i = 0; i < oscillators.length; i++) {
      oscillators[i] = new Oscillator(sampleRate, Silence.oscillator(), extent.steps());
    }
  }

  /// Starts anew for a voice.
  ///
  /// @param of what its region carries
  /// @param seed of everything this note leaves to chance
  /// @param cause what started it
  public void start(Side of, Controllers channel, int key, float velocity, long seed, Cause cause) {
    side = of;
    Articulation articulation = of.articulation();
    int sounding = cause == Cause.CONTROLLER ? articulation.pitch().keyCenter() : key;
    note.start(channel, sounding, velocity, cause == Cause.KEY_UP);
    gain = articulation.loudness().of(note, cause == Cause.CONTROLLER, Chance.of(seed, 1));
    place = articulation.loudness().place(note, Chance.of(seed, 2));
    cents =
        articulation.pitch().of(note, Chance.of(seed, 3))
            + 100 * (articulation.pitch().keyCenter() - of.soundKey());
    lastAge = 0;
    tuning = 0;
    startMovement(articulation.movement(), seed);
    wiring.start(articulation.movement(), note);
    look();
    fade = fadeTarget;
    bend = bendTarget;
    wiring.look(0);
    generate(0);
  }

  /// Makes it quieter by so many dB, as a release is after a long note.
  public void weaken(double db) {
    gain *= Elementary.gain(-db);
  }

  /// Tunes it by so many cents, whatever its instrument says.
  public void tune(double by) {
    tuning = by;
  }

  private void startMovement(Movement movement, long seed) {
    if (movement.pitch() != null) {
      pitchEnvelope.start(movement.pitch(), note);
    }
    if (movement.filter() != null) {
      filterEnvelope.start(movement.filter(), note);
    }
    flexAmp = -1;
    List<FlexShape> shapes = movement.flexes();
    for (int i = 0; i < shapes.size(); i++) {
      flexes[i].start(shapes.get(i), note);
      flexAmp = flexAmp < 0 && shapes.get(i).replacesAmp() ? i : flexAmp;
    }
    amp.start(flexAmp < 0 ? movement.amp() : EnvelopeShape.GATE, note);
    List<OscillatorShape> lows = movement.oscillators();
    for (int i = 0; i < lows.size(); i++) {
      oscillators[i].start(lows.get(i), note, Chance.mix(seed + i));
      rates[i] = 0;
    }
    tone.start(movement, note, seed);
  }

  /// A controller of the channel moved.
  public void moved() {
    wiring.moved(note);
    Movement movement = movement();
    amp.moved(note);
    if (movement.pitch() != null) {
      pitchEnvelope.moved(note);
    }
    if (movement.filter() != null) {
      filterEnvelope.moved(note);
    }
    for (int i = 0; i < movement.oscillators().size(); i++) {
      oscillators[i].look(note);
    }
    look();
  }

  private void look() {
    Articulation articulation = side.articulation();
    bendTarget = articulation.pitch().bend(note.read(Controllers.BEND));
    List<Crossfade> fades = articulation.loudness().controllerFades();
    double product = 1;
    for (int i = 0; i < fades.size(); i++) {
      product *= fades.get(i).gain(note.read(fades.get(i).controller()));
    }
    fadeTarget = product;
  }

  private Movement movement() {
    return side.articulation().movement();
  }

  /// Works out where the voice is to be at the age `age + frames`, coming from `age`.
  public void move(long age, int frames) {
    pass(age);
    wiring.look(frames);
    generate(age + frames);
    float[] slots = wiring.slots;
    double bent = lagged(bend, bendTarget, frames, bendLag());
    aimedCents = cents + tuning + bent + slots[Slots.PITCH];
    double level = amp.level(age + frames);
    if (flexAmp >= 0) {
      level *= flexes[flexAmp].level(age + frames);
    }
    spread(
        gain
            * level
            * lagged(fade, fadeTarget, frames, FADE_LAG_SECONDS)
            * slots[Slots.AMPLITUDE]
            * Elementary.gain(slots[Slots.VOLUME]));
    stages = tone.look(slots);
  }

  private double bendLag() {
    return side.articulation().pitch().bendSmoothSeconds();
  }

  private double lagged(double from, double target, long frames, double seconds) {
    double off = from - target;
    return off == 0 || seconds <= 0
        ? target
        : target + off * Elementary.exp(-frames * frameSeconds / seconds);
  }

  /// Brings everything that has a past to an age.
  private void pass(long age) {
    long frames = age - lastAge;
    if (frames <= 0) {
      return;
    }
    lastAge = age;
    wiring.pass(frames);
    fade = lagged(fade, fadeTarget, frames, FADE_LAG_SECONDS);
    bend = lagged(bend, bendTarget, frames, bendLag());
    Movement movement = movement();
    for (int i = 0; i < movement.flexes().size(); i++) {
      flexes[i].pass(age);
    }
    for (int i = 0; i < movement.oscillators().size(); i++) {
      oscillators[i].pass(age, rates[i]);
    }
  }

  /// Adds to the slots what the generators give at an age.
  private void generate(long age) {
    Movement movement = movement();
    float[] slots = wiring.slots;
    List<Wire> wires = movement.wires();
    for (int i = 0; i < wires.size(); i++) {
      Wire wire = wires.get(i);
      double depth = slots[wire.depthSlot()];
      double value =
          switch (wire.source()) {
            case ENVELOPE -> (wire.index() == 0 ? pitchEnvelope : filterEnvelope).level(age);
            case FLEX -> flexes[wire.index()].level(age);
            case OSCILLATOR -> wave(wire.index(), age);
          };
      if (wire.slot() == Slots.AMPLITUDE) {
        slots[wire.slot()] *= (float) (1 - depth + depth * value);
      } else {
        slots[wire.slot()] += (float) (depth * value);
      }
    }
  }

  /// An oscillator's level, worked out when the first of its wires asks.
  private double wave(int index, long age) {
    OscillatorShape shape = movement().oscillators().get(index);
    float[] slots = wiring.slots;
    rates[index] = slots[shape.frequencySlot()];
    return slots[shape.scaleSlot()]
        * oscillators[index].level(age, rates[index], slots[shape.phaseSlot()]);
  }

  /// Shares a gain between the sides and the sends.
  private void spread(double level) {
    Loudness loudness = side.articulation().loudness();
    float[] slots = wiring.slots;
    double turns = (bounded(place + slots[Slots.PAN]) + 1) / 8;
    double l = ROOT_2 * Elementary.cosine(turns);
    double r = ROOT_2 * Elementary.sine(turns);
    if (side.place() != 0) {
      double own = side.place() < 0 ? l : r;
      double wide = (bounded(loudness.width() + slots[Slots.WIDTH]) + 1) / 8;
      double same = Elementary.sine(wide);
      double other = Elementary.cosine(wide);
      double at = (bounded(loudness.position() + slots[Slots.POSITION]) + 1) / 8;
      double toLeft = ROOT_2 * Elementary.cosine(at);
      double toRight = ROOT_2 * Elementary.sine(at);
      l = own * (side.place() < 0 ? same : other) * toLeft;
      r = own * (side.place() < 0 ? other : same) * toRight;
    }
    left = (float) (level * l);
    right = (float) (level * r);
    double both = level * (side.place() == 0 ? 1 : HALF_POWER);
    reverb = (float) (both * loudness.reverb());
    chorus = (float) (both * loudness.chorus());
  }

  private static double bounded(double x) {
    return Math.max(-1, Math.min(1, x));
  }

  /// The key (and pedal) let go at this age.
  public void release(long age) {
    if (flexAmp < 0) {
      amp.release(age);
    }
    pitchEnvelope.release(age);
    filterEnvelope.release(age);
    pass(age);
    for (int i = 0; i < movement().flexes().size(); i++) {
      flexes[i].release(age);
    }
  }

  /// Falls silent within these seconds.
  public void choke(long age, double seconds) {
    release(age);
    amp.choke(age, seconds);
  }

  /// Whether nothing will be heard from this age on.
  public boolean isOver(long age) {
    return amp.isOver(age) || (flexAmp >= 0 && flexes[flexAmp].isOver(age));
  }

  /// Cents above the recording's own pitch.
  public double cents() {
    return aimedCents;
  }

  /// Linear gain to the left.
  public float left() {
    return left;
  }

  /// Linear gain to the right.
  public float right() {
    return right;
  }

  /// Linear gain to the reverb.
  public float reverb() {
    return reverb;
  }

  /// Linear gain to the chorus.
  public float chorus() {
    return chorus;
  }

  /// How many filter stages it has.
  public int stages() {
    return stages;
  }

  /// Copies the coefficients of its stages, a0 = 1.
  public void copyStages(float[] b0, float[] b1, float[] b2, float[] a1, float[] a2) {
    System.arraycopy(tone.b0, 0, b0, 0, stages);
    System.arraycopy(tone.b1, 0, b1, 0, stages);
    System.arraycopy(tone.b2, 0, b2, 0, stages);
    System.arraycopy(tone.a1, 0, a1, 0, stages);
    System.arraycopy(tone.a2, 0, a2, 0, stages);
  }
}
