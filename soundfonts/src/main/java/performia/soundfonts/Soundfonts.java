// SPDX-License-Identifier: GPL-3.0-or-later
package performia.soundfonts;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import performia.engine.PerformiaException;

/// Finds the bank that ships. Session and loader threads.
public final class Soundfonts {
  /// Names the bank to use, before anywhere else is looked at.
  public static final String PROPERTY = "performia.bank";

  /// The bank's file name.
  public static final String FILE_NAME = "performia.sf2";

  private Soundfonts() {}

  /// The bank that ships: the file named by the system property `performia.bank`, else beside the
  /// application's jar, else where the build put it in a checkout.
  ///
  /// @throws PerformiaException when there is none
  public static Path embedded() {
    String named = System.getProperty(PROPERTY);
    if (named != null) {
      return existing(Path.of(named));
    }
    for (Path place : places()) {
      if (Files.isRegularFile(place)) {
        return place;
      }
    }
    throw new PerformiaException(
        "the bank that ships, " + FILE_NAME + ", is not there",
        "",
        "build it with mvn package -DskipTests, or name a bank with -D" + PROPERTY + "=FILE");
  }

  private static Path existing(Path named) {
    if (!Files.isRegularFile(named)) {
      throw new PerformiaException(
          "no such bank", named.toString(), "name an SF2 file with -D" + PROPERTY + "=FILE");
    }
    return named;
  }

  private static List<Path> places() {
    List<Path> places = new ArrayList<>();
    Path code = codePlace();
    if (code != null) {
      for (Path at = code.getParent(); at != null && places.size() < 12; at = at.getParent()) {
        places.add(at.resolve(FILE_NAME));
        places.add(at.resolve("bank").resolve(FILE_NAME));
        places.add(at.resolve(Path.of("soundfonts", "target", "bank", FILE_NAME)));
      }
    }
    places.add(Path.of("soundfonts", "target", "bank", FILE_NAME).toAbsolutePath());
    return places;
  }

  /// The jar or classes folder that this class came from.
  private static @Nullable Path codePlace() {
    CodeSource source = Soundfonts.class.getProtectionDomain().getCodeSource();
    if (source == null || source.getLocation() == null) {
      return null;
    }
    try {
      return Path.of(source.getLocation().toURI()).toAbsolutePath();
    } catch (URISyntaxException | IllegalArgumentException e) {
      return null;
    }
  }
}
