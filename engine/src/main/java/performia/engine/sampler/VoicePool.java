// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import performia.engine.sampler.kernel.Interpolation;
import performia.engine.sampler.kernel.KernelSource;
import performia.engine.sampler.kernel.Lanes;
import performia.engine.sampler.recording.ReadingPlaces;
import performia.engine.sampler.region.Preset;
import performia.engine.sampler.region.Region;
import performia.engine.sampler.region.Sound;
import performia.engine.sampler.region.Source;

/// The voices of one player and the block they are sounding. Built off the audio thread, played
/// only on it.
///
/// An event comes with its offset: the block is first rendered up to it, then the event is obeyed
/// at once. So every event lands on its frame, nothing is queued, and nothing can overflow.
final class VoicePool {
  /// Stands for all 128 keys.
  static final int EVERY_KEY = -1;

  /// An exclusive class falls silent in half of this, to the ear.
  private static final double CHOKE_SECONDS = 0.12;

  private final int maxFrames;
  private final int polyphony;
  private final int sampleRate;
  private final Seats seats;
  private final Voices voices;
  private final Control control;
  private final Playheads playheads;
  private final GainLines gains;
  private final Quanta quanta;
  private final Thief thief;
  private final Room room;
  private final Buses buses;
  private int rendered;
  private long notes;

  /// As the other, with the plain kernel and no motions.
  VoicePool(int sampleRate, int maxFrames, int polyphony) {
    this(sampleRate, maxFrames, polyphony, KernelSource.plain(Interpolation.CUBIC), null);
  }

  /// @param sampleRate frames a second
  /// @param maxFrames the longest block
  /// @param polyphony how many voices may sound, 1..16384
  /// @param kernels what reads, filters and mixes
  /// @param motionMaker makes what moves voices whose region has an extension; null = nobody
  VoicePool(
      int sampleRate,
      int maxFrames,
      int polyphony,
      KernelSource kernels,
      @Nullable Supplier<? extends VoiceMotion> motionMaker) {
    if (sampleRate < 8000 || sampleRate > 768_000) {
      throw new IllegalArgumentException("sampleRate " + sampleRate + " (8000..768000)");
    }
    if (maxFrames < 1 || maxFrames > 1 << 20) {
      throw new IllegalArgumentException("maxFrames " + maxFrames + " (1..1048576)");
    }
    if (polyphony < 1 || polyphony > 16_384) {
      throw new IllegalArgumentException("polyphony " + polyphony + " (1..16384)");
    }
    this.maxFrames = maxFrames;
    this.polyphony = polyphony;
    this.sampleRate = sampleRate;
    buses = new Buses(maxFrames);
    Lanes lanes = new Lanes(polyphony + Math.max(16, polyphony / 4)); // stolen voices fade in some
    Region silence = Voices.silence();
    seats = new Seats(lanes.capacity / Lanes.LANES);
    voices = new Voices(lanes.capacity, silence, new Channel(0, 0));
    playheads = new Playheads(lanes, silence.sound());
    gains = new GainLines(lanes);
    control = new Control(sampleRate, lanes, voices, playheads, gains, motionMaker);
    quanta = new Quanta(lanes, seats, voices, control, playheads, gains, kernels);
    thief = new Thief(seats, voices, gains, control);
    room = new Room(polyphony, lanes.capacity, seats, voices, quanta, thief);
  }

  /// Frames a second.
  int sampleRate() {
    return sampleRate;
  }

  /// How many voices may sound.
  int polyphony() {
    return polyphony;
  }

  /// Where voices read recordings that are streamed; any thread.
  ReadingPlaces places() {
    return playheads.places();
  }

  /// Renders what comes before an event.
  void advance(int offset) {
    int to = Math.min(offset, maxFrames);
    if (to > rendered) {
      quanta.render(buses.sums(), rendered, to);
      rendered = to;
    }
  }

  /// Adds a block of `frames` to the arrays, sends included.
  void render(float[] left, float[] right, float[] reverb, float[] chorus, int frames) {
    int n = Math.min(frames, maxFrames);
    advance(n);
    buses.addTo(left, GainLines.LEFT, n);
    buses.addTo(right, GainLines.RIGHT, n);
    buses.addTo(reverb, GainLines.REVERB, n);
    buses.addTo(chorus, GainLines.CHORUS, n);
    forget(n);
  }

  /// As the other, without the sends.
  void render(float[] left, float[] right, int frames) {
    int n = Math.min(frames, maxFrames);
    advance(n);
    buses.addTo(left, GainLines.LEFT, n);
    buses.addTo(right, GainLines.RIGHT, n);
    forget(n);
  }

  private void forget(int n) {
    buses.clear(Math.max(n, rendered));
    rendered = 0;
  }

