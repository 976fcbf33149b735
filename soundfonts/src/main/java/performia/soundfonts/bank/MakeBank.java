// SPDX-License-Identifier: GPL-3.0-or-later
package performia.soundfonts.bank;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/// The build's program: makes the bank unless the one there was made by these same classes. One
/// thread and the common pool.
public final class MakeBank {
  private MakeBank() {}

  /// `MakeBank CLASSES BANK.sf2`: the folder of this module's compiled classes, and the file to
  /// make. The digest of the classes is kept beside it.
  @SuppressWarnings("SystemOut")
  public static void main(String[] args) throws IOException {
    Path bank = Path.of(args[1]);
    Path madeBy = bank.resolveSibling(bank.getFileName() + ".made-by");
    String digest = digest(Path.of(args[0]));
    if (Files.exists(bank)
        && Files.exists(madeBy)
        && Files.readString(madeBy).strip().equals(digest)) {
      return;
    }
    long start = System.nanoTime();
    Files.deleteIfExists(madeBy);
    List<String> remarks = new BankBuilder(Presets.all()).write(bank);
    Files.writeString(madeBy, digest + "\n");
    remarks.forEach(System.out::println);
    System.out.printf(
        "bank made: %s, %.1f MiB, %.1f s%n",
        bank.getFileName(), Files.size(bank) / 0x1p20, (System.nanoTime() - start) / 1e9);
  }

  private static String digest(Path classes) throws IOException {
    try (Stream<Path> files = Files.walk(classes)) {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      files
          .filter(f -> f.toString().endsWith(".class"))
          .sorted()
          .forEach(f -> update(sha, classes, f));
      return HexFormat.of().formatHex(sha.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static void update(MessageDigest sha, Path classes, Path file) {
    try {
      sha.update(classes.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
      sha.update(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
