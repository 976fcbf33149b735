// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.sfz.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import performia.engine.PerformiaException;

class SfzReaderTest {
  private static final SfzPlace HERE = new SfzPlace("test", 1);

  @TempDir Path temp;

  private Path folder() throws IOException {
    return Files.createDirectories(temp.resolve("bank/kit"));
  }

  private SfzDocument read(String text) throws IOException {
    return SfzReader.read(Files.writeString(folder().resolve("kit.sfz"), text));
  }

  private SfzRegion only(String text) throws IOException {
    SfzDocument document = read(text);
    assertThat(document.regions()).hasSize(1);
    return document.regions().getFirst();
  }

  @Test
  void aRegionInheritsFromGroupMasterAndGlobalAndTheNearestWins() throws IOException {
    SfzDocument document =
        read(
            """
            <global>volume=-1 pan=1 tune=1
            <master>volume=-2 pan=2
            <group>volume=-3
            <region>sample=a.wav
            <region>sample=b.wav volume=-4
            <master>pan=5
            <region>sample=c.wav
            <global>tune=9
            <region>sample=d.wav
            """);
    assertThat(document.regions().stream().map(r -> r.number("volume", 0)))
        .containsExactly(-3.0, -4.0, -1.0, 0.0);
    assertThat(document.regions().stream().map(r -> r.number("pan", 0)))
        .containsExactly(2.0, 2.0, 5.0, 0.0);
    assertThat(document.regions().stream().map(r -> r.number("tune", 0)))
        .containsExactly(1.0, 1.0, 1.0, 9.0);
  }

  @Test
  void pathsKeepTheirBlanksAndSeveralOpcodesShareALine() throws IOException {
    SfzRegion region =
        only(
            "<region> sample=..\\\\my drums/snare  #3 - hard.wav key=c#4 lovel=1// loud\nhivel=99 /* x\n */ pan=-10");
    assertThat(region.sample()).isEqualTo("..\\\\my drums/snare  #3 - hard.wav");
    assertThat(region.key("lokey", 0)).isEqualTo(61);
    assertThat(region.integer("lovel", 0)).isEqualTo(1);
    assertThat(region.integer("hivel", 0)).isEqualTo(99);
    assertThat(region.number("pan", 0)).isEqualTo(-10);
    assertThat(region.family("pan").getFirst().place().line()).isEqualTo(3);
  }

  @Test
  void aHeaderMayFollowAValueOnItsLine() throws IOException {
    SfzDocument document = read("<region>sample=a b.wav<region>sample=c.wav <region> sample=d.wav");
    assertThat(document.regions().stream().map(SfzRegion::sample))
        .containsExactly("a b.wav", "c.wav", "d.wav");
  }

  @Test
  void keyMeansThreeOpcodesAndTheLastWrittenHolds() throws IOException {
    SfzDocument document =
        read(
            """
            <group>key=60
            <region>sample=a.wav pitch_keycenter=48
            <region>sample=b.wav lokey=50 key=40
            """);
    SfzRegion first = document.regions().getFirst();
    assertThat(first.key("lokey", -9)).isEqualTo(60);
    assertThat(first.key("pitch_keycenter", -9)).isEqualTo(48);
    SfzRegion second = document.regions().getLast();
    assertThat(second.key("lokey", -9)).isEqualTo(40);
    assertThat(second.key("pitch_keycenter", -9)).isEqualTo(40);
  }

  @Test
  void theLongestVariableThatFitsIsMeant() throws IOException {
    SfzDocument document =
        read(
            """
            #define $K 36
            #define $KEY 38
            #define $CC 74
            #define $DIR samples
            <region>sample=$DIR/$KEYx$NONE.wav key=$KEY cutoff_oncc$CC=$K
            #define $KEY 40
            <region>sample=x.wav key=$KEY
            """);
    SfzRegion region = document.regions().getFirst();
    assertThat(region.sample()).isEqualTo("samples/38x$NONE.wav");
    assertThat(region.key("lokey", 0)).isEqualTo(38);
    assertThat(region.number("cutoff_oncc74", 0)).isEqualTo(36);
    assertThat(document.regions().getLast().key("lokey", 0)).isEqualTo(40);
  }

