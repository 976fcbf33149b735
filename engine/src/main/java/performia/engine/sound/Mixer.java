// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sound;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import performia.engine.dsp.Echo;
import performia.engine.dsp.Limiter;
import performia.engine.dsp.Ramp;
import performia.engine.dsp.Reverb;

/// Sums the parts: strips, reverb, echo, master effects and fader, limiter, meters. Audio thread;
/// allocates nothing after [#prepare].
public final class Mixer {
  /// The limiter's ceiling: -1 dB true peak, the most that EBU R 128 allows.
  public static final float CEILING = 0.89125f;

  private static final double RELEASE_SECONDS = 0.08;
  private static final double RAMP_SECONDS = 0.01;
  private static final double DAMPING_HZ = 5200;

  private final Part[] parts;
  private final float[] partLeft = new float[AudioEngine.BLOCK_FRAMES];
  private final float[] partRight = new float[AudioEngine.BLOCK_FRAMES];
  private final float[] sendLeft = new float[AudioEngine.BLOCK_FRAMES];
  private final float[] sendRight = new float[AudioEngine.BLOCK_FRAMES];
  private final float[] wetLeft = new float[AudioEngine.BLOCK_FRAMES];
  private final float[] wetRight = new float[AudioEngine.BLOCK_FRAMES];
  private final float[] echoLeft = new float[AudioEngine.BLOCK_FRAMES];
  private final float[] echoRight = new float[AudioEngine.BLOCK_FRAMES];
  private final Effects effects = new Effects();
  private Echo echo = new Echo(48_000);
  private double beatSeconds = 0.5;
  private final float[] masterCurve = new float[AudioEngine.BLOCK_FRAMES];

  private float masterTarget = 1;
  private float reverbTarget = 1;
  private double reverbSeconds = 1.4;
  private Ramp master = new Ramp(1, 1);
  private Ramp reverbGain = new Ramp(1, 1);
  private Reverb reverb = new Reverb(1.4, DAMPING_HZ, 48_000);
  private Limiter limiter = limiter(48_000);
  private LevelMeter meter = new LevelMeter(48_000, AudioEngine.BLOCK_FRAMES);
  private @Nullable StemTap tap;

  Mixer(List<Part> parts) {
    this.parts = parts.toArray(new Part[0]);
  }

  /// Where the parts' stems go; before the stream starts.
  public void tap(@Nullable StemTap newTap) {
    tap = newTap;
  }

  /// @param gain linear, 0..4
  public void masterGain(float gain) {
    masterTarget = Math.clamp(gain, 0, 4);
    master.to(masterTarget);
  }

  /// @param gain linear, 0..4
  public void reverbGain(float gain) {
    reverbTarget = Math.clamp(gain, 0, 4);
    reverbGain.to(reverbTarget);
  }

  /// @param seconds to -60 dB, 0.1..10
  public void reverbSeconds(double seconds) {
    reverbSeconds = seconds;
    reverb.seconds(seconds);
  }

  /// Turns a knob of the master's effects; a value out of range goes to the nearest end.
  ///
  /// @param parameter one that the master has; others do nothing
  public void effect(EffectParameter parameter, double value) {
    if (parameter.isForMaster()) {
      effects.set(parameter, value);
      tuneEcho();
    }
  }

  /// The echo repeats in beats, so it has to know how long one lasts now.
  void beatSeconds(double seconds) {
    if (seconds != beatSeconds) {
      beatSeconds = seconds;
      tuneEcho();
    }
  }

  private void tuneEcho() {
    echo.seconds(effects.value(EffectParameter.ECHO_BEATS) * beatSeconds);
    echo.feedback(effects.value(EffectParameter.ECHO_FEEDBACK));
  }

  void prepare(int sampleRate) {
    int frames = (int) Math.round(RAMP_SECONDS * sampleRate);
    master = new Ramp(masterTarget, frames);
    reverbGain = new Ramp(reverbTarget, frames);
    reverb = new Reverb(reverbSeconds, DAMPING_HZ, sampleRate);
    echo = new Echo(sampleRate);
    tuneEcho();
    effects.prepare(sampleRate);
    limiter = limiter(sampleRate);
    meter = new LevelMeter(sampleRate, AudioEngine.BLOCK_FRAMES);
    for (Part part : parts) {
      part.prepare(sampleRate);
    }
    soloChanged();
    reset();
  }

