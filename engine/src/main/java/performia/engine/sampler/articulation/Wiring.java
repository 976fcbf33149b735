// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.articulation;

import java.util.List;

/// A voice's slots and the controllers that move them, smoothed. Built off the audio thread, used
/// only on it; one a voice, reused.
final class Wiring {
  private static final float SETTLED = 1e-6f;

  private final double frameSeconds;
  private final float[] still;
  private final float[] targets;
  private final float[] lagging;
  private final float[] ahead;
  private Movement movement;
  private boolean stale;
  private boolean settled;

  /// What the slots hold, after [#look].
  final float[] slots;

  /// @param sampleRate frames a second
  /// @param first a movement to stand for "none yet"
  /// @param extent how much its movements have at most
  Wiring(double sampleRate, Movement first, Extent extent) {
    still = new float[extent.slots()];
    slots = new float[extent.slots()];
    targets = new float[extent.controls()];
    lagging = new float[extent.controls()];
    ahead = new float[extent.controls()];
    frameSeconds = 1 / sampleRate;
    movement = first;
  }

  /// Starts anew: everything stands where the controllers are.
  void start(Movement of, NoteValues note) {
    movement = of;
    read(note);
    System.arraycopy(targets, 0, lagging, 0, of.controls().size());
    System.arraycopy(targets, 0, ahead, 0, of.controls().size());
    settled = true;
    stale = true;
  }

  /// A controller moved.
  void moved(NoteValues note) {
    read(note);
    settled = false;
    stale = true;
  }

  private void read(NoteValues note) {
    List<Control> controls = movement.controls();
    for (int i = 0; i < controls.size(); i++) {
      Control control = controls.get(i);
      targets[i] = control.effect(note.read(control.number()));
    }
  }

  /// What lags has gone on for so many frames.
  void pass(long frames) {
    if (!settled) {
      lag(frames);
      System.arraycopy(ahead, 0, lagging, 0, movement.controls().size());
    }
  }

  /// Fills the slots with what controllers make of them so many frames from where they stand.
  void look(int frames) {
    if (!settled) {
      settled = lag(frames);
      stale = true;
    }
    if (stale) {
      sum();
      stale = !settled;
    }
    System.arraycopy(still, 0, slots, 0, movement.slots().length);
  }

  private boolean lag(long frames) {
    boolean all = true;
    List<Control> controls = movement.controls();
    for (int i = 0; i < controls.size(); i++) {
      float seconds = controls.get(i).smoothSeconds();
      float off = lagging[i] - targets[i];
      if (seconds > 0 && Math.abs(off) > SETTLED * Math.abs(controls.get(i).depth())) {
        ahead[i] = targets[i] + off * (float) Elementary.exp(-frames * frameSeconds / seconds);
        all = false;
      } else {
        ahead[i] = targets[i];
      }
    }
    return all;
  }

  private void sum() {
    float[] rest = movement.slots();
    System.arraycopy(rest, 0, still, 0, rest.length);
    List<Control> controls = movement.controls();
    for (int i = 0; i < controls.size(); i++) {
      int slot = controls.get(i).slot();
      if (slot == Slots.AMPLITUDE) {
        still[slot] *= ahead[i];
      } else {
        still[slot] += ahead[i];
      }
    }
  }
}
