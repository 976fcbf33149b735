// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.audio;

/// Where rendered sound goes: a file, a measurement, a test. One thread.
@FunctionalInterface
public interface AudioSink {
  /// Takes the next block.
  ///
  /// @throws performia.engine.PerformiaException when the outside world does not take it
  void write(float[] left, float[] right, int frames);
}
