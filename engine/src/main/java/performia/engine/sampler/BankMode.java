// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler;

/// How the two bank numbers (controllers 0 and 32) choose a bank, by the system a file has switched
/// on. Immutable; any thread.
enum BankMode {
  /// None was switched on, or General MIDI 1: every convention that does not contradict another.
  PLAIN,
  /// The coarse number is the variation; drums are told by the part.
  GS,
  /// The coarse number is the kind, the fine one the variation.
  XG,
  /// As XG with other numbers of the kinds.
  GM2;

  private static final int GM2_DRUMS = 120;
  private static final int GM2_MELODY = 121;
  private static final int XG_EFFECTS = 64;
  private static final int XG_EFFECT_KITS = 126;
  private static final int XG_DRUMS = 127;

  /// Whether a part plays drums after a bank was chosen.
  ///
  /// @param drums whether it is a drum part without it
  boolean drums(int coarse, boolean drums) {
    return switch (this) {
      case GS -> drums;
      case XG -> coarse == XG_DRUMS || coarse == XG_EFFECT_KITS || coarse == 0 && drums;
      case GM2 -> coarse == GM2_DRUMS || coarse != GM2_MELODY && drums;
      case PLAIN ->
          coarse == GM2_DRUMS
              || coarse == XG_EFFECT_KITS
              || coarse == XG_DRUMS
              || drums && coarse != GM2_MELODY;
    };
  }

  /// The bank of a melodic part.
  int melody(int coarse, int fine) {
    return switch (this) {
      case GS -> coarse;
      case XG -> coarse == XG_EFFECTS ? XG_EFFECTS : fine;
      case GM2 -> fine;
      case PLAIN -> coarse == 0 || coarse == GM2_MELODY ? fine : coarse;
    };
  }
}
