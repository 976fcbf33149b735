// SPDX-License-Identifier: GPL-3.0-or-later
package performia.ui.session;

/// What became of a demo: it is being played, or, without a sound device, it was written down.
/// Immutable; any thread.
public sealed interface Demo {
  /// The band is playing.
  record Live(LiveTake take) implements Demo {}

  /// A WAV was written.
  record Written(Row made) implements Demo {}
}
