// SPDX-License-Identifier: GPL-3.0-or-later
package performia.ui;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import performia.agents.Agent;
import performia.agents.bass.BassAgent;
import performia.agents.drums.DrumAgent;
import performia.agents.guitar.GuitarAgent;
import performia.agents.keys.KeysAgent;
import performia.agents.style.Feels;
import performia.engine.audio.silent.SilentBackend;
import performia.engine.sampler.SoundBank;
import performia.soundfonts.Soundfonts;
import performia.ui.osc.OscGuest;
import performia.ui.session.Home;
import performia.ui.session.House;
import performia.ui.session.Log;

/// The real house in a folder of its own, without sound devices and with a known seed.
public final class TestHouse {
  private TestHouse() {}

  public static House in(Path folder) {
    var home = new Home(folder.toAbsolutePath());
    return new House(
        home,
        new Log(home),
        Soundfonts.embedded(),
        () -> CompletableFuture.supplyAsync(() -> SoundBank.open(Soundfonts.embedded())),
        List::of,
        new SilentBackend(),
        Feels::shipped,
        TestHouse::band,
        () -> 42,
        () -> List.of(new OscGuest()));
  }

  public static List<Agent> band() {
    return List.of(new DrumAgent(), new BassAgent(), new KeysAgent(), new GuitarAgent());
  }
}
