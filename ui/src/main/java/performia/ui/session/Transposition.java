// SPDX-License-Identifier: GPL-3.0-or-later
package performia.ui.session;

import java.util.List;
import performia.engine.music.Bar;
import performia.engine.music.Chord;
import performia.engine.music.ChordChange;
import performia.engine.music.Key;
import performia.engine.music.KeyParser;
import performia.engine.music.Section;
import performia.engine.music.Song;

/// Moves a song to another key, chords respelled. Pure; any thread.
final class Transposition {
  private final int semitones;
  private final boolean flats;

  private Transposition(int semitones, boolean flats) {
    this.semitones = semitones;
    this.flats = flats;
  }

  /// The song with that tonic; its mode stays, whatever the mode of the key.
  static Song to(Song song, Key key) {
    int semitones = Math.floorMod(key.tonic() - song.key().tonic(), 12);
    if (semitones == 0) {
      return song;
    }
    var move = new Transposition(semitones, key.flats());
    List<Section> sections = song.sections().stream().map(move::section).toList();
    return new Song(
        song.title(),
        song.composer(),
        new Key(key.tonic(), song.key().minor(), key.flats()),
        song.tempo(),
        song.style(),
        sections,
        song.form());
  }

  private Section section(Section section) {
    return new Section(section.label(), section.bars().stream().map(this::bar).toList());
  }

  private Bar bar(Bar bar) {
    List<ChordChange> chords = bar.chords().stream().map(this::change).toList();
    return new Bar(bar.meter(), bar.tempo(), chords, bar.lyrics());
  }

  private ChordChange change(ChordChange change) {
    Chord chord = change.chord();
    if (chord.isNone()) {
      return change;
    }
    Chord moved = chord.transposed(semitones, respelled(chord));
    return new ChordChange(change.beat(), moved, change.push(), change.attack());
  }

  /// The kind of chord stays as it was spelled; root and slash bass get new names.
  private String respelled(Chord chord) {
    String symbol = chord.symbol();
    String root = KeyParser.noteName(chord.root() + semitones, flats);
    String rest = symbol.substring(nameLength(symbol));
    if (chord.bass() == chord.root()) {
      return root + rest;
    }
    int slash = rest.lastIndexOf('/');
    String kind = slash < 0 ? rest : rest.substring(0, slash);
    return root + kind + "/" + KeyParser.noteName(chord.bass() + semitones, flats);
  }

  private static int nameLength(String symbol) {
    int length = symbol.isEmpty() ? 0 : 1;
    while (length < symbol.length() && "b#\u266d\u266f".indexOf(symbol.charAt(length)) >= 0) {
      length++;
    }
    return length;
  }
}
