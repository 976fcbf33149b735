// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.sfz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which regions an event starts and which voices it stops. Regions are told apart by their
/// `pitch_keycenter`.
class PerformerTest {
  @TempDir Path folder;

  private Stage stage(String text) throws IOException {
    return Stage.of(folder, text);
  }

  @Test
  void keysAndVelocitiesChooseWithBothEndsIncluded() throws IOException {
    Stage stage =
        stage(
            """
            <group> sample=*sine
            <region> lokey=40 hikey=50 hivel=63 pitch_keycenter=1
            <region> lokey=40 hikey=50 lovel=64 pitch_keycenter=2
            <region> key=51 pitch_keycenter=3
            """);
    stage.on(40, 63);
    assertThat(stage.names()).containsExactly(1);
    stage.on(50, 64);
    assertThat(stage.names()).containsExactly(2);
    stage.on(51, 1);
    assertThat(stage.names()).containsExactly(3);
    stage.on(52, 64);
    assertThat(stage.names()).isEmpty();
  }

  @Test
  void roundRobinTakesTurnsKeyByKeyWhateverTheVelocity() throws IOException {
    Stage stage =
        stage(
            """
            <group> sample=*sine seq_length=3 key=60
            <region> seq_position=1 pitch_keycenter=1
            <region> seq_position=2 pitch_keycenter=2
            <region> seq_position=3 pitch_keycenter=3
            """);
    for (int i = 0; i < 5; i++) {
      stage.on(60, 20 + 20 * i);
      stage.off(60);
    }
    assertThat(stage.names()).containsExactly(1, 2, 3, 1, 2);
  }

  @Test
  void chanceSharesNotesBetweenLayersAndIsTheSameEveryTime() throws IOException {
    String text =
        """
        <group> sample=*sine key=60
        <region> hirand=0.3 pitch_keycenter=1
        <region> lorand=0.3 pitch_keycenter=2
        """;
    Stage first = stage(text);
    Stage second = stage(text);
    for (int i = 0; i < 1000; i++) {
      first.on(60, 64);
      first.off(60);
      first.over.add((long) i);
      second.on(60, 64);
      second.off(60);
      second.over.add((long) i);
    }
    assertThat(first.started).hasSize(1000);
    long low = first.names().stream().filter(n -> n == 1).count();
    assertThat(low).isBetween(250L, 350L);
    assertThat(second.started.stream().filter(s -> s.name() == 1).count()).isEqualTo(low);
  }

  @Test
  void keySwitchesChooseByTheLastKeyAndHaveADefault() throws IOException {
    Stage stage =
        stage(
            """
            <global> sw_lokey=24 sw_hikey=26 sw_default=25
            <group> sample=*sine lokey=60 hikey=72
            <region> sw_last=24 pitch_keycenter=1
            <region> sw_last=25 pitch_keycenter=2
            <region> sw_lolast=26 sw_hilast=27 pitch_keycenter=3
            """);
    stage.on(60, 64);
    assertThat(stage.names()).containsExactly(2);
    stage.on(24, 64);
    stage.off(24);
    stage.on(60, 64);
    assertThat(stage.names()).containsExactly(1);
    stage.on(27, 64);
    stage.on(61, 64);
    assertThat(stage.names()).containsExactly(3);
  }

  @Test
  void keysHeldLiftedOrStruckBeforeChoose() throws IOException {
    Stage stage =
        stage(
            """
            <group> sample=*sine lokey=60 hikey=72
            <region> sw_down=36 pitch_keycenter=1
            <region> sw_up=36 pitch_keycenter=2
            <region> sw_previous=62 pitch_keycenter=3
            """);
    stage.on(60, 64);
    assertThat(stage.names()).containsExactly(2);
    stage.on(36, 64);
    stage.on(62, 64);
    assertThat(stage.names()).containsExactly(1);
    stage.on(60, 64);
    assertThat(stage.names()).containsExactly(1, 3);
  }

  @Test
  void firstAndLegatoLookAtTheOtherKeys() throws IOException {
    Stage stage =
        stage(
            """
            <group> sample=*sine
            <region> trigger=first pitch_keycenter=1
            <region> trigger=legato pitch_keycenter=2
            """);
    stage.on(60, 64);
    stage.on(64, 64);
    stage.off(60);
    stage.off(64);
    stage.on(65, 64);
    assertThat(stage.names()).containsExactly(1, 2, 1);
  }

  @Test
  void aReleaseSoundsWhenTheKeyGoesUpWeakerByHowLongItWasHeld() throws IOException {
    Stage stage =
        stage(
            """
            <region> sample=*sine pitch_keycenter=1
            <region> sample=*saw trigger=release rt_decay=6 pitch_keycenter=2
            """);
    stage.on(60, 100);
    stage.pass(1.5);
    stage.off(60);
    assertThat(stage.names()).containsExactly(1, 2);
    assertThat(stage.weaker.getLast()).isCloseTo(9, within(0.01));
    assertThat(stage.started.getLast().velocity()).isEqualTo(100 / 127f);
    assertThat(stage.released).containsExactly(0L);
  }

  @Test
  void thePedalHoldsNotesAndPutsReleasesOff() throws IOException {
    Stage stage =
        stage(
            """
            <region> sample=*sine pitch_keycenter=1
            <region> sample=*saw trigger=release pitch_keycenter=2
            <region> sample=*saw trigger=release_key pitch_keycenter=3
            """);
    stage.control(64, 127);
    stage.on(60, 100);
    stage.off(60);
    assertThat(stage.names()).containsExactly(1, 3);
    assertThat(stage.released).doesNotContain(0L);
    stage.control(64, 0);
    assertThat(stage.names()).containsExactly(2);
    assertThat(stage.released).contains(0L);
  }

