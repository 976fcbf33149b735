// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.physical.strings;

/// How a string is struck this time; filled in anew for every stroke. Audio thread.
final class Stroke {
  /// Of the velocity wave.
  double amplitude;

  /// The amplitude of the usual way at full force, which frets are set for.
  double usual;

  /// Where, as a share of the sounding length, from the bridge; 0..0.5.
  double place;

  /// How long letting go takes.
  double edgeSeconds;

  /// How long a blow lasts; 0 for a pluck.
  double blowSeconds;

  /// Noise of the way, against the amplitude.
  double scrape;

  double scrapeSeconds;

  /// Which plane: 0 straight into the top or across the pickup, 1 along it.
  double slant;

  /// Whether the string may beat against the frets.
  boolean beats;
}
