// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.articulation;

import java.util.Arrays;
import performia.engine.sampler.region.Region;

/// Plays one instrument on one channel: decides which regions an event starts and which voices it
/// stops. Built off the audio thread, used only on it; nothing is allocated, and every loop is
/// bound by the voices that sound or by the regions of one key. What is left to chance follows a
/// seed, so the same events sound the same.
public final class Performer {
  private static final int ALL_SOUND_OFF = 120;
  private static final int RESET_CONTROLLERS = 121;
  private static final int ALL_NOTES_OFF = 123;

  private final Performance performance;
  private final Voices voices;
  private final double sampleRate;
  private final int channel;
  private final Controllers controllers = new Controllers();
  private final Keyboard keyboard;
  private final NoteValues note;
  private final HeldVoices held;
  private final int[] turns;
  private final boolean[] waiting = new boolean[128];
  private final boolean[] sostenuto = new boolean[128];
  private int program;
  private long notes;
  private long chances;
  private float alternate;

  /// @param performance the instrument
  /// @param voices what sounds
  /// @param sampleRate frames a second
  /// @param channel 0..15
  /// @param polyphony how many voices may sound
  public Performer(
      Performance performance, Voices voices, double sampleRate, int channel, int polyphony) {
    this.performance = performance;
    this.voices = voices;
    this.sampleRate = sampleRate;
    this.channel = channel;
    keyboard = new Keyboard(performance);
    note = new NoteValues(controllers);
    held = new HeldVoices(voices, polyphony, Silence.articulation());
    turns = new int[performance.size()];
    reset();
  }

  /// The instrument.
  public Performance performance() {
    return performance;
  }

  /// Where its controllers stand.
  public Controllers controllers() {
    return controllers;
  }

  /// As at power-on; voices are forgotten, not stopped.
  public void reset() {
    controllers.reset(performance.controllers());
    keyboard.reset();
    held.clear();
    Arrays.fill(turns, 0);
    Arrays.fill(waiting, false);
    Arrays.fill(sostenuto, false);
    program = 0;
    notes = 0;
    chances = 0;
    alternate = 0;
  }

  private double chance() {
    return Chance.of(0x5f2b91c7L + channel, ++chances);
  }

  /// A key goes down.
  ///
  /// @param key 0..127
  /// @param velocity above 0, up to 1
  public void noteOn(int key, float velocity) {
    held.prune();
    boolean others = keyboard.downCount() > 0;
    keyboard.strike(key, velocity, voices.now());
    if (!performance.isSwitch(key)) {
      tell(key, velocity, others);
    }
    notes++;
    float chance = (float) chance();
    Articulation[] candidates = performance.down(key);
    int[] indices = performance.downIndices(key);
    for (int i = 0; i < candidates.length; i++) {
      Articulation one = candidates[i];
      Conditions conditions = one.conditions();
      int turn = turns[indices[i]]++ % conditions.sequenceLength();
      if (conditions.sequencePosition() > 0 && turn != conditions.sequencePosition() - 1) {
        continue;
      }
      float struck = one.switches().previousVelocity() ? keyboard.velocityBefore() : velocity;
      if (startsDown(conditions)
          && conditions.hasVelocity(struck)
          && conditions.hasChance(chance)
          && allows(one, key)
          && isInTime(one)) {
        silenceOthers(one, key, true);
        start(one, key, struck, Cause.KEY_DOWN, 0);
      }
    }
  }

  private boolean startsDown(Conditions conditions) {
    return switch (conditions.trigger()) {
      case ATTACK -> true;
      case FIRST -> keyboard.downCount() <= 1;
      case LEGATO -> keyboard.downCount() > 1;
      default -> false;
    };
  }