  /// Looks whole blocks ahead, so that its latency keeps blocks aligned: 1.3 to 1.5 ms.
  private static Limiter limiter(int sampleRate) {
    int blocks = Math.max(1, sampleRate / 44_100);
    return new Limiter(CEILING, blocks * AudioEngine.BLOCK_FRAMES, RELEASE_SECONDS, sampleRate);
  }

  void reset() {
    for (Part part : parts) {
      part.reset();
    }
    master.jump(masterTarget);
    reverbGain.jump(reverbTarget);
    reverb.reset();
    echo.reset();
    effects.reset();
    limiter.reset();
    limiter.takeLowestGain();
    meter.reset();
  }

  /// A solo was pressed or let go: looks at all strips.
  void soloChanged() {
    boolean any = false;
    for (Part part : parts) {
      any |= part.strip().solo();
    }
    for (Part part : parts) {
      part.strip().silenced(any && !part.strip().solo());
    }
  }

  /// Frames the mix comes later than the stems; a multiple of the block.
  int latencyFrames() {
    return limiter.latencyFrames();
  }

  /// Renders and mixes a block.
  ///
  /// @return how many parts failed in it
  int mix(float[] left, float[] right, int frames) {
    Arrays.fill(left, 0, frames, 0);
    Arrays.fill(right, 0, frames, 0);
    Arrays.fill(sendLeft, 0, frames, 0);
    Arrays.fill(sendRight, 0, frames, 0);
    Arrays.fill(echoLeft, 0, frames, 0);
    Arrays.fill(echoRight, 0, frames, 0);
    master.fill(masterCurve, frames);
    int failed = 0;
    for (int p = 0; p < parts.length; p++) {
      Part part = parts[p];
      if (!part.render(partLeft, partRight, frames)) {
        failed++;
      }
      part.strip().process(partLeft, partRight, frames);
      part.strip().send(partLeft, partRight, sendLeft, sendRight, frames);
      part.strip().echo(partLeft, partRight, echoLeft, echoRight, frames);
      add(p, partLeft, partRight, left, right, frames);
    }
    reverb.process(sendLeft, sendRight, wetLeft, wetRight, frames);
    scaleWet(frames);
    // The echo comes back dry: its repeats are heard where they are played, not in the room.
    echo.process(echoLeft, echoRight, echoLeft, echoRight, frames);
    for (int i = 0; i < frames; i++) {
      wetLeft[i] += echoLeft[i];
      wetRight[i] += echoRight[i];
    }
    add(parts.length, wetLeft, wetRight, left, right, frames);
    effects.process(left, right, frames);
    limiter.process(left, right, frames);
    meter.measure(left, right, frames);
    return failed;
  }

  private void scaleWet(int frames) {
    for (int i = 0; i < frames; i++) {
      float gain = reverbGain.next();
      wetLeft[i] *= gain;
      wetRight[i] *= gain;
    }
  }

  private void add(int stem, float[] fromLeft, float[] fromRight, float[] l, float[] r, int n) {
    for (int i = 0; i < n; i++) {
      fromLeft[i] *= masterCurve[i];
      fromRight[i] *= masterCurve[i];
      l[i] += fromLeft[i];
      r[i] += fromRight[i];
    }
    if (tap != null) {
      tap.take(stem, fromLeft, fromRight, n);
    }
  }

  /// Levels as longs: peak and RMS of every part, then of the master, then the limiter's gain.
  void measure(long[] levels) {
    int at = 0;
    for (Part part : parts) {
      levels[at++] = part.strip().meter().packedPeak();
      levels[at++] = part.strip().meter().packedRms();
    }
    levels[at++] = meter.packedPeak();
    levels[at++] = meter.packedRms();
    levels[at] = Float.floatToRawIntBits(limiter.takeLowestGain());
  }
}
