// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.articulation;

import java.util.List;

/// When a region sounds. Ranges include both ends unless said. Immutable; any thread.
///
/// @param onNotes whether keys start it at all
/// @param velocityLow 0..1
/// @param velocityHigh 0..1
/// @param channelLow 0..15
/// @param channelHigh 0..15
/// @param bendLow -1..1
/// @param bendHigh -1..1
/// @param pressureLow 0..1
/// @param pressureHigh 0..1
/// @param keyPressureLow 0..1
/// @param keyPressureHigh 0..1
/// @param chanceLow 0..1
/// @param chanceHigh 0..1, not included unless it is 1
/// @param sequenceLength of how many notes it is one
/// @param sequencePosition which of them, 1 and above; 0 = every
/// @param programLow 0..127
/// @param programHigh 0..127
/// @param controllers where controllers must stand
/// @param starters controllers that start it when they move into a place
/// @param stoppers controllers that stop it
/// @param secondsLow least time since a note of its group began
/// @param secondsHigh most time
public record Conditions(
    Trigger trigger,
    boolean onNotes,
    int keyLow,
    int keyHigh,
    float velocityLow,
    float velocityHigh,
    int channelLow,
    int channelHigh,
    float bendLow,
    float bendHigh,
    float pressureLow,
    float pressureHigh,
    float keyPressureLow,
    float keyPressureHigh,
    float chanceLow,
    float chanceHigh,
    int sequenceLength,
    int sequencePosition,
    int programLow,
    int programHigh,
    List<Span> controllers,
    List<Span> starters,
    List<Span> stoppers,
    float secondsLow,
    float secondsHigh) {
  boolean hasChance(float chance) {
    return chance >= chanceLow && (chance < chanceHigh || chanceHigh >= 1);
  }

  boolean hasKey(int key) {
    return key >= keyLow && key <= keyHigh;
  }

  boolean hasVelocity(float velocity) {
    return velocity >= velocityLow && velocity <= velocityHigh;
  }
}
