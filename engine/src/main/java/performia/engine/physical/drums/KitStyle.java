// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.physical.drums;

/// The kits there are. Immutable; any thread.
public enum KitStyle {
  /// Rock and pop: sticks, a damped kick, a deep snare.
  STANDARD("kit", "Modelled kit: sticks"),
  /// Small, tuned up, ringing; sticks.
  JAZZ("jazz-kit", "Modelled kit: jazz"),
  /// The same with brushes on the snare.
  BRUSHES("brush-kit", "Modelled kit: brushes");

  private final String id;
  private final String title;

  KitStyle(String id, String title) {
    this.id = id;
    this.title = title;
  }

  /// What users type.
  public String id() {
    return id;
  }

  /// What users read.
  public String title() {
    return title;
  }
}
