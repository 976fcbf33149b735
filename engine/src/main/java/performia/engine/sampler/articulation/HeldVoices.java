// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.articulation;

import org.jspecify.annotations.Nullable;

/// Everything of one channel that sounds, in the order in which it began, and the limits to how
/// much may. Built off the audio thread, used only on it.
final class HeldVoices {
  private final Voices voices;
  private final Held[] all;
  private int count;
  private long lastGroup = Ending.NOBODY;
  private long lastStart = -1;

  /// @param polyphony how many regions may sound
  /// @param first an articulation to stand for "none yet"
  HeldVoices(Voices voices, int polyphony, Articulation first) {
    this.voices = voices;
    all = new Held[polyphony];
    for (int i = 0; i < polyphony; i++) {
      all[i] = new Held(first);
    }
  }

  void clear() {
    count = 0;
    lastGroup = Ending.NOBODY;
    lastStart = -1;
  }

  int count() {
    return count;
  }

  Held at(int index) {
    return all[index];
  }

  /// Forgets what is over; the order of the others stays.
  void prune() {
    int kept = 0;
    for (int i = 0; i < count; i++) {
      Held one = all[i];
      if (one.isSounding(voices)) {
        all[i] = all[kept];
        all[kept++] = one;
      }
    }
    count = kept;
  }

  /// Remembers what just began; null where there is no room, which ends it.
  @Nullable Held add(
      Articulation one, long left, long right, int key, float velocity, Cause cause, long note) {
    if (count == all.length) {
      prune();
    }
    if (count == all.length) {
      voices.choke(left, 0.006);
      voices.choke(right, 0.006);
      return null;
    }
    Held held = all[count++];
    held.articulation = one;
    held.left = left;
    held.right = right;
    held.key = key;
    held.velocity = velocity;
    held.cause = cause;
    held.note = note;
    held.startedAt = voices.now();
    held.keyUp = false;
    held.off = false;
    lastGroup = one.ending().group();
    lastStart = voices.now();
    return held;
  }

  /// When the newest voice of a group began; -1 = none that sounds.
  long lastStart(long group) {
    if (group == lastGroup) {
      return lastStart;
    }
    for (int i = count - 1; i >= 0; i--) {
      if (all[i].articulation.ending().group() == group) {
        return all[i].startedAt;
      }
    }
    return -1;
  }

  /// Lets every voice of a region go.
  void release(Articulation one) {
    for (int i = 0; i < count; i++) {
      if (all[i].articulation == one) {
        all[i].release(voices);
      }
    }
  }

  /// Whether a note whose key and velocity a release region answers to still sounds.
  boolean hasAttack(Conditions release) {
    for (int i = 0; i < count; i++) {
      Held one = all[i];
      if (one.cause == Cause.KEY_DOWN
          && release.hasKey(one.key)
          && release.hasVelocity(one.velocity)
          && one.isSounding(voices)) {
        return true;
      }
    }
    return false;
  }

  /// Makes room for one more voice of a region within the limits it is under; parts of the note
  /// that is just beginning stay.
  void limit(Articulation one, int key, float velocity, long note) {
    Ending ending = one.ending();
    if (ending.noteLimit() < Ending.UNLIMITED) {
      limitNote(ending, key, velocity, note);
    }
    if (ending.limit() < Ending.UNLIMITED) {
      limitSet(ending, note);
    }
  }

  private void limitSet(Ending ending, long note) {
    int sounding = 0;
    for (int i = 0; i < count; i++) {
      sounding += isOfSet(all[i], ending) ? 1 : 0;
    }
    for (int i = 0; i < count && sounding >= ending.limit(); i++) {
      if (isOfSet(all[i], ending) && all[i].note != note) {
        silenceNote(all[i]);
        sounding--;
      }
    }
  }

  private static boolean isOfSet(Held held, Ending ending) {
    return !held.off && held.articulation.ending().limitedSet() == ending.limitedSet();
  }

  private void limitNote(Ending ending, int key, float velocity, long note) {
    int sounding = 0;
    for (int i = 0; i < count; i++) {
      sounding += isOfKey(all[i], ending, key) ? 1 : 0;
    }
    for (int i = 0; i < count && sounding >= ending.noteLimit(); i++) {
      Held softest = null;
      for (int k = 0; k < count; k++) {
        Held other = all[k];
        if (isOfKey(other, ending, key)
            && other.note != note
            && (!ending.selfMask() || other.velocity <= velocity)
            && (softest == null || (ending.selfMask() && other.velocity < softest.velocity))) {
          softest = other;
        }
      }
      if (softest == null) {
        return;
      }
      silenceNote(softest);
      sounding--;
    }
  }

  private static boolean isOfKey(Held held, Ending ending, int key) {
    return !held.off && held.key == key && held.articulation.ending().group() == ending.group();
  }

  /// Silences every part of the note that one is a part of.
  private void silenceNote(Held part) {
    long note = part.note;
    for (int i = 0; i < count; i++) {
      if (all[i].note == note && !all[i].off) {
        all[i].silence(voices);
      }
    }
  }
}
