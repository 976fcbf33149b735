// SPDX-License-Identifier: GPL-3.0-or-later
import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Checks, or applies, google-java-format and the licence header over every source file of the modules.
///
/// Usage: `java -cp google-java-format.jar .ci/Format.java check|apply ROOT`. Exits 1 when `check` finds a file that
/// `apply` would change.
public final class Format {
  private static final String HEADER = "// SPDX-License-Identifier: GPL-3.0-or-later\n";

  private Format() {}

  public static void main(String[] args) throws IOException {
    boolean apply = args[0].equals("apply");
    List<Path> sources = new ArrayList<>();
    try (var modules = Files.newDirectoryStream(Path.of(args[1]), Files::isDirectory)) {
      for (Path module : modules) {
        for (String set : List.of("src/main/java", "src/test/java", "src/jsyn/java", "src/jsyn/test")) {
          if (Files.isDirectory(module.resolve(set))) {
            try (var files = Files.walk(module.resolve(set))) {
              files.filter(f -> f.toString().endsWith(".java")).forEach(sources::add);
            }
          }
        }
      }
    }
    int wrong = 0;
    for (Path source : sources) {
      String before = Files.readString(source);
      String after;
      try {
        String headed = before.startsWith(HEADER) ? before : HEADER + before;
        after = new Formatter().formatSource(RemoveUnusedImports.removeUnusedImports(headed));
      } catch (FormatterException e) {
        System.err.println(source + ": cannot be formatted: " + e.getMessage());
        wrong++;
        continue;
      }
      if (!after.equals(before)) {
        if (apply) {
          Files.writeString(source, after);
        } else {
          System.err.println(source + ": not formatted; run mvn -N validate -Dformat=apply");
          wrong++;
        }
      }
    }
    System.exit(wrong == 0 ? 0 : 1);
  }
}
