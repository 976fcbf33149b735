// SPDX-License-Identifier: GPL-3.0-or-later
package performia.ui.session;

import java.util.List;
import java.util.Optional;
import performia.agents.Agent;
import performia.analysis.library.TakeStart;
import performia.engine.PerformiaException;
import performia.engine.audio.AudioBackend;
import performia.engine.sound.Part;

/// Puts a band on a stage: chooses the sound system, seats the players, starts the music. Session
/// thread.
final class Playing {
  private final House house;
  private final Loader loader;
  private final Face face;

  Playing(House house, Loader loader, Face face) {
    this.house = house;
    this.loader = loader;
    this.face = face;
  }

  /// The sound system that is asked for, or else the first that has a device; nothing when there is
  /// none.
  ///
  /// @param name as `--backend` says it; empty for the best there is
  Optional<AudioBackend> device(String name) {
    if (name.equals(house.silence().name())) {
      return Optional.of(house.silence());
    }
    List<AudioBackend> all = house.backends().get();
    if (!name.isEmpty()) {
      return Optional.of(
          all.stream()
              .filter(backend -> backend.name().equals(name))
              .findFirst()
              .orElseThrow(() -> unknown(name, all)));
    }
    return all.stream().filter(backend -> !backend.devices().isEmpty()).findFirst();
  }

  private PerformiaException unknown(String name, List<AudioBackend> all) {
    String names = String.join(", ", all.stream().map(AudioBackend::name).toList());
    return new PerformiaException(
        "unknown sound system \"" + name + "\"",
        "--backend",
        "choose " + names + " or " + house.silence().name());
  }

  /// The rate the instruments are built for: the device's own where it has one that cannot be
  /// chosen, else what is asked for.
  private static int rate(AudioBackend device, PlayRequest request) {
    return device.devices().stream()
        .filter(
            one -> request.device().isEmpty() ? one.standard() : one.id().equals(request.device()))
        .mapToInt(AudioBackend.Device::sampleRate)
        .filter(rate -> rate > 0)
        .findFirst()
        .orElse(request.sampleRate());
  }

  /// Starts to play.
  ///
  /// @param orchestra its banks are closed with the stage
  LiveStage start(
      Arranged what,
      Orchestra orchestra,
      AudioBackend device,
      PlayRequest request,
      TakeStart.Verb verb) {
    try {
      house.home().ready();
      int rate = rate(device, request);
      List<Part> parts = orchestra.seat(what, rate);
      List<Agent> agents = Ensemble.seated(house.agents().get(), what.seats());
      Ensemble ensemble = Ensemble.wire(what, agents, parts);
      var wanted = new AudioBackend.Request(request.device(), rate, request.blockFrames(), 0);
      var stage =
          new LiveStage(
              house,
              what,
              orchestra,
              ensemble,
              device,
              wanted,
              house.silence(),
              verb,
              loader,
              face);
      stage.start(request.doors());
      return stage;
    } catch (RuntimeException e) {
      orchestra.close();
      throw e;
    }
  }
}
