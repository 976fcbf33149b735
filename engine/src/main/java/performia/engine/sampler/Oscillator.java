// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler;

/// A slow triangle wave of one voice that starts at 0, upward, after a delay. Audio thread.
final class Oscillator {
  private final double sampleRate;
  private double delayFrames;
  private double phase;
  private double perFrame;

  Oscillator(double sampleRate) {
    this.sampleRate = sampleRate;
  }

  /// Starts anew.
  ///
  /// @param delayOctaves time before it starts, octaves of seconds
  void start(double delayOctaves) {
    delayFrames = sampleRate * Power.two(delayOctaves);
    phase = 0;
  }

  /// Sets the rate, octaves above 1 Hz; the wave goes on from where it stands.
  void rate(double octaves) {
    perFrame = Math.min(0.5, Power.two(octaves) / sampleRate);
  }

  /// The wave, -1..1, when `frames` more have passed.
  double ahead(long age, int frames) {
    double x = phase + advance(age, frames);
    x -= Math.floor(x);
    return x < 0.25 ? 4 * x : x < 0.75 ? 2 - 4 * x : 4 * x - 4;
  }

  /// Lets frames pass.
  void pass(long age, long frames) {
    phase += advance(age, frames);
    phase -= Math.floor(phase);
  }

  private double advance(long age, long frames) {
    double running = age + frames - Math.max((double) age, delayFrames);
    return running > 0 ? running * perFrame : 0;
  }
}
