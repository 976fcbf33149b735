// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler;

import java.util.List;
import org.jspecify.annotations.Nullable;
import performia.engine.sampler.articulation.Performer;
import performia.engine.sampler.kernel.Interpolation;
import performia.engine.sampler.kernel.KernelSource;
import performia.engine.sampler.recording.ReadingPlaces;
import performia.engine.sampler.region.Preset;
import performia.engine.sound.Instrument;

/// One preset of a bank as one part of the band. Built off the audio thread, played only on it.
///
/// Volume starts full and the reverb send at nothing but what the bank asks for: level and room are
/// the mixer's. Full scale is one recording at full level, hard to one side.
public final class Sampler implements Instrument {
  /// How fast a key goes up that does not say it.
  private static final float USUAL_RELEASE = 0.5f;

  private final VoicePool pool;
  private final Channel channel = new Channel(1, 0);
  private final @Nullable Performer performer;
  private Preset preset;

  /// @param preset what it plays; its sounds are brought into memory
  /// @param sampleRate frames a second
  /// @param maxFrames the longest block
  /// @param polyphony how many voices may sound, 1..16384
  public Sampler(Preset preset, int sampleRate, int maxFrames, int polyphony) {
    this(preset, sampleRate, maxFrames, polyphony, KernelSource.plain(Interpolation.CUBIC));
  }

  /// As the other, with kernels of the caller's choice.
  ///
  /// @param kernels what reads, filters and mixes
  public Sampler(
      Preset preset, int sampleRate, int maxFrames, int polyphony, KernelSource kernels) {
    this.pool =
        new VoicePool(
            sampleRate,
            maxFrames,
            polyphony,
            kernels,
            SfzMotion.maker(List.of(preset), sampleRate));
    this.preset = preset;
    performer = SfzVoices.performer(preset, pool, channel, 0);
    preset.load();
    rehearse(maxFrames);
  }

  /// Plays a little and forgets it: the JVM loads classes and links call sites the first time they
  /// are met, and allocates then.
  private void rehearse(int maxFrames) {
    float[] left = new float[maxFrames];
    float[] right = new float[maxFrames];
    for (int pitch = 36; pitch <= 60; pitch += 6) {
      noteOn(0, pitch, 0.8f);
    }
    control(0, 64, 1);
    bend(0, 1);
    render(left, right, maxFrames);
    for (int pitch = 36; pitch <= 60; pitch += 6) {
      noteOff(0, pitch);
    }
    control(0, 64, 0);
    render(left, right, maxFrames);
    reset();
  }

  /// Its volume is the mixer's, so it stands full.
  private void startPerformer() {
    if (performer != null) {
      performer.reset();
      performer.control(Channel.VOLUME, 1);
    }
  }

  /// Where it reads recordings that are streamed, for the worker that reads ahead; any thread.
  public ReadingPlaces places() {
    return pool.places();
  }

  /// What it plays now.
  public Preset preset() {
    return preset;
  }

  /// Plays another preset from the next note on; what sounds goes on. Call [Preset#load] on it
  /// first, off the audio thread. An instrument that is performed (SFZ) stays what it was built
  /// with.
  public void program(Preset next) {
    preset = next;
  }

  @Override
  public void noteOn(int offset, int pitch, float velocity) {
    if (pitch >= 0 && pitch <= 127 && velocity > 0) {
      pool.advance(offset);
      if (performer != null) {
        performer.noteOn(pitch, Math.min(1, velocity));
        return;
      }
      channel.strike(pitch);
      pool.noteOn(channel, preset, pitch, velocity);
    }
  }

  @Override
  public void noteOff(int offset, int pitch) {
    if (pitch >= 0 && pitch <= 127) {
      pool.advance(offset);
      if (performer != null) {
        performer.noteOff(pitch, USUAL_RELEASE);
        return;
      }
      pool.noteOff(channel, pitch);
    }
  }

  @Override
  public void control(int offset, int controller, float value) {
    pool.advance(offset);
    if (performer != null && controller >= 0 && controller < 128) {
      performer.control(controller, Math.max(0, Math.min(1, value)));
    }
    Controls.move(pool, channel, controller, value);
  }

  @Override
  public void bend(int offset, float semitones) {
    pool.advance(offset);
    channel.bendSemitones(semitones);
    if (performer != null) {
      performer.controllers().tune(100 * semitones);
    }
    pool.moved(channel);
  }

  @Override
  public void render(float[] left, float[] right, int frames) {
    pool.render(left, right, frames);
  }

  /// As the other, and adds what the regions send to the reverb and the chorus.
  ///
  /// @param reverb mono, at least `frames` long
  /// @param chorus mono, at least `frames` long
  public void render(float[] left, float[] right, float[] reverb, float[] chorus, int frames) {
    pool.render(left, right, reverb, chorus, frames);
  }

  @Override
  public void reset() {
    pool.reset();
    channel.reset();
    startPerformer();
  }

  @Override
  public int activeVoices() {
    return pool.activeVoices();
  }
}