  /// Writes what a new note says to the extended controllers.
  private void tell(int key, float velocity, boolean others) {
    controllers.set(Controllers.VELOCITY, velocity);
    controllers.set(Controllers.KEY, key / 127f);
    controllers.set(Controllers.GATE, others ? 1 : 0);
    controllers.set(Controllers.RANDOM, (float) chance());
    controllers.set(Controllers.BIPOLAR_RANDOM, (float) (2 * chance() - 1));
    controllers.set(Controllers.ALTERNATE, alternate);
    alternate = 1 - alternate;
    controllers.set(Controllers.KEY_DELTA, keyboard.delta());
    controllers.set(Controllers.KEY_DISTANCE, Math.abs(keyboard.delta()));
  }

  /// Whether everything but key, velocity and chance lets a region sound.
  private boolean allows(Articulation one, int key) {
    Conditions c = one.conditions();
    float bend = controllers.value(Controllers.BEND);
    float pressure = controllers.value(Controllers.PRESSURE);
    float keyPressure = controllers.keyPressure(key);
    return channel >= c.channelLow()
        && channel <= c.channelHigh()
        && program >= c.programLow()
        && program <= c.programHigh()
        && bend >= c.bendLow()
        && bend <= c.bendHigh()
        && pressure >= c.pressureLow()
        && pressure <= c.pressureHigh()
        && keyPressure >= c.keyPressureLow()
        && keyPressure <= c.keyPressureHigh()
        && keyboard.allows(one.switches())
        && controllersAllow(c);
  }

  private boolean controllersAllow(Conditions conditions) {
    for (int i = 0; i < conditions.controllers().size(); i++) {
      Span span = conditions.controllers().get(i);
      if (!span.has(controllers.value(span.number()))) {
        return false;
      }
    }
    return true;
  }

  private boolean isInTime(Articulation one) {
    Conditions conditions = one.conditions();
    if (conditions.secondsLow() <= 0 && conditions.secondsHigh() == Float.MAX_VALUE) {
      return true;
    }
    long last = held.lastStart(one.ending().group());
    double seconds = last < 0 ? Float.MAX_VALUE : (voices.now() - last) / sampleRate;
    return seconds >= conditions.secondsLow() && seconds <= conditions.secondsHigh();
  }

  /// Silences what a region of this group silences.
  ///
  /// @param releases whether what is silenced sounds its release
  private void silenceOthers(Articulation by, int key, boolean releases) {
    long group = by.ending().group();
    for (int i = 0; i < held.count(); i++) {
      Held other = held.at(i);
      Ending ending = other.articulation.ending();
      if (other.off
          || other.note == notes
          || other.cause == Cause.KEY_UP
          || ending.offBy() == Ending.NOBODY
          || ending.offBy() != group
          || (ending.group() == group
              && other.key == key
              && controllersAllow(other.articulation.conditions()))) {
        continue;
      }
      other.silence(voices);
      if (releases && other.cause == Cause.KEY_DOWN) {
        releaseRegions(other.key, other.velocity, Occasion.SILENCED);
      }
    }
  }

  private void start(Articulation one, int key, float velocity, Cause cause, double weakerDb) {
    note.start(controllers, key, velocity, cause == Cause.KEY_UP);
    Region[] sides = one.sides(cause == Cause.CONTROLLER ? one.pitch().keyCenter() : key);
    if (sides.length == 0) {
      return;
    }
    held.limit(one, key, velocity, notes);
    long seed = Chance.mix((long) channel << 48 ^ ++chances);
    Start begin = one.start();
    double delay = begin.delaySeconds().of(note) + begin.delayRandomSeconds() * Chance.of(seed, 20);
    double offset =
        begin.offsetFrames().of(note) + begin.offsetRandomFrames() * Chance.of(seed, 21);
    long frames = Math.round(Math.max(0, Math.min(100, delay)) * sampleRate);
    int from = (int) Math.max(0, Math.min(Integer.MAX_VALUE, offset));
    long left = begin(sides[0], key, velocity, seed, cause, frames, from, weakerDb);
    long right =
        sides.length < 2
            ? Voices.NONE
            : begin(sides[1], key, velocity, seed, cause, frames, from, weakerDb);
    Held slot = held.add(one, left, right, key, velocity, cause, notes);
    if (slot != null) {
      Ending ending = one.ending();
      slot.startedAt = voices.now() + frames;
      slot.pedal = isDown(ending.sustainController(), ending.sustainFrom());
      slot.sostenuto =
          isDown(ending.sostenutoController(), ending.sostenutoFrom())
              ? Held.Sostenuto.TOO_LATE
              : Held.Sostenuto.UP;
    }
  }

