// SPDX-License-Identifier: GPL-3.0-or-later
package performia.analysis.library;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What is known of a take before its first note: enough to play it again. Immutable; any thread.
///
/// @param songId the library's song, or null where a file or a built-in was played
/// @param source what was played, for people: a title or a file name
/// @param verb which verb made it
/// @param seed the seed of every chance in it
/// @param options the other choices as JSON, at most 100,000 characters
/// @param started by the caller's clock; kept to the microsecond
public record TakeStart(
    @Nullable String songId, String source, Verb verb, long seed, String options, Instant started) {
  /// What a person asked for.
  public enum Verb {
    PLAY,
    RENDER,
    DEMO
  }

  static final int MAX_OPTIONS = 100_000;

  public TakeStart {
    source = source.length() > 1000 ? source.substring(0, 1000) : source;
    if (options.length() > MAX_OPTIONS) {
      throw new IllegalArgumentException(
          "options of " + options.length() + " characters (0.." + MAX_OPTIONS + ")");
    }
  }
}
