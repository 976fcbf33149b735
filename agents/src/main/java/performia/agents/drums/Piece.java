// SPDX-License-Identifier: GPL-3.0-or-later
package performia.agents.drums;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a drummer can hit, with its General MIDI key and the limb that hits it, the hardest to miss
/// first: when hands run out, the later piece is left out. Immutable; any thread.
public enum Piece {
  CRASH(0, 49, Limb.HAND),
  SECOND(1, 57, Limb.HAND),
  CRASHRIDE(2, 57, Limb.HAND),
  SNARE(3, 38, Limb.HAND),
  RIM(4, 37, Limb.HAND),
  FLOOR(5, 43, Limb.HAND),
  LOW(6, 45, Limb.HAND),
  HIGH(7, 48, Limb.HAND),
  BELL(8, 53, Limb.HAND),
  OPEN(9, 46, Limb.HAND),
  RIDE(10, 51, Limb.HAND),
  COWBELL(11, 56, Limb.HAND),
  HAT(12, 42, Limb.HAND),
  KICK(13, 36, Limb.RIGHT_FOOT),
  PEDAL(14, 44, Limb.LEFT_FOOT);

  /// Which limb plays a piece.
  public enum Limb {
    HAND,
    RIGHT_FOOT,
    LEFT_FOOT
  }

  private final int index;
  private final int pitch;
  private final Limb limb;

  Piece(int index, int pitch, Limb limb) {
    this.index = index;
    this.pitch = pitch;
    this.limb = limb;
  }

  /// Row of the piece on the drummer's stand, in order of writing.
  public int index() {
    return index;
  }

  /// General MIDI percussion key.
  public int pitch() {
    return pitch;
  }

  public Limb limb() {
    return limb;
  }

  /// Whether it keeps time, so that it goes on under fills of others and through odd pulses.
  public boolean keepsTime() {
    return this == HAT || this == RIDE || this == CRASHRIDE || this == COWBELL || this == BELL;
  }

  /// Whether it is a drum that speaks in fills and leaves the time to others.
  public boolean isDrum() {
    return this == SNARE || this == RIM || this == FLOOR || this == LOW || this == HIGH;
  }

  /// The piece of a word in a style file, or null.
  public static @Nullable Piece of(String word) {
    for (Piece piece : values()) {
      if (piece.name().toLowerCase(Locale.ROOT).equals(word)) {
        return piece;
      }
    }
    return null;
  }
}