  private long begin(
      Region region,
      int key,
      float velocity,
      long seed,
      Cause cause,
      long delay,
      int offset,
      double weakerDb) {
    return voices.start(region, key, velocity, notes, seed, cause, delay, offset, weakerDb);
  }

  private boolean isDown(int pedal, float from) {
    return controllers.value(pedal) >= from;
  }

  /// A key goes up.
  ///
  /// @param velocity how fast, 0..1
  public void noteOff(int key, float velocity) {
    if (!keyboard.isDown(key)) {
      return;
    }
    held.prune();
    keyboard.lift(key);
    controllers.set(Controllers.RELEASE_VELOCITY, velocity);
    for (int i = 0; i < held.count(); i++) {
      Held one = held.at(i);
      if (one.key == key && one.cause == Cause.KEY_DOWN && !one.keyUp) {
        one.keyUp = true;
        if (!one.articulation.ending().oneShot() && !one.isPedalled()) {
          one.release(voices);
        }
      }
    }
    notes++;
    releaseRegions(key, keyboard.velocity(key), Occasion.KEY);
  }

  /// What ended a note.
  private enum Occasion {
    KEY,
    PEDAL,
    SILENCED
  }

  /// Starts the regions that answer to a note that ends.
  private void releaseRegions(int key, float velocity, Occasion occasion) {
    float chance = (float) chance();
    for (Articulation one : performance.up(key)) {
      Conditions conditions = one.conditions();
      int length = conditions.sequenceLength();
      boolean turn =
          conditions.sequencePosition() <= 0
              || length <= 1
              || isTurn(one, key, conditions.sequencePosition(), length);
      if (!turn
          || (occasion == Occasion.PEDAL && conditions.trigger() != Trigger.RELEASE)
          || !conditions.hasVelocity(velocity)
          || !conditions.hasChance(chance)
          || !allows(one, key)) {
        continue;
      }
      if (conditions.trigger() == Trigger.RELEASE && isHeldBack(one.ending(), key)) {
        waiting[key] = true;
        continue;
      }
      if (conditions.trigger() == Trigger.RELEASE
          && !one.ending().releaseWhenDead()
          && !held.hasAttack(conditions)) {
        continue;
      }
      if (occasion != Occasion.SILENCED) {
        silenceOthers(one, key, false);
      }
      start(one, key, velocity, Cause.KEY_UP, weaker(one, key));
    }
  }

  private boolean isTurn(Articulation one, int key, int position, int length) {
    Articulation[] candidates = performance.down(key);
    for (int i = 0; i < candidates.length; i++) {
      if (candidates[i] == one) {
        return (turns[performance.downIndices(key)[i]] - 1 + length) % length == position - 1;
      }
    }
    return false;
  }

  private double weaker(Articulation one, int key) {
    double seconds = (voices.now() - keyboard.struckAt(key)) / sampleRate;
    return one.loudness().dbPerSecond() * seconds;
  }

  private boolean isHeldBack(Ending ending, int key) {
    return (ending.sustain() && isDown(ending.sustainController(), ending.sustainFrom()))
        || (ending.sostenuto()
            && sostenuto[key]
            && isDown(ending.sostenutoController(), ending.sostenutoFrom()));
  }

