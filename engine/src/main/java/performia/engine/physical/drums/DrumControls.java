// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.physical.drums;

/// The controllers a modelled kit answers, by MIDI number; where electronic kits agree on one, it
/// is theirs. Values are 0..1.
public final class DrumControls {
  /// How far down the hi-hat's foot is: 0 wide open, 1 pressed shut.
  public static final int HAT_PEDAL = 4;

  /// Where the next strokes on drums fall: 0 in the middle, 1 at the rim.
  public static final int PLACE = 16;

  /// Where the next strokes on the ride fall: 0 on the bell, 0.5 on the bow, 1 on the edge.
  public static final int RIDE_PLACE = 17;

  /// How fast the brush goes round on the snare; 0 lifts it.
  public static final int BRUSH_SPEED = 18;

  /// How hard the brush is pressed.
  public static final int BRUSH_PRESSURE = 19;

  /// A hand on the crash and ride cymbals: 0 off, 1 grips.
  public static final int CHOKE = 80;

  /// A cloth on drum heads: 0 none, 1 dead.
  public static final int MUTE = 81;

  /// The snare's wires: below a half off.
  public static final int WIRES = 82;

  private DrumControls() {}
}
