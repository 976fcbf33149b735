// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler;

import performia.engine.sampler.region.Modulation;
import performia.engine.sampler.region.Parameter;
import performia.engine.sampler.region.Region;
import performia.engine.sampler.region.Sound;

/// One region sounding. Pitch, filter and gains are set at ticks of its own age and move in
/// straight lines between them, so a block border changes nothing. Built off the audio thread,
/// played only on it.
final class Voice {
  /// Frames from tick to tick.
  private static final int TICK = 64;

  /// Ticks are short while an attack may still be on.
  private static final int SHORT_TICK = 16;

  private static final int SHORT_TICKS_UNTIL = 128;

  /// A stolen voice fades over this many frames.
  private static final int FADE = 128;

  /// An exclusive class falls silent in half of this, to the ear.
  private static final double CHOKE_SECONDS = 0.12;

  private static final float SOFT_PEDAL_DB = 3;
  private static final float SOFT_PEDAL_OCTAVES = 0.3f;

  private static final int PITCH = Parameter.PITCH_CENTS.slot();
  private static final int CUTOFF = Parameter.CUTOFF_OCTAVES.slot();
  private static final int LFO_DELAY = Parameter.LFO_DELAY_OCTAVES.slot();
  private static final int LFO_RATE = Parameter.LFO_RATE_OCTAVES.slot();
  private static final int LFO_TO_PITCH = Parameter.LFO_TO_PITCH_CENTS.slot();
  private static final int LFO_TO_CUTOFF = Parameter.LFO_TO_CUTOFF_OCTAVES.slot();
  private static final int LFO_TO_GAIN = Parameter.LFO_TO_GAIN_DB.slot();
  private static final int VIBRATO_DELAY = Parameter.VIBRATO_DELAY_OCTAVES.slot();
  private static final int VIBRATO_RATE = Parameter.VIBRATO_RATE_OCTAVES.slot();
  private static final int VIBRATO_TO_PITCH = Parameter.VIBRATO_TO_PITCH_CENTS.slot();
  private static final int ENVELOPE_TO_PITCH = Parameter.ENVELOPE_TO_PITCH_CENTS.slot();
  private static final int ENVELOPE_TO_CUTOFF = Parameter.ENVELOPE_TO_CUTOFF_OCTAVES.slot();
  private static final int ATTENUATION = Parameter.ATTENUATION_DB.slot();

  private final double sampleRate;
  private final float[] mono;
  private final float[] values = new float[Parameter.COUNT];
  private final VolumeEnvelope volume;
  private final ModulationEnvelope envelope;
  private final Oscillator lfo;
  private final Oscillator vibrato;
  private final LowPass filter;
  private final Playhead playhead;
  private final Gains gains = new Gains();

  private Region region;
  private Channel channel;
  private int struckKey;
  private int key;
  private float velocity;
  private boolean soft;
  private long note;
  private Hold hold = Hold.RELEASED;
  private boolean captured;
  private boolean fading;
  private boolean over = true;
  private boolean stale;
  private long age;
  private int tickFrames;
  private int tickDone;
  private double ratioAtRest;
  private double glideCents;
  private long glideFrom;
  private double glideFrames;

  /// Why a voice is still held.
  private enum Hold {
    KEY,
    PEDAL,
    RELEASED
  }

  /// @param window memory to read sounds through, shared by the voices of a thread
  /// @param mono memory for one piece, shared likewise
  /// @param idle a region and channel to stand for "none yet"
  Voice(
      double sampleRate,
      FilterTable table,
      Playhead.Window window,
      float[] mono,
      Region idle,
      Channel idleChannel) {
    this.sampleRate = sampleRate;
    this.mono = mono;
    this.region = idle;
    this.channel = idleChannel;
    volume = new VolumeEnvelope(sampleRate);
    envelope = new ModulationEnvelope(sampleRate);
    lfo = new Oscillator(sampleRate);
    vibrato = new Oscillator(sampleRate);
    filter = new LowPass(table);
    playhead = new Playhead(window, idle.sound());
  }

  /// Starts to sound.
  ///
  /// @param newNote the note it is a part of; later notes have higher numbers
  void start(Channel on, Region next, int struck, float struckVelocity, long newNote) {
    channel = on;
    region = next;
    struckKey = struck;
    key = next.key(struck);
    velocity = next.velocity(struckVelocity);
    soft = on.isDown(Channel.SOFT);
    note = newNote;
    hold = Hold.KEY;
    captured = false;
    fading = false;
    over = false;
    age = 0;
    tickFrames = 0;
    tickDone = 0;
    modulate();
    volume.start(values, key);
    envelope.start(values, key);
    lfo.start(values[LFO_DELAY]);
    vibrato.start(values[VIBRATO_DELAY]);
    filter.start();
    gains.start();
    Sound sound = next.sound();
    playhead.start(sound);
    ratioAtRest = sound.sampleRate() / sampleRate;
    glide();
  }

  private void glide() {
    glideCents = channel.glideCents();
    glideFrames = Math.max(1, channel.glideSeconds() * sampleRate);
    glideFrom = age;
  }

  /// What is left of a glide at an age.
  private double glide(long at) {
    return glideCents == 0 ? 0 : glideCents * Math.max(0, 1 - (at - glideFrom) / glideFrames);
  }

