// SPDX-License-Identifier: GPL-3.0-or-later
package performia.ui.cli;

import java.util.ArrayList;
import java.util.List;
import performia.ui.session.Face;
import performia.ui.session.Row;
import performia.ui.session.Session;
import picocli.CommandLine.Parameters;

/// `import`: charts into the library. Main thread.
final class ImportVerb extends Verb {
  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description =
          "Charts: song-map JSON, chart JSON, grid text, ChordPro, MusicXML (.mxl too), or iReal Pro"
              + " links, as a file or as they are.")
  List<String> charts = new ArrayList<>();

  @Override
  void run(Session session, Console console, Face face) {
    List<Row> songs = session.importCharts(charts, face);
    if (json && songs.size() == 1) {
      console.out().println(RowJson.of(songs.getFirst()));
      return;
    }
    list(console, songs, List.of("id", "title", "key", "metre", "bars", "tempo"), "nothing new");
  }
}
