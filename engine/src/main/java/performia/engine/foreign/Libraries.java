// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.foreign;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import performia.engine.PerformiaException;

/// Libraries of the system that may or may not be there. Any thread.
public final class Libraries {
  private Libraries() {}

  /// Whether a library and a function of it are there.
  ///
  /// @param name as the linker knows it, such as `jack` for `libjack.so.0`
  /// @param function one that must be in it
  public static boolean have(String name, String function) {
    try {
      NativeLibrary.getInstance(name).getFunction(function);
      return true;
    } catch (UnsatisfiedLinkError e) {
      return false;
    }
  }

  /// The first of some names under which a library with a function is there; empty when none is.
  ///
  /// @param function one that must be in it
  /// @param names as the linker knows them, the preferred first
  public static String first(String function, String... names) {
    for (String name : names) {
      if (have(name, function)) {
        return name;
      }
    }
    return "";
  }

  /// Binds the static native methods of a class to a library by direct mapping.
  ///
  /// @throws PerformiaException when the library, or a function of it, is missing
  public static void bind(Class<?> natives, String name) {
    try {
      Native.register(natives, name);
    } catch (UnsatisfiedLinkError e) {
      throw new PerformiaException(
          "the library " + name + " is missing or too old",
          name,
          "install it, or choose another sound system",
          e);
    }
  }
}
