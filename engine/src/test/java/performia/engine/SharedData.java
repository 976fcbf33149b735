// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/// Finds the shared data folder that lies beside a checkout; tests that need it skip where it is
/// absent.
public final class SharedData {
  private SharedData() {}

  /// The path of a shared file or folder, such as `kits/band/charts`; skips the test when it is
  /// absent.
  public static Path require(String name) {
    for (Path up = Path.of("").toAbsolutePath(); up != null; up = up.getParent()) {
      Path candidate = up.resolveSibling("shared").resolve(name);
      if (Files.exists(candidate)) {
        return candidate;
      }
    }
    assumeTrue(false, "skipped: ../shared/" + name + " is not on this machine");
    throw new AssertionError("unreachable");
  }
}
