// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.midi;

/// What can be wrong with a MIDI file that is still played, and what was done about it. Immutable;
/// any thread.
enum Repair {
  BEFORE_HEADER("something before the header was stepped over"),
  UNKNOWN_TYPE("the file's type is unknown: it was read as type 1"),
  TRACK_COUNT("there are other tracks than the header counts: what is there was read"),
  ALIEN_CHUNK("what is no track was stepped over"),
  CHUNK_SIZE("a track is longer or shorter than it says: its own end was taken"),
  CUT("the file ends inside a track: what is there was read"),
  NO_END("a track has no end mark: its last event was taken for it"),
  BROKEN("a track makes no sense from there on: the rest of it was left out"),
  DATA_BYTE("a data byte above 127 was taken for 127"),
  STRAY("a message that has no place in a file was stepped over"),
  META("a tempo, metre, key, time code or prefix is out of its range: it was left out"),
  EXCLUSIVE("a system exclusive message has no end mark: its last byte was taken for it"),
  NO_RESOLUTION("the clip does not say how many ticks a beat has: 96 were taken"),
  NO_CLIP_END("the clip has no end mark: its last message was taken for it"),
  PACKET("a packet is reserved, out of order or not understood: it was stepped over"),
  PER_NOTE("a controller of a single note is not played");

  private final String sentence;

  Repair(String sentence) {
    this.sentence = sentence;
  }

  /// What was wrong, then what was done.
  String sentence() {
    return sentence;
  }
}