  /// Goes on as another key, without a new stroke.
  void retune(int struck) {
    interrupt();
    struckKey = struck;
    key = region.key(struck);
    glide();
    stale = true;
  }

  /// Adds its frames `[from, to)` of the block to the buses.
  void render(float[][] buses, int from, int to) {
    int at = from;
    while (at < to) {
      if (tickDone == tickFrames) {
        if (volume.isOver(age) || playhead.isOver() || (fading && tickFrames > 0)) {
          over = true;
          return;
        }
        tick();
      }
      int n = Math.min(Math.min(to - at, tickFrames - tickDone), Playhead.MAX_PIECE);
      playhead.read(mono, n);
      if (filter.isOn()) {
        filter.process(mono, n);
      }
      gains.mix(mono, n, tickDone, buses, at);
      tickDone += n;
      age += n;
      at += n;
    }
  }

  /// Sets everything for the frames up to the next tick.
  private void tick() {
    if (tickFrames > 0) {
      lfo.pass(age - tickFrames, tickFrames);
      vibrato.pass(age - tickFrames, tickFrames);
    }
    int frames = fading ? FADE : age < SHORT_TICKS_UNTIL ? SHORT_TICK : TICK;
    tickFrames = frames;
    tickDone = 0;
    if (stale) {
      modulate();
    }
    lfo.rate(values[LFO_RATE]);
    vibrato.rate(values[VIBRATO_RATE]);
    double wave = lfo.ahead(age, frames);
    double bump = envelope.level(age + frames);
    double cents =
        region.cents(key)
            + values[PITCH]
            + channel.tuningCents(struckKey)
            + glide(age + frames)
            + wave * values[LFO_TO_PITCH]
            + vibrato.ahead(age, frames) * values[VIBRATO_TO_PITCH]
            + bump * values[ENVELOPE_TO_PITCH];
    playhead.ratio(ratioAtRest * Power.two(cents / 1200));
    double cutoff =
        values[CUTOFF]
            + wave * values[LFO_TO_CUTOFF]
            + bump * values[ENVELOPE_TO_CUTOFF]
            - (soft ? SOFT_PEDAL_OCTAVES : 0);
    filter.aim(cutoff, values, frames);
    double fall = Math.max(0, values[ATTENUATION]) + (soft ? SOFT_PEDAL_DB : 0);
    double level = Power.gain(fall - wave * values[LFO_TO_GAIN]);
    gains.aim(fading ? 0 : level * volume.level(age + frames), values, channel, frames);
  }

  /// Adds to the region's values what the controllers add now.
  private void modulate() {
    stale = false;
    region.copyValues(values);
    int count = region.modulationCount();
    for (int i = 0; i < count; i++) {
      Modulation wire = region.modulation(i);
      float moved =
          wire.amount()
              * channel.read(wire.source(), key, velocity)
              * channel.read(wire.scale(), key, velocity);
      values[wire.target().slot()] += wire.absolute() ? Math.abs(moved) : moved;
    }
    if (channel.isShaped()) {
      channel.shape(region, struckKey, values);
    }
  }

  /// Makes the next frame a tick, without a jump.
  private void interrupt() {
    if (tickFrames > 0) {
      lfo.pass(age - tickDone, tickDone);
      vibrato.pass(age - tickDone, tickDone);
    }
    gains.stop(tickDone);
    filter.stop();
    tickFrames = 0;
    tickDone = 0;
  }

  /// The key went up; a pedal may go on holding it.
  void keyUp(boolean pedal) {
    if (pedal) {
      hold = Hold.PEDAL;
    } else {
      release();
    }
  }

  /// Lets go.
  void release() {
    if (hold != Hold.RELEASED) {
      hold = Hold.RELEASED;
      interrupt();
      volume.release(age);
      envelope.release(age);
      playhead.release();
    }
  }

  /// Falls silent quickly, as an open hi-hat does when it is closed.
  void choke() {
    hold = Hold.RELEASED;
    interrupt();
    volume.release(age, CHOKE_SECONDS);
  }

  /// Makes room: silent within [#FADE] frames.
  void fade() {
    if (!fading) {
      hold = Hold.RELEASED;
      interrupt();
      fading = true;
    }
  }

  /// The sostenuto pedal went down.
  void capture() {
    captured = hold == Hold.KEY;
  }

  /// The sostenuto pedal went up.
  void uncapture() {
    captured = false;
  }

  /// A controller moved: the next tick has to look.
  void markStale() {
    stale = true;
  }

  boolean isOver() {
    return over;
  }

  boolean isFading() {
    return fading;
  }

  boolean isReleased() {
    return hold == Hold.RELEASED;
  }

  boolean isKeyDown() {
    return hold == Hold.KEY;
  }

  boolean isCaptured() {
    return captured;
  }

  boolean isOn(Channel other) {
    return channel == other;
  }

  int key() {
    return struckKey;
  }

  long note() {
    return note;
  }

  int exclusiveClass() {
    return region.exclusiveClass();
  }

  /// How loud it is now.
  float loudness() {
    return gains.loudest(tickDone);
  }

  /// Silent at once, for a reset.
  void stop() {
    over = true;
  }
}