  @Test
  void everySpellingOfAnOpcodeIsOneName() throws IOException {
    SfzRegion region =
        only(
            """
            <region>sample=*sine loopmode=one_shot filtype=hpf_2p offby=3 cutoff_cc1=100 cutoff2_oncc01=200
            pan_cc10=5 gain_cc7=6 tune_oncc4=7 eq2_gaincc5=-3 lfo03_freq_oncc021=2 eg01_time02=0.5
            amp_attack=1 pitcheg_attackcc9=2 start_locc4=8 lfo2_wave3=7 eg1_eq2gain_oncc5=4
            """);
    assertThat(region.bases())
        .contains(
            "loop_mode", "fil_type", "off_by", "cutoff_onccN", "cutoff2_onccN", "volume_onccN")
        .contains(
            "lfoN_freq_onccX", "egN_timeX", "ampeg_attack", "pitcheg_attack_onccN", "on_loccN")
        .contains("lfoN_waveX", "egN_eqXgain_onccY", "eqN_gain_onccX", "tune_onccN", "pan_onccN");
    Opcode frequency = region.family("lfoN_freq_onccX").getFirst();
    assertThat(frequency.name()).isEqualTo("lfo3_freq_oncc21");
    assertThat(frequency.n()).isEqualTo(3);
    assertThat(frequency.x()).isEqualTo(21);
    assertThat(frequency.lastIndex()).isEqualTo(21);
    assertThat(region.number("eg1_time2", 0)).isEqualTo(0.5);
  }

  @Test
  void defaultPathAndOffsetsHoldFromWhereTheyStand() throws IOException {
    SfzDocument document =
        read(
            """
            <control>default_path=a/ note_offset=2 octave_offset=-1 set_cc7=127 set_hdcc300=0.25 label_cc7=Vol me
            <region>sample=x.wav key=60
            <control>default_path=b_ note_offset=0
            <region>sample=x.wav key=60 sw_last=-1
            <region>sample=*sine
            """);
    assertThat(document.regions().stream().map(SfzRegion::sample))
        .containsExactly("a/x.wav", "b_x.wav", "*sine");
    assertThat(document.regions().get(0).key("lokey", 0)).isEqualTo(50);
    assertThat(document.regions().get(1).key("lokey", 0)).isEqualTo(48);
    assertThat(document.control().controllers()).containsEntry(7, 1.0).containsEntry(300, 0.25);
    assertThat(document.control().labels()).containsEntry(7, "Vol me");
  }

  @Test
  void curvesRunStraightBetweenTheirPoints() throws IOException {
    SfzDocument document = read("<curve>curve_index=9 v000=1 v064=0 v127=0.5 <region>sample=*sine");
    assertThat(document.curve(9).point(32)).isEqualTo(0.5f);
    assertThat(document.curve(9).at(1)).isEqualTo(0.5f);
    assertThat(document.curve(2).at(0.25f)).isEqualTo(0.75f);
    assertThat(document.curve(200).at(0.25f)).isEqualTo(0.25f);
  }

  @Test
  void unknownOpcodesAndWildValuesAreToldOnce() throws IOException {
    SfzDocument document =
        read("<region>sample=a.wav foo_bar=1 foo_bar=2 pan=500 pan=-500 volume=loud key=z9");
    assertThat(document.regions().getFirst().number("pan", 0)).isEqualTo(-100);
    assertThat(document.regions().getFirst().number("volume", 7)).isEqualTo(7);
    assertThat(document.notes())
        .contains(
            "foo_bar is not an opcode of any SFZ player and is passed over, 2 times (kit.sfz, line 1)")
        .contains("pan=500 is taken as 100 (kit.sfz, line 1)")
        .contains("volume=loud is no number and is passed over (kit.sfz, line 1)")
        .doesNotHaveDuplicates();
  }

  @Test
  void includesNestAndTheirPathsMayHoldVariables() throws IOException {
    Path parts = Files.createDirectories(folder().resolve("parts"));
    Files.writeString(
        parts.resolve("one.sfz"), "<region>sample=1.wav key=$KEY\n#include \"two.sfz\"");
    Files.writeString(parts.resolve("two.sfz"), "<region>sample=2.wav");
    SfzDocument document =
        read("#define $N one\n#define $KEY 41\n#include \"Parts\\$N.SFZ\"\n<region>sample=3.wav");
    assertThat(document.regions().stream().map(SfzRegion::sample))
        .containsExactly("1.wav", "2.wav", "3.wav");
    assertThat(document.regions().getFirst().place().file()).isEqualTo("Parts/one.SFZ");
  }

  @Test
  void aFileThatIncludesItselfIsReadOnce() throws IOException {
    Files.writeString(folder().resolve("b.sfz"), "<region>sample=b.wav\n#include \"kit.sfz\"");
    SfzDocument document = read("#include \"b.sfz\"\n<region>sample=a.wav");
    assertThat(document.regions().stream().map(SfzRegion::sample))
        .containsExactly("b.wav", "a.wav");
    assertThat(document.notes()).anyMatch(note -> note.contains("includes itself"));
  }

