// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.articulation;

/// What one note reads controllers as: its own velocity, key and chance, and for the rest the
/// channel's. Built off the audio thread, used only on it; reused note after note.
public final class NoteValues {
  private Controllers channel;
  private int key;
  private float velocity;
  private boolean released;
  private final float[] own = new float[Controllers.KEY_DISTANCE - Controllers.VELOCITY + 1];

  /// @param channel the controllers it reads at first
  public NoteValues(Controllers channel) {
    this.channel = channel;
  }

  /// Starts anew, with what the channel's controllers say of this note.
  ///
  /// @param isRelease whether a key that went up started it
  void start(Controllers of, int ofKey, float ofVelocity, boolean isRelease) {
    channel = of;
    key = ofKey;
    velocity = ofVelocity;
    released = isRelease;
    for (int i = 0; i < own.length; i++) {
      own[i] = of.value(Controllers.VELOCITY + i);
    }
    own[0] = isRelease ? 0 : ofVelocity;
    own[Controllers.RELEASE_VELOCITY - Controllers.VELOCITY] = isRelease ? ofVelocity : 0;
    own[Controllers.KEY - Controllers.VELOCITY] = ofKey / 127f;
  }

  /// Its key.
  int key() {
    return key;
  }

  /// How hard it was struck, 0..1.
  float velocity() {
    return velocity;
  }

  /// Whether a key that went up started it.
  boolean isRelease() {
    return released;
  }

  /// Where a controller stands for this note.
  float read(int number) {
    if (number >= Controllers.VELOCITY && number <= Controllers.KEY_DISTANCE) {
      return own[number - Controllers.VELOCITY];
    }
    if (number == Controllers.KEY_PRESSURE) {
      return channel.keyPressure(key);
    }
    return channel.value(number);
  }
}
