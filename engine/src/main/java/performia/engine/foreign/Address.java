// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.foreign;

import com.sun.jna.Pointer;

/// A pointer that can be set to another address, so that memory which a driver owns is read and
/// written without an object a block. One thread at a time; allocates nothing after construction.
///
/// What lies behind an address is not checked: a wrong one ends the process.
public final class Address extends Pointer {
  /// Points nowhere yet.
  public Address() {
    super(0);
  }

  /// Points to an address.
  ///
  /// @return this
  public Address at(long address) {
    peer = address;
    return this;
  }

  /// Copies floats from where it points.
  public void get(float[] into, int from, int length) {
    read(0, into, from, length);
  }

  /// Copies floats to where it points.
  public void put(float[] values, int from, int length) {
    write(0, values, from, length);
  }
}
