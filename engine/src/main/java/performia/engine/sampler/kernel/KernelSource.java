// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.kernel;

/// Where players get their kernel from. A player asks once a quantum; asking is a read of a field.
/// One source may serve all players of a band. Built off the audio thread; any thread may ask.
///
/// Vector code that has not been compiled yet is a hundred times slower than plain code and leaves
/// garbage behind, so live music begins with the plain kernel.
public final class KernelSource {
  private volatile Kernel kernel;

  private KernelSource(Kernel kernel) {
    this.kernel = kernel;
  }

  /// A source of the plain kernel, which is quick from the first frame on and allocates nothing
  /// ever.
  public static KernelSource plain(Interpolation interpolation) {
    return new KernelSource(new ScalarKernel(new ScalarReader(interpolation)));
  }

  /// A source of this machine's fastest kernel from the first frame to the last, for rendering to
  /// files: a machine gives the same bits every time. The first second is slow.
  public static KernelSource settled(Interpolation interpolation) {
    ScalarReader reader = new ScalarReader(interpolation);
    return new KernelSource(fastest(reader, vectorFloats()));
  }

  /// A source for live music: it gives the plain kernel at first, and this machine's fastest from
  /// some quantum on, when a thread of its own has seen it run for long without leaving garbage.
  public static KernelSource warming(Interpolation interpolation) {
    ScalarReader reader = new ScalarReader(interpolation);
    var source = new KernelSource(new ScalarKernel(reader));
    int floats = vectorFloats();
    if (floats >= 8) {
      Thread thread =
          new Thread(() -> source.rehearse(fastest(reader, floats)), "kernel-rehearsal");
      thread.setDaemon(true);
      thread.start();
    }
    return source;
  }

  private void rehearse(Kernel next) {
    if (new Rehearsal(next).succeeds()) {
      kernel = next;
    }
  }

  /// The kernel for the next quantum.
  public Kernel kernel() {
    return kernel;
  }

  /// How many floats this machine's vectors hold, 0 where the Vector API or the compiler for it is
  /// missing.
  private static int vectorFloats() {
    String compiler = System.getProperty("java.vm.info", "");
    boolean compiled = !compiler.contains("interpreted") && !compiler.contains("emulated-client");
    boolean there = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
    return compiled && there ? VectorWidth.floats() : 0;
  }

  /// Never one with vectors wider than the machine's: those are emulated, slowly.
  private static Kernel fastest(ScalarReader reader, int floats) {
    if (floats >= 16) {
      return new SixteenKernel(reader);
    }
    return floats >= 8 ? new EightKernel(reader) : new ScalarKernel(reader);
  }
}
