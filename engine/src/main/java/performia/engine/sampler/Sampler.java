// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler;

import performia.engine.sampler.region.Preset;
import performia.engine.sound.Instrument;

/// One preset of a bank as one part of the band. Built off the audio thread, played only on it.
public final class Sampler implements Instrument {
  private Preset preset;

  /// @param preset what it plays
  /// @param sampleRate frames a second
  /// @param maxFrames the longest block
  /// @param polyphony how many voices may sound, 1..4096
  public Sampler(Preset preset, int sampleRate, int maxFrames, int polyphony) {
    this.preset = preset;
  }

  /// What it plays now.
  public Preset preset() {
    return preset;
  }

  /// Plays another preset from the next note on; what sounds goes on.
  public void program(Preset next) {
    preset = next;
  }

  @Override
  public void noteOn(int offset, int pitch, float velocity) {}

  @Override
  public void noteOff(int offset, int pitch) {}

  @Override
  public void render(float[] left, float[] right, int frames) {}

  /// As the other, and adds what the regions send to the reverb and the chorus.
  ///
  /// @param reverb mono, at least `frames` long
  /// @param chorus mono, at least `frames` long
  public void render(float[] left, float[] right, float[] reverb, float[] chorus, int frames) {}

  @Override
  public void reset() {}

  @Override
  public int activeVoices() {
    return 0;
  }
}
