// SPDX-License-Identifier: GPL-3.0-or-later
package performia.analysis.library;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import performia.engine.PerformiaException;

/// A process of its own for the crash tests: writes takes into a home folder until it is killed,
/// and prints the number of each after it is saved.
final class TakeWriter {
  private TakeWriter() {}

  /// `hold HOME` writes one take and waits, `write HOME` goes on and on, `fill HOME` writes long
  /// ones until the disk refuses and prints the sentence.
  public static void main(String[] arguments) throws IOException {
    boolean hold = arguments[0].equals("hold");
    var events = new TakeEvents(arguments[0].equals("fill") ? 2000 : 50);
    var noise = new java.util.Random(1);
    while (events.add(
        TakeEvents.Kind.NOTE_ON, 1, 60, 0.5, noise.nextDouble(), events.size() * 64L)) {}
    try (Library library = Library.open(Path.of(arguments[1]))) {
      for (int i = 1; ; i++) {
        Instant when = Instant.EPOCH.plusSeconds(i);
        OpenTake take = library.begin(LibraryTest.start(null, when));
        take.append(events);
        take.finish(Duration.ofSeconds(i), null, null);
        System.out.println("take " + i);
        if (hold) {
          System.in.read();
        }
      }
    } catch (PerformiaException e) {
      System.out.println(e.getMessage());
    }
  }
}