  /// Starts a note; [Channel#strike] was told before.
  ///
  /// @param velocity above 0, up to 1
  void noteOn(Channel channel, Preset preset, int key, float velocity) {
    int struck = Math.max(1, Math.min(127, Math.round(velocity * 127)));
    long note = newNote();
    releaseKey(channel, key);
    int layers = preset.layerCount(key, struck);
    int part = Voices.NOBODY;
    for (int i = 0; i < layers; i++) {
      Region region = preset.layer(key, struck, i);
      if (region.exclusiveClass() != 0) {
        choke(channel, region.exclusiveClass(), note);
      }
      part = start(channel, region, key, Math.min(1, velocity), note, part);
    }
  }

  /// A number for a note that is about to start; later notes have higher ones.
  long newNote() {
    return ++notes;
  }

  /// Starts one region as a part of a note, both sides where it is stereo.
  ///
  /// @param note from [#newNote]
  /// @param sister a lane that this returned for another part of the note, or [Voices#NOBODY]
  /// @return the lane, which is the voice's until other voices start
  private int start(
      Channel channel, Region region, int key, float velocity, long note, int sister) {
    Sound right = region.right();
    byte side = right == null ? GainLines.BOTH : GainLines.LEFT_SIDE;
    int lane = seat(channel, region, key, velocity, note, sister);
    gains.side(lane, side);
    begin(lane, region.sound(), 0, 0, motion(lane, velocity, note));
    if (right != null) {
      int other = seat(channel, region, key, velocity, note, lane);
      gains.side(other, GainLines.RIGHT_SIDE);
      begin(other, right, 0, 0, motion(other, velocity, note));
    }
    return lane;
  }

  private @Nullable VoiceMotion motion(int lane, float velocity, long note) {
    Region region = voices.region[lane];
    VoiceMotion motion = region.extension() == null ? null : takeMotion();
    if (motion != null) {
      motion.start(region, voices.channel[lane], voices.struckKey[lane], velocity, note);
    }
    return motion;
  }

  /// A motion for [#start], which gives it back when the voice is over; null when nobody makes any.
  @Nullable VoiceMotion takeMotion() {
    return control.motions().take();
  }

  /// Starts one region, on one side, as a part of a note.
  ///
  /// @param note from [#newNote]
  /// @param delayFrames how much later than now it begins
  /// @param startFrame the frame of the sound it begins at
  /// @param motion what moves it, started by the caller; null = the standard voice
  /// @return its number, which no other voice will have
  long start(
      Channel channel,
      Region region,
      int key,
      float velocity,
      long note,
      int delayFrames,
      long startFrame,
      @Nullable VoiceMotion motion) {
    int lane = seat(channel, region, key, velocity, note, channel.firstLane);
    gains.side(lane, GainLines.BOTH);
    begin(lane, region.sound(), delayFrames, startFrame, motion);
    return voices.number[lane];
  }

  private void begin(
      int lane, Sound sound, int delayFrames, long startFrame, @Nullable VoiceMotion motion) {
    playheads.start(lane, sound, startFrame);
    control.motions().enter(lane, motion);
    quanta.start(lane, delayFrames);
  }

  /// Seats a new voice; another makes room when too many sound.
  private int seat(Channel channel, Region region, int key, float velocity, long note, int sister) {
    int lane = room.make(Seats.kindFor(region), note);
    boolean related = sister != Voices.NOBODY && voices.isPart(sister, note);
    voices.enter(lane, channel, region, key, velocity, note, related ? sister : Voices.NOBODY);
    return lane;
  }

  /// The notes that a key holds go on as another key, without a new stroke: legato in mono mode.
  /// [Channel#strike] was told the new key before.
  ///
  /// @return whether there was one
  boolean legato(Channel channel, int from, int to) {
    boolean found = false;
    int lane = channel.firstOfKey[from];
    while (lane != Voices.NOBODY) {
      int next = voices.nextOfKey(lane);
      if (voices.hold[lane] == Voices.KEY) {
        control.retune(lane, quanta.at(), to);
        quanta.stale(lane, Voices.EVERYTHING);
        found = true;
      }
      lane = next;
    }
    return found;
  }

  /// A key struck again damps what still rings of it, as a hammer does; pedals do not hold it.
  void releaseKey(Channel channel, int key) {
    int lane = channel.firstOfKey[key];
    while (lane != Voices.NOBODY) {
      release(lane);
      lane = voices.nextOfKey(lane);
    }
  }

  /// The frame up to which everything is rendered, counted from the first since a reset.
  long now() {
    return quanta.now();
  }

