// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.kernel;

/// The kernel with 512-bit vectors against arithmetic in doubles; where the machine's vectors are
/// narrower, they are emulated.
class SixteenKernelTest extends KernelContract {
  @Override
  Kernel kernel(Interpolation interpolation) {
    return new SixteenKernel(new ScalarReader(interpolation));
  }
}
