// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.articulation;

/// What ends a region's voices, and which others they end. Immutable; any thread.
///
/// @param group the group its voices belong to; 0 = the one of those that name none
/// @param offBy the group whose notes silence it; [#NOBODY] = none
/// @param offSeconds within how long; negative = by its own release
/// @param oneShot whether it plays to its end, key or no key
/// @param sustain whether the sustain pedal holds it
/// @param sostenuto whether the sostenuto pedal holds it
/// @param sustainController which controller is the sustain pedal
/// @param sostenutoController which is the sostenuto pedal
/// @param sustainFrom where the pedal is down, 0..1
/// @param sostenutoFrom likewise
/// @param limit how many voices its limited set may have
/// @param limitedSet which set of regions shares that limit; -1 = none
/// @param noteLimit how many voices one key may have in its group
/// @param selfMask whether a softer note leaves a louder one of its key alone
/// @param releaseWhenDead whether a release sounds though nothing of its key does
public record Ending(
    long group,
    long offBy,
    double offSeconds,
    boolean oneShot,
    boolean sustain,
    boolean sostenuto,
    int sustainController,
    int sostenutoController,
    float sustainFrom,
    float sostenutoFrom,
    int limit,
    int limitedSet,
    int noteLimit,
    boolean selfMask,
    boolean releaseWhenDead) {
  /// No group.
  public static final long NOBODY = Long.MIN_VALUE;

  /// As many as there are voices.
  public static final int UNLIMITED = Integer.MAX_VALUE;
}