  /// Whether a voice goes on; not one that was stolen.
  boolean isSounding(long voice) {
    return voices.lane(voice) != Voices.NOBODY;
  }

  /// Lets go of a voice.
  void release(long voice) {
    int lane = voices.lane(voice);
    if (lane != Voices.NOBODY) {
      release(lane);
    }
  }

  /// Lets a voice fall silent: by the full range of its level within these seconds.
  void choke(long voice, double seconds) {
    int lane = voices.lane(voice);
    if (lane != Voices.NOBODY) {
      choke(lane, seconds);
    }
  }

  /// Lets go of a lane, whatever holds it.
  private void release(int lane) {
    if (voices.hold[lane] != Voices.RELEASED) {
      voices.hold[lane] = Voices.RELEASED;
      thief.released();
      if (!quanta.isWaiting(lane)) {
        control.release(lane, quanta.at());
        quanta.turn(lane, 0);
      }
    }
  }

  private void choke(Channel channel, int exclusiveClass, long note) {
    for (int lane = channel.firstLane; lane != Voices.NOBODY; lane = voices.nextOnChannel(lane)) {
      if (voices.region[lane].exclusiveClass() == exclusiveClass && voices.note[lane] != note) {
        choke(lane, CHOKE_SECONDS);
      }
    }
  }

  private void choke(int lane, double seconds) {
    if (!voices.fading[lane]) {
      voices.hold[lane] = Voices.RELEASED;
      thief.released();
      if (!quanta.isWaiting(lane)) {
        control.choke(lane, quanta.at(), seconds);
        quanta.turn(lane, 0);
      }
    }
  }

  /// A key went up; [#EVERY_KEY] means all of them.
  void noteOff(Channel channel, int key) {
    boolean sustained = channel.holds();
    boolean every = key == EVERY_KEY;
    int lane = every ? channel.firstLane : channel.firstOfKey[key];
    while (lane != Voices.NOBODY) {
      if (voices.hold[lane] == Voices.KEY) {
        if (sustained || voices.captured[lane]) {
          voices.hold[lane] = Voices.PEDAL;
        } else {
          release(lane);
        }
      }
      lane = every ? voices.nextOnChannel(lane) : voices.nextOfKey(lane);
    }
  }

  /// A pedal may have gone up: lets go of what neither key nor pedal holds.
  void pedalUp(Channel channel) {
    boolean sustained = channel.holds();
    for (int lane = channel.firstLane; lane != Voices.NOBODY; lane = voices.nextOnChannel(lane)) {
      if (!sustained && voices.hold[lane] == Voices.PEDAL && !voices.captured[lane]) {
        release(lane);
      }
    }
  }

  /// The sostenuto pedal moved.
  void sostenuto(Channel channel, boolean down) {
    for (int lane = channel.firstLane; lane != Voices.NOBODY; lane = voices.nextOnChannel(lane)) {
      voices.captured[lane] = down && voices.hold[lane] == Voices.KEY;
    }
    if (!down) {
      pedalUp(channel);
    }
  }

  /// Something of a channel changed that its voices listen to.
  void moved(Channel channel) {
    for (int lane = channel.firstLane; lane != Voices.NOBODY; lane = voices.nextOnChannel(lane)) {
      quanta.stale(lane, Voices.EVERYTHING);
    }
  }

  /// What a channel's wires read moved: only voices that listen look, and only at what it moves.
  ///
  /// @param number of the controller where the kind is `CONTROLLER`
  void moved(Channel channel, Source.Kind kind, int number) {
    boolean shaped = channel.isShaped();
    for (int lane = channel.firstLane; lane != Voices.NOBODY; lane = voices.nextOnChannel(lane)) {
      long moved = shaped ? Voices.EVERYTHING : Voices.movedBy(voices.region[lane], kind, number);
      if (moved != 0) {
        quanta.stale(lane, moved);
      }
    }
  }

  /// Fades every voice of a channel quickly.
  void allSoundOff(Channel channel) {
    int lane = channel.firstLane;
    while (lane != Voices.NOBODY) {
      int next = voices.nextOnChannel(lane);
      if (!voices.fading[lane]) {
        quanta.fade(lane);
      }
      lane = next;
    }
  }

  /// Silences everything at once and forgets the block that was begun.
  void reset() {
    for (int group = seats.next(0); group >= 0; group = seats.next(group)) {
      quanta.free(group * Lanes.LANES + Integer.numberOfTrailingZeros(seats.taken(group)));
    }
    quanta.reset();
    thief.forget();
    room.clear();
    forget(maxFrames);
  }

  /// How many frames were withheld because they were no numbers; 0 unless there is a fault.
  long refusedFrames() {
    return buses.refused();
  }

  int activeVoices() {
    return seats.count();
  }
}
