// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.kernel;

/// The plain kernel against arithmetic in doubles.
class ScalarKernelTest extends KernelContract {
  @Override
  Kernel kernel(Interpolation interpolation) {
    return new ScalarKernel(new ScalarReader(interpolation));
  }
}
