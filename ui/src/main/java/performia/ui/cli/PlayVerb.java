// SPDX-License-Identifier: GPL-3.0-or-later
package performia.ui.cli;

import performia.ui.session.Face;
import performia.ui.session.LiveTake;
import performia.ui.session.PlayRequest;
import performia.ui.session.Session;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `play`: a song live, steered by keys. Main thread.
final class PlayVerb extends Verb {
  static final int USUAL_BLOCK = 64;
  private static final int LONGEST_BLOCK = 4096;

  @Parameters(
      paramLabel = "SONG",
      description = "A song of the library, a chart file, or a built-in's name.")
  String song = "";

  @Mixin ArrangementOptions how = new ArrangementOptions();

  @Option(names = "--build", description = "Shape the intensity over the form.")
  boolean build;

  @Option(names = "--no-count-in", description = "Begin at once.")
  boolean noCountIn;

  @Option(names = "--intro", description = "Play an intro before the song.")
  boolean intro;

  @Option(names = "--no-ending", description = "Play the last bar as written.")
  boolean noEnding;

  @Option(
      names = "--backend",
      paramLabel = "NAME",
      description = "The sound system: jack, alsa, javasound, or silent for none; else the best.")
  String backend = "";

  @Option(
      names = "--device",
      paramLabel = "ID",
      description = "Where the sound goes, as devices lists it.")
  String device = "";

  @Option(
      names = "--rate",
      paramLabel = "HZ",
      description = "44100, 48000 (usual) or 96000 frames a second.")
  int rate = 48_000;

  @Option(names = "--block", paramLabel = "N", description = "Frames in a block, 64 usually.")
  int block = USUAL_BLOCK;

  @Mixin DoorOptions doors = new DoorOptions();

  @Override
  void check() {
    RenderVerb.requireRate(rate);
    if (block < 16 || block > LONGEST_BLOCK) {
      throw new Usage("--block", block + " is not from 16 to " + LONGEST_BLOCK);
    }
    how.check();
    doors.check();
  }

  @Override
  void run(Session session, Console console, Face face) {
    var request =
        new PlayRequest(
            song,
            how.arrangement(build, !noCountIn, intro, !noEnding),
            backend,
            device,
            rate,
            block,
            doors.doors());
    try (LiveTake take = session.play(request, face)) {
      if (take.isSilent()) {
        face.tell("no sound device: the band plays silently; render writes what it plays to a WAV");
      }
      new LivePicture(console, take).show();
    }
  }
}
