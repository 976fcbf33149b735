// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.articulation;

import java.util.List;

/// A number that a note's velocity and the controllers move, looked at when the note begins.
/// Immutable; any thread.
public final class Amount {
  /// Nothing, never moved.
  public static final Amount ZERO = new Amount(0, 0, List.of());

  private final float base;
  private final float perVelocity;
  private final Control[] controls;

  /// @param base what it is by itself
  /// @param perVelocity what full velocity adds
  /// @param controls what moves it
  public Amount(float base, float perVelocity, List<Control> controls) {
    this.base = base;
    this.perVelocity = perVelocity;
    this.controls = controls.toArray(Control[]::new);
  }

  /// Just a number.
  public Amount(float base) {
    this(base, 0, List.of());
  }

  /// What it is for a note.
  public float of(NoteValues note) {
    float sum = base + perVelocity * note.velocity();
    for (Control control : controls) {
      sum += control.effect(note.read(control.number()));
    }
    return sum;
  }

  /// What it is by itself.
  public float base() {
    return base;
  }
}
