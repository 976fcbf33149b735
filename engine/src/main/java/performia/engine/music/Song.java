// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.music;

import java.util.List;

/// The song map: what is written once, and the order it is played in. Immutable; any thread.
///
/// @param title for people; may be empty
/// @param composer for people; may be empty
/// @param key home key
/// @param tempo quarter notes a minute at the start
/// @param style free hint such as `jazz swing`, `8-beat pop`; empty for none
/// @param sections what is written, at least one
/// @param form what is played, in order: at least one pass
public record Song(
    String title,
    String composer,
    Key key,
    double tempo,
    String style,
    List<Section> sections,
    List<Pass> form) {
  public static final double MIN_TEMPO = 20;
  public static final double MAX_TEMPO = 400;

  /// More bars than this in one performance is a mistake or an attack.
  public static final int MAX_BARS = 20_000;

  /// One playing of a section.
  ///
  /// @param name for people and for cues, such as `A2`
  /// @param section index into the song's sections
  public record Pass(String name, int section) {}

  public Song {
    sections = List.copyOf(sections);
    form = List.copyOf(form);
    if (sections.isEmpty() || form.isEmpty()) {
      throw new IllegalArgumentException("a song needs a section and a form");
    }
    if (!(tempo >= MIN_TEMPO && tempo <= MAX_TEMPO)) {
      throw new IllegalArgumentException(
          "tempo " + tempo + " (" + MIN_TEMPO + ".." + MAX_TEMPO + ")");
    }
    long bars = 0;
    for (Pass pass : form) {
      if (pass.section < 0 || pass.section >= sections.size()) {
        throw new IllegalArgumentException(
            "pass \"" + pass.name + "\" plays section " + pass.section + " of " + sections.size());
      }
      bars += sections.get(pass.section).bars().size();
    }
    if (bars > MAX_BARS) {
      throw new IllegalArgumentException(
          "the form has " + bars + " bars (at most " + MAX_BARS + ")");
    }
  }

  /// The same song at another tempo; tempo changes inside it keep their ratio.
  public Song withTempo(double newTempo) {
    double ratio = newTempo / tempo;
    var scaled =
        sections.stream()
            .map(s ->
                new Section(
                    s.label(),
                    s.bars().stream()
                        .map(b -> new Bar(b.meter(), b.tempo() * ratio, b.chords(), b.lyrics()))
                        .toList()))
            .toList();
    return new Song(title, composer, key, newTempo, style, scaled, form);
  }
}