  @Test
  void aBombOfIncludesIsRefused() throws IOException {
    for (int i = 0; i < 20; i++) {
      String next = "#include \"%d.sfz\"\n".formatted(i + 1);
      Files.writeString(folder().resolve(i + ".sfz"), next + next);
    }
    Files.writeString(folder().resolve("20.sfz"), "<region>sample=*sine");
    assertThatThrownBy(() -> read("#include \"0.sfz\""))
        .isInstanceOf(PerformiaException.class)
        .hasMessageContaining("more files than any instrument does");
  }

  @Test
  void samplesMayBePartOfTheText() throws IOException {
    SfzDocument document =
        read(
            "<region>sample=x.wav\n<sample>name=x.wav base64data=/+//\nAA8=\n<region>sample=*sine");
    assertThat(document.regions()).hasSize(2);
    assertThat(document.embedded("x.wav")).containsExactly(0xff, 0xef, 0xff, 0, 0x0f);
    assertThat(document.embedded("y.wav")).isNull();
  }

  @Test
  void pathsStayInTheInstrumentsFolder() throws IOException {
    Files.createDirectories(temp.resolve("bank/Samples"));
    Path wav = Files.write(temp.resolve("bank/Samples/A.WAV"), new byte[] {1});
    Files.write(temp.resolve("outside.wav"), new byte[] {1});
    SfzFolder folder = read("<region>sample=*sine").folder();
    assertThat(folder.find("..\\samples/a.wav", HERE)).isEqualTo(wav.toRealPath());
    assertThat(folder.find("../samples/a.flac", HERE)).isEqualTo(wav.toRealPath());
    assertThat(folder.find("../samples/b.wav", HERE)).isNull();
    assertThat(folder.find("../samples", HERE)).isNull();
    for (String path :
        new String[] {
          "/etc/passwd",
          "C:\\\\x.wav",
          "../../../x.wav",
          "../../../../../../../etc/passwd",
          "a\0b",
          "x".repeat(2000)
        }) {
      assertThatThrownBy(() -> folder.find(path, HERE)).isInstanceOf(PerformiaException.class);
    }
  }

  @Test
  void linksAreRefused() throws IOException {
    Path secret = Files.write(temp.resolve("secret.wav"), new byte[] {1});
    Files.createSymbolicLink(folder().resolve("link.wav"), secret);
    Files.createSymbolicLink(folder().resolve("away"), temp);
    SfzFolder folder = read("<region>sample=*sine").folder();
    for (String path : new String[] {"link.wav", "away/secret.wav", "x/../away/secret.wav"}) {
      assertThatThrownBy(() -> folder.find(path, HERE))
          .isInstanceOf(PerformiaException.class)
          .hasMessageContaining("symbolic link");
    }
  }

  @Test
  void definitionsThatGrowWithoutEndStaySmall() throws IOException {
    StringBuilder bomb = new StringBuilder("#define $a0 aaaaaaaaaa\n");
    for (int i = 1; i < 100; i++) {
      bomb.append("#define $a%d $a%d$a%d\n".formatted(i, i - 1, i - 1));
    }
    SfzDocument document = read(bomb + "<region>sample=$a99");
    assertThat(document.regions().getFirst().sample().length()).isLessThan(10_000);
  }

  @Test
  void textThatIsNoneIsRefused() throws IOException {
    Path file =
        Files.write(folder().resolve("kit.sfz"), new byte[] {'R', 'I', 'F', 'F', 0, 0, 0, 1});
    assertThatThrownBy(() -> SfzReader.read(file))
        .isInstanceOf(PerformiaException.class)
        .hasMessageContaining("not text");
    assertThatThrownBy(() -> SfzReader.read(folder())).isInstanceOf(PerformiaException.class);
    assertThatThrownBy(() -> SfzReader.read(folder().resolve("none.sfz")))
        .isInstanceOf(PerformiaException.class);
  }

  @Test
  void everyOpcodeThatIsHonouredIsInTheCatalogue() {
    OpcodeCatalogue catalogue = new OpcodeCatalogue();
    for (String base : OpcodeCatalogue.lines("honoured.txt")) {
      String example = base.replace("N", "1").replace("X", "2").replace("Y", "3");
      assertThat(catalogue.find(example).base()).isEqualTo(base);
      assertThat(catalogue.find(example).fact()).as(base).isNotNull();
    }
  }
}
