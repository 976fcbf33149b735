// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.kernel;

/// The kernel with 256-bit vectors against arithmetic in doubles; where the machine's vectors are
/// narrower, they are emulated.
class EightKernelTest extends KernelContract {
  @Override
  Kernel kernel(Interpolation interpolation) {
    return new EightKernel(new ScalarReader(interpolation));
  }
}
