// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.physical;

import java.util.Arrays;

/// A named signal into or out of a unit: one value a frame. Inputs may be set to a constant,
/// written frame by frame, or stand for another port. Built off the audio thread, used only on it.
public final class Port {
  private final String name;
  private final double[] own = new double[Unit.FRAMES];
  private double[] values = own;

  /// @param name as users read it, such as `frequency`
  /// @param value what it holds at first
  public Port(String name, double value) {
    this.name = name;
    Arrays.fill(own, value);
  }

  /// What the port is called.
  public String name() {
    return name;
  }

  /// The values of this stretch, [Unit#FRAMES] long; outputs are written here.
  public double[] values() {
    return values;
  }

  /// Holds one value from now on.
  public void set(double value) {
    Arrays.fill(own, value);
    values = own;
  }

  /// Reads what another port holds from now on.
  public void connect(Port source) {
    values = source.values;
  }
}
