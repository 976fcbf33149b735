// SPDX-License-Identifier: GPL-3.0-or-later
package performia.ui.session;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import performia.analysis.library.Take;
import performia.analysis.library.TakeStart;
import performia.engine.PerformiaException;
import performia.engine.audio.AudioBackend;
import performia.engine.sampler.kernel.Interpolation;
import performia.engine.sampler.kernel.KernelSource;

/// Every verb a person has, written once; each face asks here. One verb at a time, on the session
/// thread. What fails is logged with its trace and shown once.
public final class Session implements AutoCloseable {
  private static final int DEMO_RATE = 48_000;
  private static final int DEMO_BLOCK = 256;

  private final House house;
  private final Loader loader;
  private final Songs songs;
  private volatile boolean cancelled;
  private volatile @Nullable LiveTake stage;

  public Session(House house) {
    this.house = house;
    loader = new Loader(house.home());
    songs = new Songs(loader::get);
  }

  /// Gives up the verb that is running, soon. Any thread.
  public void cancel() {
    cancelled = true;
    LiveTake playing = stage;
    if (playing != null) {
      playing.steer(new Steer.Quit());
    }
  }

  /// Runs a verb and, where it fails, logs that and tells the face once.
  ///
  /// @param name of the verb, for the log
  /// @return whether it went well
  public boolean attempt(String name, Face face, Runnable verb) {
    try {
      verb.run();
      return true;
    } catch (PerformiaException e) {
      house.log().failure(name, e);
      face.failed(e);
    } catch (OutOfMemoryError e) {
      house.log().failure(name, e);
      face.failed(
          new PerformiaException(
              "there is not enough memory for this", name, "use a smaller bank or song", e));
    } catch (RuntimeException e) {
      house.log().failure(name, e);
      face.failed(
          new PerformiaException(
              "something broke inside (" + e.getClass().getSimpleName() + ")",
              name,
              "this is our mistake; please report it with the log " + house.log().file(),
              e));
    }
    return false;
  }

  /// Plays a song into files.
  ///
  /// @return take, title, style, tempo, seed, seconds, bars, files
  public Row render(RenderRequest request, Face face) {
    new Outputs()
        .keep(request.song())
        .file("--wav", request.wav())
        .file("--midi", request.midi())
        .folder("--stems", request.stems());
    if (request.wav() == null && request.stems() == null) {
      requireBanks(request.arrangement());
      Arranged what = arranged(request.song(), request.arrangement());
      return rendering(face).render(what, request, null, TakeStart.Verb.RENDER);
    }
    try (var orchestra = new Orchestra(house, request.arrangement().bank(), plain())) {
      Arranged what = arranged(request.song(), request.arrangement());
      return rendering(face).render(what, request, orchestra, TakeStart.Verb.RENDER);
    }
  }

  /// Plays a song live; silently when there is no sound device.
  public LiveTake play(PlayRequest request, Face face) {
    var playing = new Playing(house, loader, face);
    AudioBackend device = playing.device(request.backend()).orElse(house.silence());
    return live(playing, device, request, TakeStart.Verb.PLAY);
  }

  /// Plays a built-in song, or writes it to a WAV where nothing can sound.
  ///
  /// @param name of the song; empty for the first
  /// @param backend the sound system; empty for the best there is
  public Demo demo(String name, Arrangement arrangement, String backend, Face face) {
    String song = Songs.builtIn(name);
    var playing = new Playing(house, loader, face);
    Optional<AudioBackend> device = playing.device(backend);
    if (device.isPresent()) {
      var request =
          new PlayRequest(song, arrangement, backend, "", DEMO_RATE, DEMO_BLOCK, Doors.CLOSED);
      return new Demo.Live(live(playing, device.get(), request, TakeStart.Verb.DEMO));
    }
    Path here = Path.of("").toAbsolutePath();
    Path folder = Files.isWritable(here) ? here : house.home().ready().folder();
    Path wav = folder.resolve(song + ".wav");
    var request = new RenderRequest(song, arrangement, DEMO_RATE, wav, null, null);
    try (var orchestra = new Orchestra(house, arrangement.bank(), plain())) {
      Arranged what = arranged(song, arrangement);
      return new Demo.Written(
          rendering(face).render(what, request, orchestra, TakeStart.Verb.DEMO));
    }
  }