  @Test
  void noReleaseSoundsForANoteThatIsOverUnlessItIsAskedFor() throws IOException {
    Stage stage =
        stage(
            """
            <region> sample=*sine pitch_keycenter=1
            <region> sample=*saw trigger=release pitch_keycenter=2
            <region> sample=*saw trigger=release rt_dead=on pitch_keycenter=3
            """);
    stage.on(60, 100);
    stage.over.add(0L);
    stage.off(60);
    assertThat(stage.names()).containsExactly(1, 3);
  }

  @Test
  void sustainSwitchedOffLetsGoUnderThePedal() throws IOException {
    Stage stage = stage("<region> sample=*sine sustain_sw=off");
    stage.control(64, 127);
    stage.on(60, 100);
    stage.off(60);
    assertThat(stage.released).containsExactly(0L);
  }

  @Test
  void sostenutoHoldsOnlyWhatWasDownBeforeIt() throws IOException {
    Stage stage = stage("<region> sample=*sine");
    stage.on(60, 100);
    stage.control(66, 127);
    stage.on(64, 100);
    stage.off(60);
    stage.off(64);
    assertThat(stage.released).containsExactly(1L);
    stage.control(66, 0);
    assertThat(stage.released).containsExactlyInAnyOrder(0L, 1L);
  }

  @Test
  void aClosedHiHatSilencesTheOpenOne() throws IOException {
    Stage stage =
        stage(
            """
            <region> sample=*noise key=42 group=1 off_by=1 loop_mode=one_shot
            <region> sample=*noise key=46 group=1 off_by=1 loop_mode=one_shot off_time=0.2
            <region> sample=*noise key=38 loop_mode=one_shot
            """);
    stage.on(46, 100);
    stage.on(38, 100);
    stage.off(46);
    assertThat(stage.released).isEmpty();
    stage.on(42, 100);
    assertThat(stage.released).containsExactly(0L);
    assertThat(stage.chokes).containsExactly((double) 0.2f);
    stage.on(42, 100);
    assertThat(stage.released).as("the same key does not silence itself").containsExactly(0L);
  }

  @Test
  void polyphonyOfAGroupEndsTheOldestNote() throws IOException {
    Stage stage = stage("<group> group=3 polyphony=2 off_mode=normal\n<region> sample=*sine");
    stage.on(60, 100);
    stage.on(62, 100);
    assertThat(stage.released).isEmpty();
    stage.on(64, 100);
    assertThat(stage.released).containsExactly(0L);
    assertThat(stage.chokes).isEmpty();
  }

  @Test
  void notePolyphonyWithSelfMaskLeavesALouderNoteAlone() throws IOException {
    Stage stage = stage("<region> sample=*sine note_polyphony=1");
    stage.on(60, 100);
    stage.on(60, 50);
    assertThat(stage.released).isEmpty();
    stage.on(60, 110);
    assertThat(stage.released).containsExactlyInAnyOrder(0L, 1L);
    Stage open = stage("<region> sample=*sine note_polyphony=1 note_selfmask=off");
    open.on(60, 100);
    open.on(60, 50);
    assertThat(open.released).containsExactly(0L);
  }

  @Test
  void controllersBendAndPressureChoose() throws IOException {
    Stage stage =
        stage(
            """
            <group> sample=*sine
            <region> hicc1=63 pitch_keycenter=1
            <region> locc1=64 pitch_keycenter=2
            <region> lobend=1 pitch_keycenter=3
            <region> lochanaft=100 pitch_keycenter=4
            """);
    stage.on(60, 64);
    assertThat(stage.names()).containsExactly(1);
    stage.control(1, 64);
    stage.performer.bend(0.5f);
    stage.performer.pressure(1);
    stage.on(61, 64);
    assertThat(stage.names()).containsExactly(2, 3, 4);
  }

  @Test
  void controllersStartAndStopRegionsThatNoKeyDoes() throws IOException {
    Stage stage =
        stage(
            """
            <group> sample=*sine hikey=-1 pitch_keycenter=50
            <region> on_locc64=127 on_hicc64=127 stop_locc64=0 stop_hicc64=0
            """);
    stage.on(60, 64);
    assertThat(stage.started).isEmpty();
    stage.control(64, 127);
    assertThat(stage.names()).containsExactly(50);
    stage.control(64, 0);
    assertThat(stage.released).containsExactly(0L);
  }

  @Test
  void channelsChoose() throws IOException {
    String text =
        "<region> sample=*sine lochan=1 hichan=1 pitch_keycenter=1\n"
            + "<region> sample=*sine lochan=2 pitch_keycenter=2";
    Stage first = Stage.of(folder, text, 0);
    Stage tenth = Stage.of(folder, text, 9);
    first.on(60, 64);
    tenth.on(60, 64);
    assertThat(first.names()).containsExactly(1);
    assertThat(tenth.names()).containsExactly(2);
  }

  @Test
  void delayAndOffsetFollowControllersAndChance() throws IOException {
    Stage stage =
        stage("<region> sample=*sine delay=0.1 delay_oncc1=0.4 offset=100 offset_oncc2=1000");
    stage.control(1, 127);
    stage.control(2, 127);
    stage.on(60, 64);
    assertThat(stage.started.getLast().delay()).isEqualTo(24_000);
    assertThat(stage.started.getLast().offset()).isEqualTo(1100);
  }
}
