// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.physical;

import performia.engine.sound.Instrument;

/// A modelled instrument that can be chosen. Immutable; any thread.
///
/// @param id how options name it, such as `model:nylon-guitar`
/// @param name for people, such as `Nylon-string guitar`
/// @param seat the chair it suits: `drums`, `bass`, `keys`, `guitar` or `lead`
/// @param program the General MIDI program nearest to it, 0..127
/// @param maker makes it
public record Model(String id, String name, String seat, int program, Maker maker) {
  /// A new instrument, warmed. Off the audio thread.
  ///
  /// @param sampleRate frames a second
  /// @param maxFrames the longest block
  public Instrument create(int sampleRate, int maxFrames) {
    return maker.make(sampleRate, maxFrames);
  }

  @Override
  public String toString() {
    return id;
  }

  /// Makes an instrument for a sample rate and a longest block.
  @FunctionalInterface
  public interface Maker {
    Instrument make(int sampleRate, int maxFrames);
  }
}
