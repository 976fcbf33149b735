// SPDX-License-Identifier: GPL-3.0-or-later
package performia.ui.cli;

import java.util.Locale;

/// Says seconds as a musician does. Pure; any thread.
final class Clock {
  private Clock() {}

  /// Minutes and seconds, such as `3:07`.
  static String minutes(double seconds) {
    long whole = Math.round(Math.max(0, seconds));
    return String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60);
  }
}
