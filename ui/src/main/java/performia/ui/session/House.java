// SPDX-License-Identifier: GPL-3.0-or-later
package performia.ui.session;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import performia.agents.Agent;
import performia.agents.style.Feels;
import performia.engine.audio.AudioBackend;
import performia.engine.sampler.SoundBank;

/// What the program is built of, as the session sees it: chosen and wired once by the app, opened
/// only when a verb needs it. Immutable; any thread.
///
/// @param home where everything lives
/// @param log what went wrong
/// @param bank the bank that ships; may be missing on the disk
/// @param opened opens the bank that ships, on a loader thread; whoever asks closes it
/// @param backends the sound systems, the best first; asking makes them
/// @param silence keeps time where nothing can sound
/// @param feels the ways of playing that ship; asking reads them
/// @param agents a band-mate for every seat; asking makes new ones
/// @param seeds gives a seed to whoever asked for none
/// @param guests who comes to a stage; asking makes new ones
public record House(
    Home home,
    Log log,
    Path bank,
    Supplier<CompletableFuture<SoundBank>> opened,
    Supplier<List<AudioBackend>> backends,
    AudioBackend silence,
    Supplier<Feels> feels,
    Supplier<List<Agent>> agents,
    LongSupplier seeds,
    Supplier<List<StageGuest>> guests) {}
