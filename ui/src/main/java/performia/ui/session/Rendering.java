// SPDX-License-Identifier: GPL-3.0-or-later
package performia.ui.session;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import performia.agents.Agent;
import performia.agents.Band;
import performia.analysis.library.Library;
import performia.analysis.library.TakeStart;
import performia.engine.PerformiaException;
import performia.engine.audio.AudioBackend;
import performia.engine.audio.AudioStream;
import performia.engine.audio.offline.OfflineBackend;
import performia.engine.dsp.Loudness;
import performia.engine.midi.MidiTrack;
import performia.engine.midi.StandardMidiFile;
import performia.engine.music.Timeline;
import performia.engine.sound.AudioEngine;
import performia.engine.sound.Part;
import performia.engine.time.Position;
import performia.engine.time.TempoMap;

/// Plays a song into files as fast as it can: the live workers, stepped in a fixed order, so the
/// same seed gives the same bytes. Session thread.
final class Rendering {
  private static final double LONGEST_TAIL_SECONDS = 10;

  private final House house;
  private final Loader loader;
  private final Face face;
  private final BooleanSupplier cancelled;

  Rendering(House house, Loader loader, Face face, BooleanSupplier cancelled) {
    this.house = house;
    this.loader = loader;
    this.face = face;
    this.cancelled = cancelled;
  }

  /// Makes the files and saves the take.
  ///
  /// @param orchestra for what sounds, and closed then; null where only notes are wanted
  /// @param verb that asked for it
  Row render(
      Arranged what, RenderRequest request, @Nullable Orchestra orchestra, TakeStart.Verb verb) {
    house.home().ready();
    Instant started = Instant.now();
    var library = loader.start();
    var record = new TakeRecord(face, house.log());
    List<Agent> agents = Ensemble.seated(house.agents().get(), what.seats());
    double seconds = what.seconds();
    Loudness loudness = null;
    Ensemble ensemble = null;
    if (orchestra != null) {
      try (orchestra;
          var files = AudioFiles.open(request, what.seats())) {
        List<Part> parts = orchestra.seat(what, request.sampleRate());
        ensemble = Ensemble.wire(what, agents, parts);
        ensemble.engine().mixer().tap(files.tap());
        seconds = run(ensemble, files, what, request.sampleRate());
        midi(what, request, agents);
        files.finish();
        loudness = files.loudness();
      }
    } else {
      midi(what, request, agents);
    }
    long take = save(what, verb, started, seconds, ensemble, record, library, request);
    Row row = answer(what, request, seconds, take);
    return loudness == null ? row : row.and(loudness);
  }

  /// Renders to the end.
  ///
  /// @return seconds of sound
  private double run(Ensemble ensemble, AudioFiles files, Arranged what, int sampleRate) {
    double end = what.performance().timeline().end();
    TempoMap tempo = TempoMap.of(what.performance().timeline());
    double expected = tempo.secondsAt(end) - tempo.secondsAt(ensemble.startBeat());
    var position = new Position(ensemble.transport());
    var rendered = new long[1];
    var course =
        new OfflineBackend.Course(
            () -> {
              position.update();
              return position.beat() >= end;
            },
            expected + LONGEST_TAIL_SECONDS + 1,
            LONGEST_TAIL_SECONDS,
            frames -> {
              rendered[0] = frames;
              face.progress("rendering", Math.min(1, frames / (expected * sampleRate)));
            },
            cancelled);
    ensemble.play();
    var backend =
        new OfflineBackend(List.of(ensemble.worker(), ensemble.log()), files::write, course);
    var request = new AudioBackend.Request("", sampleRate, AudioEngine.BLOCK_FRAMES, 0);
    try (AudioStream stream = backend.open(request, ensemble.engine())) {
      stream.start();
    }
    requireNotCancelled();
    requireSound(ensemble);
    face.progress("rendering", 1);
    return files.seconds();
  }

  private void requireNotCancelled() {
    if (cancelled.getAsBoolean()) {
      throw new PerformiaException("stopped", "", "nothing was written");
    }
  }

  private static void requireSound(Ensemble ensemble) {
    for (var part : ensemble.engine().parts()) {
      Throwable failure = part.failure();
      if (failure != null) {
        throw new PerformiaException(
            "the instrument failed", part.name(), "choose another bank for this part", failure);
      }
    }
  }

  private static void midi(Arranged what, RenderRequest request, List<Agent> agents) {
    Path file = request.midi();
    if (file == null) {
      return;
    }
    Timeline timeline = what.performance().timeline();
    double start = new Band(agents, what.performance()).committedBeat();
    List<MidiTrack> tracks = MidiTracks.of(what, Band.perform(agents, what.performance()));
    StandardMidiFile.write(file, timeline, TempoMap.of(timeline), tracks, -start);
  }

  private long save(
      Arranged what,
      TakeStart.Verb verb,
      Instant started,
      double seconds,
      @Nullable Ensemble ensemble,
      TakeRecord record,
      CompletableFuture<Library> library,
      RenderRequest request) {
    record.attempt(() -> record.begin(Loader.join(library), what, verb, started));
    long lost = 0;
    if (ensemble != null) {
      ensemble.log().finish();
      record.append(ensemble.log().events());
      lost = ensemble.log().lost();
    }
    return record.finish(
        Duration.ofMillis(Math.round(seconds * 1000)), lost, request.wav(), request.midi());
  }

  private static Row answer(Arranged what, RenderRequest request, double seconds, long take) {
    var files = new ArrayList<String>();
    for (Path file : new @Nullable Path[] {request.wav(), request.midi(), request.stems()}) {
      if (file != null) {
        files.add(file.toString());
      }
    }
    return Row.of("take", take)
        .and("title", what.title())
        .and("style", what.performance().feel().id())
        .and("tempo", what.performance().timeline().song().tempo())
        .and("seed", what.arrangement().seed())
        .and("seconds", Math.round(seconds * 1000) / 1000.0)
        .and("bars", what.performance().timeline().bars().size())
        .and("files", String.join("\n", files));
  }
}
