// SPDX-License-Identifier: GPL-3.0-or-later
package performia.analysis.transcribe.ireal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import performia.analysis.transcribe.form.ChartFormat;
import performia.analysis.transcribe.form.ChartSource;
import performia.analysis.transcribe.form.SongBuilder;
import performia.analysis.transcribe.form.Unroller;
import performia.engine.PerformiaException;
import performia.engine.music.KeyParser;
import performia.engine.music.Song;

/// iReal Pro links, single or playlists, in a text or in a page that the app exported. Stateless;
/// any thread.
public final class IRealFormat implements ChartFormat {
  @Override
  public String name() {
    return "iReal Pro";
  }

  @Override
  public boolean recognises(ChartSource source) {
    return IRealLink.isIn(source.text());
  }

  /// A song of a playlist that holds no bar is left out, unless none is left.
  @Override
  public List<Song> read(ChartSource source) {
    var songs = new ArrayList<Song>();
    List<IRealLink.Entry> entries = IRealLink.songs(source.text());
    PerformiaException trouble = null;
    for (IRealLink.Entry entry : entries) {
      try {
        songs.add(song(entry, source));
      } catch (PerformiaException e) {
        trouble = trouble == null ? e : trouble;
      }
    }
    if (songs.isEmpty()) {
      throw trouble != null
          ? trouble
          : new PerformiaException(
              "the iReal Pro link holds no song",
              source.name(),
              "copy the whole link, from irealb:// to its end");
    }
    return songs;
  }

  private static Song song(IRealLink.Entry entry, ChartSource source) {
    List<IRealBar> bars = IRealChart.read(entry.chart());
    String title = title(entry.title());
    String name = title.isEmpty() ? source.title() : title;
    var builder = new SongBuilder(source.name() + ", song \"" + name + "\"");
    builder.title(name).composer(composer(entry.composer()));
    builder.style(entry.style().isEmpty() ? entry.groove() : entry.style());
    builder.key(KeyParser.parse(entry.key()).orElse(null));
    Unroller.unroll(IRealRoad.written(bars), builder);
    double tempo = entry.tempo() > 0 ? entry.tempo() : IRealTempo.of(entry.style(), entry.groove());
    // The app counts compound metres in dotted quarters.
    boolean compound = !bars.isEmpty() && bars.getFirst().meter.isCompound();
    return builder.tempo(compound ? tempo * 1.5 : tempo).build();
  }

  /// `Wheel, The` is sorted under W but called The Wheel.
  private static String title(String title) {
    String plain = title.strip();
    String lower = plain.toLowerCase(Locale.ROOT);
    for (String article : new String[] {", the", ", a", ", an"}) {
      if (lower.endsWith(article)) {
        int cut = plain.length() - article.length();
        return plain.substring(cut + 2) + " " + plain.substring(0, cut);
      }
    }
    return plain;
  }

  /// The link says `Last First`; with more words than two nobody can tell.
  private static String composer(String composer) {
    String plain = composer.strip();
    if (plain.equalsIgnoreCase("Composer Unknown") || plain.equalsIgnoreCase("Unknown")) {
      return "";
    }
    String[] words = plain.split("\\s+");
    return words.length == 2 ? words[1] + " " + words[0] : plain;
  }
}
