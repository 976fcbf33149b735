// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.midi;

import java.util.Arrays;
import java.util.List;
import performia.engine.audio.AudioCallback;
import performia.engine.dsp.Chorus;
import performia.engine.dsp.Limiter;
import performia.engine.dsp.Reverb;
import performia.engine.sound.ChannelInstrument;

/// Plays a MIDI file on an instrument of sixteen channels a port, every message at its exact frame.
/// Built off the audio thread; [#process] runs on it and allocates nothing.
public final class MidiPlayer implements AudioCallback {
  private static final int BLOCK_FRAMES = 64;
  private static final float CEILING = 0.96605f; // -0.3 dBFS
  private static final int LOOK_AHEAD_BLOCKS = 2;
  private static final double DAMPING_HZ = 4800;

  private final MidiSequence sequence;
  private final ChannelInstrument[] instruments;
  private final float gain;
  private final boolean effects;
  private final float[] left = new float[BLOCK_FRAMES];
  private final float[] right = new float[BLOCK_FRAMES];
  private final float[] reverbFeed = new float[BLOCK_FRAMES];
  private final float[] chorusFeed = new float[BLOCK_FRAMES];
  private final float[] wetLeft = new float[BLOCK_FRAMES];
  private final float[] wetRight = new float[BLOCK_FRAMES];
  private int sampleRate = 48_000;
  private Reverb reverb = new Reverb(EffectMessages.USUAL_SECONDS, DAMPING_HZ, sampleRate);
  private Chorus chorus = new Chorus(sampleRate);
  private Limiter limiter = new Limiter(CEILING, BLOCK_FRAMES, 0.08, sampleRate);
  private MidiSequence playing;
  private int next;
  private long frame;
  private int ready;
  private int lead;
  private volatile boolean over;

  /// @param instrument built for the stream's sample rate and blocks of 64 frames
  /// @param gain linear, before the limiter
  /// @param effects whether reverb and chorus are heard
  public MidiPlayer(
      MidiSequence sequence, ChannelInstrument instrument, float gain, boolean effects) {
    this(sequence, List.of(instrument), gain, effects);
  }

  /// @param instruments one a port, at least one; of more ports the later share the same again
  public MidiPlayer(
      MidiSequence sequence,
      List<? extends ChannelInstrument> instruments,
      float gain,
      boolean effects) {
    if (instruments.isEmpty()) {
      throw new IllegalArgumentException("no instrument (1 or more)");
    }
    this.sequence = sequence;
    this.playing = sequence;
    this.instruments = instruments.toArray(ChannelInstrument[]::new);
    this.gain = gain;
    this.effects = effects;
  }

  @Override
  public void prepare(int newSampleRate, int maxFrames) {
    sampleRate = newSampleRate;
    reverb = new Reverb(EffectMessages.USUAL_SECONDS, DAMPING_HZ, newSampleRate);
    chorus = new Chorus(newSampleRate);
    limiter = new Limiter(CEILING, LOOK_AHEAD_BLOCKS * BLOCK_FRAMES, 0.08, newSampleRate);
    rehearse();
    for (ChannelInstrument instrument : instruments) {
      instrument.reset();
    }
    next = 0;
    frame = 0;
    ready = 0;
    lead = limiter.latencyFrames();
    over = sequence.size() == 0;
  }

  /// Plays a message of every kind and forgets it: the JVM links each call the first time it is
  /// met, and allocates then.
  private void rehearse() {
    playing = everyKind();
    next = 0;
    frame = 0;
    block();
    block();
    limiter.reset();
    reverb.reset();
    chorus.reset();
    EffectMessages.reset(reverb, chorus);
    playing = sequence;
  }

  private static MidiSequence everyKind() {
    EventList events = new EventList("");
    for (int command = 0x80; command < 0xf0; command += 0x10) {
      events.message(0, 0, command, 60, 100);
    }
    events.message(0, 0, 0x90, 60, 0);
    events.keyBend(0, 0, 0, 60, 1);
    for (byte[] bytes : EffectMessages.EXAMPLES) {
      events.exclusive(0, 0);
      events.exclusiveBytes(bytes, 0, bytes.length);
      events.exclusiveEnd();
    }
    return events.sequence(Division.ofBeats(96), new Repairs());
  }

  @Override
  public void process(float[][] inputs, float[] outLeft, float[] outRight, int frames, long nanos) {
    // The limiter's latency is left out, so that frame n of the file is frame n of the sound.
    while (lead > 0) {
      block();
      ready = Math.max(0, BLOCK_FRAMES - lead);
      lead -= BLOCK_FRAMES - ready;
    }
    int done = 0;
    while (done < frames) {
      if (ready == 0) {
        block();
        ready = BLOCK_FRAMES;
      }
      int length = Math.min(ready, frames - done);
      System.arraycopy(left, BLOCK_FRAMES - ready, outLeft, done, length);
      System.arraycopy(right, BLOCK_FRAMES - ready, outRight, done, length);
      ready -= length;
      done += length;
    }
  }

  private void block() {
    while (next < playing.size()) {
      long offset = Math.round(playing.seconds(next) * sampleRate) - frame;
      if (offset >= BLOCK_FRAMES) {
        break;
      }
      send((int) Math.max(0, offset), next++);
    }
    over = next == playing.size();
    frame += BLOCK_FRAMES;
    Arrays.fill(left, 0);
    Arrays.fill(right, 0);
    Arrays.fill(reverbFeed, 0);
    Arrays.fill(chorusFeed, 0);
    for (ChannelInstrument instrument : instruments) {
      instrument.render(left, right, reverbFeed, chorusFeed, BLOCK_FRAMES);
    }
    if (effects) {
      addEffects();
    }
    for (int i = 0; i < BLOCK_FRAMES; i++) {
      left[i] *= gain;
      right[i] *= gain;
    }
    limiter.process(left, right, BLOCK_FRAMES);
  }

  private void addEffects() {
    chorus.process(chorusFeed, left, right, BLOCK_FRAMES);
    reverb.process(reverbFeed, reverbFeed, wetLeft, wetRight, BLOCK_FRAMES);
    for (int i = 0; i < BLOCK_FRAMES; i++) {
      left[i] += wetLeft[i];
      right[i] += wetRight[i];
    }
  }

  private void send(int offset, int i) {
    playing.send(i, offset, instruments[playing.port(i) % instruments.length]);
    if (playing.command(i) == MidiSequence.SYSTEM_EXCLUSIVE) {
      int from = playing.exclusiveFrom(i);
      EffectMessages.obey(playing.exclusives(), from, playing.exclusiveLength(i), reverb, chorus);
    }
  }

  /// Whether the last message was played; what it started may still sound. Any thread.
  public boolean over() {
    return over;
  }
}
