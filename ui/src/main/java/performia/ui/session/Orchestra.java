// SPDX-License-Identifier: GPL-3.0-or-later
package performia.ui.session;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import performia.agents.style.Seat;
import performia.agents.style.SeatStyle;
import performia.engine.PerformiaException;
import performia.engine.concurrent.WorkerThread;
import performia.engine.sampler.Sampler;
import performia.engine.sampler.SoundBank;
import performia.engine.sampler.kernel.KernelSource;
import performia.engine.sampler.recording.Prefetch;
import performia.engine.sampler.region.Preset;
import performia.engine.sound.AudioEngine;
import performia.engine.sound.Instrument;
import performia.engine.sound.Part;

/// The instruments of a band: opens the banks that are asked for and seats a sampler or a model on
/// each chair. Built on the session or a loader thread; closed when no part sounds any more.
final class Orchestra implements AutoCloseable {
  private static final int POLYPHONY = 64;
  private static final long PREFETCH_REST_NANOS = 5_000_000;

  private final Map<Path, CompletableFuture<SoundBank>> banks = new LinkedHashMap<>();
  private final House house;
  private final Banks found;
  private final Path usual;
  private final KernelSource kernels;
  private @Nullable WorkerThread reader;

  /// Begins to open the usual bank at once, beside what its maker does meanwhile.
  ///
  /// @param house knows the bank that ships
  /// @param asked the bank of every part that names none; null for the one that ships
  /// @param kernels what all samplers read, filter and mix with
  Orchestra(House house, @Nullable Path asked, KernelSource kernels) {
    this.house = house;
    this.kernels = kernels;
    found = new Banks(house);
    usual = asked == null ? house.bank() : asked;
    var _ = opening(usual);
  }

  /// A part for each seat, in seating order, set in the mix as the feel wants it.
  List<Part> seat(Arranged what, int sampleRate) {
    Map<String, String> sounds = what.arrangement().sounds();
    requireKnown(sounds);
    Map<String, Double> effects = what.arrangement().effects();
    Knobs.require(effects);
    var parts = new ArrayList<Part>();
    var samplers = new ArrayList<Sampler>();
    try {
      for (Seat seat : what.seats()) {
        SeatStyle style = what.performance().feel().seat(seat);
        int program = style.programAt(what.arrangement().intensity());
        Instrument plays = instrument(seat, program, sounds.get(seat.word()), sampleRate);
        Part part = new Part(seat.word(), plays);
        if (plays instanceof Sampler sampler) {
          samplers.add(sampler);
        }
        part.strip().gain((float) style.gain());
        part.strip().pan((float) style.pan());
        part.strip().send((float) style.reverb());
        Knobs.turn(part, style.effects(), effects);
        parts.add(part);
      }
      readAhead(samplers);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
    return parts;
  }

  /// Recordings that memory has no room for are read ahead of the voices, by a thread of their own.
  private void readAhead(List<Sampler> samplers) {
    Prefetch prefetch =
        Prefetch.of(
            samplers.stream().map(Sampler::places).toList(),
            samplers.stream().map(Sampler::preset).toList());
    if (prefetch != null && reader == null) {
      reader =
          new WorkerThread(
              "prefetch",
              List.of(prefetch),
              PREFETCH_REST_NANOS,
              (worker, failure) -> house.log().failure("prefetch", failure));
      reader.start();
    }
  }

  private static void requireKnown(Map<String, String> sounds) {
    for (String name : sounds.keySet()) {
      Seats.of(name, "--sound");
    }
  }

  /// A model or a sampler, built and warmed.
  private Instrument instrument(Seat seat, int program, @Nullable String sound, int sampleRate) {
    if (sound != null && Models.means(sound)) {
      return Models.find(sound, seat, program).create(sampleRate, AudioEngine.BLOCK_FRAMES);
    }
    return new Sampler(
        preset(seat, program, sound), sampleRate, AudioEngine.BLOCK_FRAMES, POLYPHONY, kernels);
  }

  private Preset preset(Seat seat, int program, @Nullable String sound) {
    int number = seat == Seat.DRUMS ? SoundBank.DRUMS : 0;
    if (sound == null) {
      return nearest(open(usual), usual, number, program);
    }
    Choice choice = Choice.parse(sound);
    SoundBank bank = open(choice.file);
    return choice.preset.isEmpty()
        ? nearest(bank, choice.file, number, program)
        : named(bank, choice, number);
  }

  private static Preset nearest(SoundBank bank, Path file, int number, int program) {
    Preset found = bank.preset(number, program);
    if (found == null && !bank.presets().isEmpty()) {
      found = bank.presets().getFirst();
    }
    if (found == null) {
      throw new PerformiaException(
          "this bank has no presets", file.toString(), "choose another bank");
    }
    return found;
  }

  /// By program number, or by a part of its name.
  private static Preset named(SoundBank bank, Choice choice, int number) {
    Optional<Preset> found;
    if (choice.preset.matches("\\d{1,3}")) {
      found = Optional.ofNullable(bank.exactly(number, Integer.parseInt(choice.preset)));
    } else {
      String wanted = choice.preset.toLowerCase(Locale.ROOT);
      found =
          bank.presets().stream()
              .filter(p -> p.name().toLowerCase(Locale.ROOT).contains(wanted))
              .findFirst();
    }
    return found.orElseThrow(() -> {
      List<String> names = bank.presets().stream().map(Preset::name).toList();
      List<String> near = Near.matches(choice.preset, names);
      return new PerformiaException(
          "no preset \"" + choice.preset + "\"",
          choice.file.toString(),
          "choose one such as "
              + String.join(", ", near.isEmpty() ? names.stream().limit(5).toList() : near));
    });
  }

  private SoundBank open(Path file) {
    return Loader.join(opening(file));
  }

  /// Opens a bank on a loader thread, once.
  private CompletableFuture<SoundBank> opening(Path file) {
    return banks.computeIfAbsent(
        file.toAbsolutePath().normalize(),
        key ->
            file.equals(house.bank())
                ? house.opened().get()
                : Loader.run(() -> SoundBank.open(found.find(file))));
  }

  /// Lets go of the banks; a second call does nothing.
  @Override
  public void close() {
    if (reader != null) {
      reader.close();
      reader = null;
    }
    for (CompletableFuture<SoundBank> opening : banks.values()) {
      opening
          .handle((bank, failure) -> {
            if (bank != null) {
              bank.close();
            }
            return true;
          })
          .join();
    }
    banks.clear();
  }

  /// A bank and a preset of it.
  private record Choice(Path file, String preset) {
    /// The preset stands after the last colon, unless that is the one of a Windows drive.
    static Choice parse(String text) {
      int colon = text.lastIndexOf(':');
      boolean drive = colon == 1 && text.length() > 2 && "\\/".indexOf(text.charAt(2)) >= 0;
      boolean inPath = colon >= 0 && text.indexOf('/', colon) >= 0;
      try {
        return colon <= 0 || drive || inPath
            ? new Choice(Path.of(text), "")
            : new Choice(Path.of(text.substring(0, colon)), text.substring(colon + 1).strip());
      } catch (InvalidPathException e) {
        throw new PerformiaException("that is no file name", text, "check the name", e);
      }
    }
  }
}
