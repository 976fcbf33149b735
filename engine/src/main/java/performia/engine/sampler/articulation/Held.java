// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.articulation;

/// One region sounding, as a performer remembers it: one voice, or two for stereo. Built off the
/// audio thread, used only on it; reused.
final class Held {
  Articulation articulation;
  long left;
  long right;
  int key;
  float velocity;
  Cause cause = Cause.KEY_DOWN;
  long note;
  long startedAt;
  boolean keyUp;
  boolean off;
  boolean pedal;
  Sostenuto sostenuto = Sostenuto.UP;

  /// What the sostenuto pedal has to do with it.
  enum Sostenuto {
    /// Nothing.
    UP,
    /// It is held by it.
    HELD,
    /// The pedal was down already when it began.
    TOO_LATE
  }

  /// @param first an articulation to stand for "none yet"
  Held(Articulation first) {
    articulation = first;
  }

  boolean isSounding(Voices voices) {
    return voices.isSounding(left) || voices.isSounding(right);
  }

  void release(Voices voices) {
    voices.release(left);
    voices.release(right);
  }

  /// Silences it as its region wants to be silenced.
  void silence(Voices voices) {
    off = true;
    double seconds = articulation.ending().offSeconds();
    if (seconds < 0) {
      release(voices);
    } else {
      voices.choke(left, seconds);
      voices.choke(right, seconds);
    }
  }

  /// Whether a pedal holds it.
  boolean isPedalled() {
    Ending ending = articulation.ending();
    return (ending.sustain() && pedal) || (ending.sostenuto() && sostenuto == Sostenuto.HELD);
  }
}