  /// A controller moves.
  ///
  /// @param number 0..511
  /// @param value 0..1
  public void control(int number, float value) {
    if (number < 0 || number >= Controllers.COUNT) {
      return;
    }
    held.prune();
    float before = controllers.value(number);
    if (number == ALL_SOUND_OFF || number >= ALL_NOTES_OFF && number < 128) {
      everythingUp();
      return;
    }
    if (number == RESET_CONTROLLERS) {
      for (int i = 0; i < 128; i++) {
        // what a reset leaves alone (MIDI RP-015): bank, volume, pan, sends, sound controllers
        if (i == 1 || i == 2 || i == 4 || i == 11 || (i >= 64 && i <= 69)) {
          control(i, performance.controllers()[i]);
        }
      }
      bend(0);
      pressure(0);
      return;
    }
    controllers.set(number, value);
    if (performance.isPedal(number)) {
      pedal(number, value);
    }
    if (value != before) {
      trigger(number, value);
    }
  }

  private void trigger(int number, float value) {
    Articulation[] concerned = performance.movedBy(number);
    if (concerned.length == 0) {
      return;
    }
    notes++;
    float chance = (float) chance();
    for (Articulation one : concerned) {
      Conditions conditions = one.conditions();
      if (isIn(conditions.stoppers(), number, value)) {
        held.release(one);
      }
      if (isIn(conditions.starters(), number, value)
          && conditions.hasChance(chance)
          && allows(one, one.pitch().keyCenter())) {
        silenceOthers(one, -1, false);
        start(one, one.pitch().keyCenter(), 1, Cause.CONTROLLER, 0);
      }
    }
  }

  private static boolean isIn(java.util.List<Span> spans, int number, float value) {
    for (int i = 0; i < spans.size(); i++) {
      if (spans.get(i).number() == number && spans.get(i).has(value)) {
        return true;
      }
    }
    return false;
  }

  /// A pedal moves: it takes hold of what sounds, or lets it go.
  private void pedal(int number, float value) {
    boolean up = true;
    for (int i = 0; i < held.count(); i++) {
      Held one = held.at(i);
      Ending ending = one.articulation.ending();
      if (number == ending.sustainController()) {
        one.pedal = value >= ending.sustainFrom();
        up &= !one.pedal;
      }
      if (number == ending.sostenutoController()) {
        boolean down = value >= ending.sostenutoFrom();
        up &= !down;
        one.sostenuto =
            !down
                ? Held.Sostenuto.UP
                : one.sostenuto == Held.Sostenuto.UP && !one.keyUp
                    ? Held.Sostenuto.HELD
                    : one.sostenuto;
      }
      if (one.keyUp && !ending.oneShot() && !one.off && !one.isPedalled()) {
        one.release(voices);
      }
    }
    if (number == 66) {
      for (int key = 0; key < 128; key++) {
        sostenuto[key] = value >= 0.5f / 127 && (sostenuto[key] || keyboard.isDown(key));
      }
    }
    if (up) {
      releaseWaiting();
    }
  }

  private void releaseWaiting() {
    notes++;
    for (int key = 0; key < 128; key++) {
      if (waiting[key] && !keyboard.isDown(key)) {
        waiting[key] = false;
        releaseRegions(key, keyboard.velocity(key), Occasion.PEDAL);
      }
    }
  }

  /// Every key goes up.
  public void everythingUp() {
    for (int key = 0; key < 128; key++) {
      noteOff(key, 0.5f);
    }
  }

  /// The wheel moves, -1..1.
  public void bend(float value) {
    moved(Controllers.BEND, value);
  }

  /// The channel is pressed, 0..1.
  public void pressure(float value) {
    moved(Controllers.PRESSURE, value);
  }

  /// One key is pressed, 0..1.
  public void keyPressure(int key, float value) {
    float before = controllers.value(Controllers.KEY_PRESSURE);
    controllers.keyPressure(key, value);
    if (value != before) {
      trigger(Controllers.KEY_PRESSURE, value);
    }
  }

  private void moved(int number, float value) {
    float before = controllers.value(number);
    controllers.set(number, value);
    if (value != before) {
      trigger(number, value);
    }
  }

  /// A program is chosen, 0..127.
  public void program(int number) {
    program = number;
  }
}
