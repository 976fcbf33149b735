// SPDX-License-Identifier: GPL-3.0-or-later
package performia.ui.app;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import performia.agents.style.Feels;
import performia.engine.sampler.SoundBank;

/// Opens what every band needs while the command line is still being read, which takes about as
/// long: so music starts a third of a second earlier. Any thread.
final class EarlyStart {
  private static final List<String> MUSIC = List.of("play", "demo", "render");

  private final Path bank;
  private final @Nullable CompletableFuture<Feels> feels;
  private @Nullable CompletableFuture<SoundBank> opening;

  private EarlyStart(Path bank, boolean music) {
    this.bank = bank;
    feels = music ? run(Feels::shipped) : null;
    opening = music ? run(() -> SoundBank.open(bank)) : null;
  }

  /// Begins to open the bank and to read the feels when the arguments ask for music.
  static EarlyStart begin(Path bank, String... arguments) {
    return new EarlyStart(bank, Arrays.stream(arguments).anyMatch(MUSIC::contains));
  }

  /// The feels that ship.
  Feels feels() {
    return feels == null ? Feels.shipped() : feels.join();
  }

  /// The bank that ships, being opened; whoever asks closes it, and the next one gets their own.
  synchronized CompletableFuture<SoundBank> bank() {
    CompletableFuture<SoundBank> begun = opening;
    opening = null;
    return begun != null ? begun : run(() -> SoundBank.open(bank));
  }

  private static <T> CompletableFuture<T> run(Supplier<T> task) {
    return CompletableFuture.supplyAsync(
        task, work -> Thread.ofPlatform().name("loader").daemon(true).start(work));
  }
}
