// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.sfz;

import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import performia.engine.PerformiaException;
import performia.engine.sampler.articulation.Articulation;
import performia.engine.sampler.articulation.Controllers;
import performia.engine.sampler.articulation.Performance;
import performia.engine.sampler.articulation.Side;
import performia.engine.sampler.recording.Recording;
import performia.engine.sampler.recording.Recordings;
import performia.engine.sampler.region.BankContents;
import performia.engine.sampler.region.KeyRange;
import performia.engine.sampler.region.Parameter;
import performia.engine.sampler.region.Preset;
import performia.engine.sampler.region.Region;
import performia.engine.sampler.region.Sound;
import performia.engine.sampler.sfz.text.SfzDocument;
import performia.engine.sampler.sfz.text.SfzReader;
import performia.engine.sampler.sfz.text.SfzRegion;

/// Opens an SFZ instrument as a bank of one preset, bank 0, program 0. What it asks for and cannot
/// have (a sample that is missing or broken, an opcode that is not played) is said in a sentence
/// and the rest plays. Loader threads.
public final class SfzBank {
  private static final int MOST_NOTES = 500;

  private final SfzDocument document;
  private final SfzCompiler compiler;
  private final Recordings recordings = new Recordings();
  private final Arena arena = Arena.ofShared();
  private final SampleTable samples = new SampleTable(arena);
  private final GeneratorSounds generators = new GeneratorSounds(arena);
  private final List<String> notes;
  private final List<Region> regions = new ArrayList<>();

  private SfzBank(SfzDocument document) {
    this.document = document;
    this.compiler = new SfzCompiler(document);
    this.notes = new ArrayList<>(document.notes());
  }

  /// Reads an instrument and its recordings.
  ///
  /// @throws PerformiaException when the text cannot be read or nothing of it can sound; the place
  ///   is the file and the line
  public static BankContents read(Path file) {
    SfzBank bank = new SfzBank(SfzReader.read(file));
    boolean done = false;
    try {
      BankContents contents = bank.contents(file);
      done = true;
      return contents;
    } finally {
      if (!done) {
        bank.close();
      }
    }
  }

  private void close() {
    recordings.close();
    arena.close();
  }

  private BankContents contents(Path file) {
    List<Articulation> articulations = new ArrayList<>();
    for (SfzRegion region : document.regions()) {
      Articulation articulation = read(region);
      if (articulation != null) {
        articulations.add(articulation);
      }
    }
    if (articulations.isEmpty()) {
      throw new PerformiaException(
          "nothing of this instrument can sound" + (notes.isEmpty() ? "" : ": " + notes.getLast()),
          file.toString(),
          "check that its samples lie where it looks for them");
    }
    Performance performance =
        new Performance(
            articulations, compiler.switches().keys(), compiler.switches().first(), controllers());
    Preset preset = new Preset(0, 0, document.name(), regions, performance);
    return new BankContents(document.name(), List.of(preset), List.copyOf(notes), this::close);
  }

  /// Where controllers stand at first: as on every player, then as the instrument wants them.
  private float[] controllers() {
    float[] values = new float[Controllers.COUNT];
    values[7] = 100 / 127f;
    values[10] = 0.5f;
    values[11] = 1;
    document
        .control()
        .controllers()
        .forEach((number, value) -> {
          if (number >= 0 && number < values.length) {
            values[number] = value.floatValue();
          }
        });
    return values;
  }

  private @Nullable Articulation read(SfzRegion region) {
    Settings settings = compiler.settings(region);
    String sample = region.sample();
    if (sample.isEmpty() || settings.number("end", 0) < 0) {
      // A region that sounds nothing may still silence others, as `end=-1` is used for.
      return sample.isEmpty() && !settings.has("end") ? null : generated(settings, "*silence");
    }
    if (sample.startsWith("*")) {
      return generated(settings, sample.toLowerCase(Locale.ROOT));
    }
    Recording recording = open(region, sample);
    return recording == null ? null : recorded(settings, recording);
  }

  private @Nullable Recording open(SfzRegion region, String sample) {
    Path file = document.folder().find(sample, region.place());
    if (file == null) {
      say("the sample " + sample + " is missing (" + region.place() + ")");
      return null;
    }
    try {
      return recordings.open(file);
    } catch (PerformiaException e) {
      say(String.valueOf(e.getMessage()));
      return null;
    }
  }

  private void say(String sentence) {
    if (notes.size() < MOST_NOTES && !notes.contains(sentence)) {
      notes.add(sentence);
    }
  }

  private Articulation generated(Settings settings, String name) {
    int center = Math.max(0, settings.key("pitch_keycenter", 60));
    boolean oneShot = settings.text("loop_mode", "").equals("one_shot");
    Articulation articulation = compiler.compile(settings, center, oneShot);
    List<Region[]> sides = new ArrayList<>();
    for (GeneratorSounds.Wave wave : generators.waves(name)) {
      KeyRange keys = new KeyRange(wave.keyLow(), wave.keyHigh(), 0, 127);
      sides.add(
          new Region[] {region(wave.sound(), keys, new Side(articulation, 0, wave.soundKey()))});
    }
    articulation.sound(sides.toArray(Region[][]::new));
    return articulation;
  }

  private Articulation recorded(Settings settings, Recording recording) {
    boolean asRecorded = settings.text("pitch_keycenter", "").equals("sample");
    double root = recording.rootKey();
    int center =
        asRecorded && root >= 0
            ? (int) Math.round(root)
            : Math.max(0, settings.key("pitch_keycenter", 60));
    double soundKey = asRecorded && root >= 0 ? root : center;
    CutReader cutReader = new CutReader(settings, recording);
    Articulation articulation = compiler.compile(settings, center, cutReader.isOneShot());
    Sound[] sounds = samples.sounds(recording, cutReader.cut());
    Region[] sides = new Region[sounds.length];
    for (int i = 0; i < sides.length; i++) {
      int place = sounds.length == 1 ? 0 : i == 0 ? -1 : 1;
      sides[i] = region(sounds[i], KeyRange.ALL, new Side(articulation, place, soundKey));
    }
    articulation.sound(new Region[][] {sides});
    return articulation;
  }

  private Region region(Sound sound, KeyRange keys, Side extension) {
    Region region =
        new Region(
            sound, keys, 100, -1, -1, 0, new float[Parameter.COUNT], List.of(), null, extension);
    regions.add(region);
    return region;
  }
}
