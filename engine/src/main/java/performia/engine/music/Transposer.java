// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.music;

import java.util.List;

/// Brings a song into another key, every chord respelled for it. Pure; any thread.
public final class Transposer {
  private Transposer() {}

  /// The song with its tonic on that of the given key, moved the shorter way. The song stays major
  /// or minor, whatever the key says; its accidentals are the key's own when both agree in mode.
  public static Song toKey(Song song, Key key) {
    int up = Math.floorMod(key.tonic() - song.key().tonic(), 12);
    Key usual = KeyParser.of(key.tonic(), song.key().minor());
    Key target = key.minor() == song.key().minor() ? key : usual;
    return transpose(song, up > 6 ? up - 12 : up, target);
  }

  /// The song that many semitones higher, in the key as it is mostly written there.
  public static Song bySemitones(Song song, int semitones) {
    int tonic = Math.floorMod(song.key().tonic() + semitones, 12);
    return transpose(song, semitones, KeyParser.of(tonic, song.key().minor()));
  }

  private static Song transpose(Song song, int semitones, Key key) {
    List<Section> sections =
        song.sections().stream()
            .map(section ->
                new Section(
                    section.label(),
                    section.bars().stream().map(bar -> bar(bar, semitones, key)).toList()))
            .toList();
    return new Song(
        song.title(), song.composer(), key, song.tempo(), song.style(), sections, song.form());
  }

  private static Bar bar(Bar bar, int semitones, Key key) {
    List<ChordChange> chords =
        bar.chords().stream()
            .map(change ->
                new ChordChange(
                    change.beat(),
                    chord(change.chord(), semitones, key),
                    change.push(),
                    change.attack()))
            .toList();
    return new Bar(bar.meter(), bar.tempo(), chords, bar.lyrics());
  }

  /// One chord moved; the way its quality was spelled is kept.
  public static Chord chord(Chord chord, int semitones, Key key) {
    if (chord.isNone()) {
      return chord;
    }
    Chord moved = chord.transposed(semitones, "");
    String symbol = chord.symbol();
    int root = ChordParser.noteLength(ChordLetters.plain(symbol), 0);
    boolean readable = root > 0 && ChordParser.parse(symbol).filter(chord::equals).isPresent();
    if (!readable) {
      return chord.transposed(semitones, ChordNames.symbol(moved, key));
    }
    String newRoot = NoteNames.inKey(moved.root(), key);
    String quality = symbol.substring(root);
    int slash = symbol.lastIndexOf('/');
    boolean slashed =
        slash > 0 && ChordParser.pitchClass(ChordLetters.plain(symbol.substring(slash + 1))) >= 0;
    if (slashed) {
      quality = symbol.substring(root, slash) + "/" + NoteNames.inChord(moved.bass(), newRoot);
    }
    String spelled = newRoot + quality;
    boolean same =
        ChordParser.parse(spelled)
            .filter(read ->
                read.intervals() == moved.intervals()
                    && read.root() == moved.root()
                    && read.bass() == moved.bass())
            .isPresent();
    return chord.transposed(semitones, same ? spelled : ChordNames.symbol(moved, key));
  }
}
