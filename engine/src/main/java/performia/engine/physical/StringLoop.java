// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.physical;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A string in one plane as a waveguide: a velocity wave that runs from the bridge to the nut and
/// back, unfolded into one delay, with what it loses and how it disperses gathered at the bridge
/// (J. O. Smith, "Physical modeling using digital waveguides", Computer Music Journal 16, 1992).
/// Worked in stretches: what arrives at the bridge in the next frames is on its way already. Audio
/// thread; allocates nothing.
///
/// The velocity of the string `m` frames from the bridge is `ring[m] - ring[period - m]`.
public final class StringLoop {
  private static final int LEAST_REACH = 3;
  private static final int MARGIN = 4;

  private final double sampleRate;
  private final double[] ring;
  private final int mask;
  private final Lagrange reader = new Lagrange();
  private final LoopLoss loss = new LoopLoss();
  private final Dispersion stiffness;
  private final double[] wave = new double[ModelledInstrument.TICK];
  private final double[] delays = new double[ModelledInstrument.TICK];
  private int at;
  private double delay;
  private double slope;

  /// @param sampleRate frames a second
  /// @param lowestHz lowest frequency it will be tuned to
  /// @param sections allpass sections for its stiffness, a multiple of 4
  public StringLoop(double sampleRate, double lowestHz, int sections) {
    this.sampleRate = sampleRate;
    int longest = (int) (sampleRate / lowestHz) + 2 * ModelledInstrument.TICK;
    ring = new double[Integer.highestOneBit(longest) * 2];
    mask = ring.length - 1;
    stiffness = new Dispersion(sections);
    delay = sampleRate / lowestHz;
    reader.delay(delay);
  }

  /// What the wave loses; tune again after a change.
  public LoopLoss loss() {
    return loss;
  }

  /// How it disperses; tune again after a change.
  public Dispersion stiffness() {
    return stiffness;
  }

  /// Tunes its first partial, at once or over the next so many frames.
  ///
  /// @param frames 0 for at once
  public void tune(double hz, int frames) {
    double omega = 2 * Math.PI * hz / sampleRate;
    double wanted = sampleRate / hz - loss.phaseDelay(omega);
    if (stiffness.sections() > 0) {
      wanted -= stiffness.phaseDelay(omega);
    }
    wanted = Math.max(Lagrange.LEAST + 2, Math.min(ring.length - 2.0 * wave.length, wanted));
    if (frames == 0 || Math.abs(wanted - delay) < 1e-9) {
      delay = wanted;
      slope = 0;
      reader.delay(wanted);
    } else {
      slope = (wanted - delay) / frames;
    }
  }

  /// The length stays where it has come to.
  public void settle() {
    if (slope != 0) {
      slope = 0;
      reader.delay(delay);
    }
  }

  /// Frames that may be worked in one stretch, at least 1.
  public int room() {
    double shortest = delay + Math.min(0, slope * wave.length);
    return Math.max(1, Math.min(wave.length, (int) shortest - Lagrange.LEAST - 1));
  }

  /// Frames that may be worked in one stretch while the point `m` frames from the bridge is pushed:
  /// none of them may hear a push of another, even while the string gets shorter.
  public int room(int m) {
    return Math.max(1, Math.min(room(), (int) ((m - MARGIN) / (1 + Math.max(0, -slope)))));
  }

  /// Frames on the delay, the part that the taps divide.
  public double period() {
    return delay;
  }

  /// Works out what arrives at the bridge in the next frames, lost and dispersed.
  ///
  /// @return the wave, to be added to before [#leave]
  public double[] arrive(int frames) {
    if (slope == 0) {
      Arrays.fill(delays, 0, frames, delay);
      reader.read(ring, at, wave, frames);
    } else {
      for (int i = 0; i < frames; i++) {
        delay = Math.max(Lagrange.LEAST + 2, delay + slope);
        delays[i] = delay;
        reader.delay(delay);
        wave[i] = reader.read(ring, at + i);
      }
    }
    loss.process(wave, frames);
    stiffness.process(wave, frames);
    return wave;
  }

  /// Frames from the bridge to a place.
  private double reach(double place, double period) {
    return Math.max(LEAST_REACH, Math.min(0.5, 0.5 * place) * period);
  }

  /// Sends the wave of [#arrive] back into the string, less what moves the bridge.
  ///
  /// @param bridge subtracted, times `share`, or null for a bridge that does not give
  public void leave(double @Nullable [] bridge, double share, int frames) {
    for (int i = 0; i < frames; i++) {
      ring[at + i & mask] = bridge == null ? wave[i] : wave[i] - share * bridge[i];
    }
    at = at + frames & mask;
  }

  /// Adds the velocity of a point over the frames that left last.
  ///
  /// @param place 0 at the bridge, 1 at the nut
  /// @param fade of what is added
  public void addVelocity(double place, double gain, Fade fade, double[] out, int frames) {
    int first = at - frames;
    for (int i = 0; i < frames; i++) {
      double m = reach(place, delays[i]);
      int near = (int) m;
      double part = m - near;
      double far = delays[i] - m;
      int beyond = (int) far;
      double rest = far - beyond;
      int now = first + i;
      double away = ring[now - near & mask];
      double away1 = ring[now - near - 1 & mask];
      double back = ring[now - beyond & mask];
      double back1 = ring[now - beyond - 1 & mask];
      double velocity = (away + part * (away1 - away)) - (back + rest * (back1 - back));
      out[i] += gain * fade.at(i) * velocity;
    }
  }

  /// Frames from the bridge to a place, for [#velocity] and [#push].
  public int reach(double place) {
    return (int) reach(place, delay);
  }

  /// Velocity of the point `m` frames from the bridge, at a frame of the stretch that left last.
  ///
  /// @param frame of that stretch
  /// @param frames of it
  public double velocity(int m, int frame, int frames) {
    int now = at - frames + frame;
    return ring[now - m & mask] - ring[now - (int) delays[frame] + m & mask];
  }

  /// Pushes both waves at that point and frame.
  public void push(int m, double amount, int frame, int frames) {
    int now = at - frames + frame;
    ring[now - m & mask] += amount;
    ring[now - (int) delays[frame] + m & mask] -= amount;
  }

  /// Forgets all that sounds; tuning and losses stay.
  public void reset() {
    Arrays.fill(ring, 0);
    loss.reset();
    stiffness.reset();
    slope = 0;
    at = 0;
  }
}
