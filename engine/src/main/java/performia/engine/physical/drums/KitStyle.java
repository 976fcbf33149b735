// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.physical.drums;

/// The kits there are. Immutable; any thread.
public enum KitStyle {
  /// Rock and pop: sticks, a damped kick, a deep snare.
  STANDARD("kit", "Modelled kit, sticks", 0),
  /// Small, tuned up, ringing; sticks.
  JAZZ("jazz-kit", "Modelled jazz kit, sticks", 32),
  /// The same with brushes on the snare.
  BRUSHES("brush-kit", "Modelled jazz kit, brushes", 40);

  private final String id;
  private final String title;
  private final int program;

  KitStyle(String id, String title, int program) {
    this.id = id;
    this.title = title;
    this.program = program;
  }

  /// What users type.
  public String id() {
    return id;
  }

  /// The nearest General MIDI kit.
  public int program() {
    return program;
  }

  /// What users read.
  public String title() {
    return title;
  }
}