  /// The few voices of a band are written sooner without vectors than these take to be compiled.
  private static KernelSource plain() {
    return KernelSource.plain(Interpolation.CUBIC);
  }

  /// Puts the band on stage; banks and feels are opened beside one another, for music is waited
  /// for.
  private LiveTake live(
      Playing playing, AudioBackend device, PlayRequest request, TakeStart.Verb verb) {
    var orchestra =
        new Orchestra(
            house, request.arrangement().bank(), KernelSource.warming(Interpolation.CUBIC));
    Arranged what;
    try {
      what = arranged(request.song(), request.arrangement());
    } catch (RuntimeException e) {
      orchestra.close();
      throw e;
    }
    LiveTake started = playing.start(what, orchestra, device, request, verb);
    // Remembered, because it has to end when the verb is cancelled.
    stage = started;
    if (cancelled) {
      // Given up while it was made ready.
      started.steer(new Steer.Quit());
    }
    return started;
  }

  /// What other programs can say to a take.
  ///
  /// @return address, arguments, meaning, handledBy
  public List<Row> addresses() {
    return house.guests().get().stream().flatMap(guest -> guest.addresses().stream()).toList();
  }

  /// Plays a MIDI file through a bank into a WAV.
  ///
  /// @return wav, seconds, messages, repairs
  public Row synth(SynthRequest request, Face face) {
    return new Synthesis(house, face, () -> cancelled).run(request);
  }

  /// Where only notes are wanted no bank is opened, and a wrong name is told all the same.
  private void requireBanks(Arrangement arrangement) {
    Path bank = arrangement.bank();
    if (bank != null) {
      new Banks(house).find(bank);
    }
  }

  private Rendering rendering(Face face) {
    return new Rendering(house, loader, face, () -> cancelled);
  }

  private Arranged arranged(String song, Arrangement arrangement) {
    var feels = Loader.run(house.feels());
    ChosenSong chosen = songs.find(song);
    return new Arranger(Loader.join(feels), house.seeds()).arrange(chosen, arrangement);
  }

  /// Brings charts into the library.
  ///
  /// @param charts files or pasted links
  /// @return id, title, key, metre, bars and more of each song
  public List<Row> importCharts(List<String> charts, Face face) {
    return songs.add(charts, Instant.now(), face);
  }

  /// The songs of the library and the built-in ones that say this; all for an empty text.
  public List<Row> songs(String text) {
    return songs.list(text);
  }

  /// The built-in songs.
  public List<Row> builtIns() {
    return Songs.builtIns();
  }

  /// The takes in the library, newest first.
  public List<Row> takes() {
    return loader.get().takes().stream().map(Session::row).toList();
  }

  private static Row row(Take take) {
    Duration length = take.length();
    return Row.of("id", take.id())
        .and("verb", take.start().verb().name().toLowerCase(Locale.ROOT))
        .and("source", take.start().source())
        .and("seed", take.start().seed())
        .and("seconds", length == null ? 0.0 : length.toMillis() / 1000.0)
        .and("events", take.events())
        .and("started", take.start().started().toString());
  }

  /// The banks on this machine, then the modelled instruments.
  public List<Row> soundfonts() {
    return Stream.concat(new Banks(house).list().stream(), Models.list().stream()).toList();
  }

  /// The sound devices of every sound system.
  public List<Row> devices() {
    return Devices.list(house.backends().get());
  }

  /// Measures a sound device with a bare callback and a test signal.
  ///
  /// @return backend, rate, block, seconds, xruns, allocatedBytes, stages (a tree of JSON, in
  ///   milliseconds), and roundTripFrames when the signal came back
  public Row latency(LatencyRequest request, Face face) {
    var playing = new Playing(house, loader, face);
    AudioBackend device = playing.device(request.backend()).orElse(house.silence());
    return new LatencyCheck(device, request, face, () -> cancelled).run();
  }

  /// What is there and what is wrong: one finding a line.
  public List<Row> doctor() {
    return new Doctor(house).findings();
  }

  /// Ends what still goes on.
  @Override
  public void close() {
    loader.close();
  }
}
