// SPDX-License-Identifier: GPL-3.0-or-later
package performia.ui.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import performia.engine.PerformiaException;

/// Looks at everything a band needs and says what is wrong and what to do. Session thread.
final class Doctor {
  private static final int JAVA = 25;
  private static final long LEAST_MEMORY = 400L << 20;
  private static final long LEAST_DISK = 500L << 20;

  private final House house;
  private final List<Row> findings = new ArrayList<>();

  Doctor(House house) {
    this.house = house;
  }

  /// One row a thing: id, state (`ok`, `warn`, `fail`), finding, fix (empty when all is well).
  List<Row> findings() {
    java();
    memory();
    bank();
    home();
    devices();
    terminal();
    return findings;
  }

  private void java() {
    int feature = Runtime.version().feature();
    String found =
        "Java " + Runtime.version() + " (" + System.getProperty("java.vendor", "unknown") + ")";
    check("java", feature >= JAVA, "fail", found, "install a JDK 25");
  }

  private void memory() {
    long most = Runtime.getRuntime().maxMemory();
    String found =
        megabytes(most)
            + " for the band, "
            + Runtime.getRuntime().availableProcessors()
            + " processors";
    check("memory", most >= LEAST_MEMORY, "warn", found, "close other programs");
  }

  private void bank() {
    try {
      String found = house.bank() + ", " + megabytes(Files.size(house.bank()));
      check("bank", Files.isReadable(house.bank()), "fail", found, "make it readable");
    } catch (IOException e) {
      add("bank", "fail", house.bank() + " is missing", "build Performia again with mvn package");
    }
  }

  private void home() {
    try {
      house.home().ready();
      add("home", "ok", house.home().folder().toString(), "");
      long free = Files.getFileStore(house.home().folder()).getUsableSpace();
      check("disk", free >= LEAST_DISK, "warn", megabytes(free) + " free", "make room for takes");
    } catch (PerformiaException e) {
      add("home", "fail", e.where() + ": " + e.what(), e.fix());
    } catch (IOException e) {
      add("disk", "warn", "the free space is unknown", "look whether the disk is still there");
    }
  }

  private void devices() {
    List<Row> devices = Devices.list(house.backends().get());
    if (devices.isEmpty()) {
      add("sound", "warn", "no sound device", "plug one in; demo and render write files meanwhile");
      return;
    }
    Row first = devices.getFirst();
    add(
        "sound",
        "ok",
        devices.size() + " devices, first " + first.text("name") + " by " + first.text("backend"),
        "");
  }

  private void terminal() {
    boolean windows = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("win");
    boolean keys = !windows && Files.isExecutable(Path.of("/bin/sh"));
    check(
        "terminal",
        keys,
        "warn",
        keys ? "keys steer at once" : "keys need Enter here",
        "press Enter after a key in play");
  }

  private void check(String id, boolean well, String otherwise, String finding, String fix) {
    add(id, well ? "ok" : otherwise, finding, well ? "" : fix);
  }

  private void add(String id, String state, String finding, String fix) {
    findings.add(Row.of("id", id).and("state", state).and("finding", finding).and("fix", fix));
  }

  private static String megabytes(long bytes) {
    return (bytes >> 20) + " MiB";
  }
}
