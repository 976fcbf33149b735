// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.kernel;

import jdk.incubator.vector.FloatVector;

/// How wide this machine's vectors are. To be loaded only where the module of the Vector API is
/// there. Any thread.
final class VectorWidth {
  private VectorWidth() {}

  /// How many 32-bit floats the machine likes to handle at once.
  static int floats() {
    return FloatVector.SPECIES_PREFERRED.length();
  }
}
