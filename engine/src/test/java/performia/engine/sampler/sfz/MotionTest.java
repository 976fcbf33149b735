// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.sfz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import performia.engine.sampler.articulation.Motion;
import performia.engine.sampler.kernel.Lanes;

/// How a voice moves: levels, pitches, places and filters at given times. Volume and expression are
/// spoken of in every instrument here, so that they add nothing.
class MotionTest {
  private static final double HALF_POWER_DB = 3.0103;

  @TempDir Path folder;

  /// A note of C4 at full velocity whose region says this; the controllers 7, 10 and 11 are only
  /// named in a second region, which never sounds.
  private Motion motion(String opcodes) throws IOException {
    return stage(opcodes).motion();
  }

  private Stage stage(String opcodes) throws IOException {
    Stage stage = quiet(opcodes);
    stage.on(60, 127);
    return stage;
  }

  private Stage quiet(String opcodes) throws IOException {
    return Stage.of(
        folder,
        """
        <region> sample=*sine amp_veltrack=0 %s
        <region> sample=*sine hikey=-1 locc7=1 locc10=1 locc11=1
        """
            .formatted(opcodes));
  }

  private static double db(float gain) {
    return 20 * Math.log10(Math.max(1e-9, Math.abs(gain)));
  }

  @Test
  void aPlainVoiceIsAsLoudAsItsRecordingInBothSides() throws IOException {
    Motion motion = motion("");
    assertThat(motion.left()).isCloseTo(1, within(1e-6f));
    assertThat(motion.right()).isCloseTo(1, within(1e-6f));
    assertThat(motion.stages()).isZero();
  }

  @Test
  void volumeAmplitudeAndVelocityMultiply() throws IOException {
    assertThat(db(motion("volume=-6 amplitude=50").left())).isCloseTo(-12.02, within(0.01));
    Stage soft = quiet("amp_veltrack=100");
    soft.on(60, 64);
    assertThat(db(soft.motion().left())).isCloseTo(40 * Math.log10(64 / 127.0), within(0.02));
    Stage turned = quiet("amp_veltrack=-100");
    turned.on(60, 127);
    assertThat(turned.motion().left()).isZero();
    Stage drawn = quiet("amp_veltrack=100 amp_velcurve_64=1");
    drawn.on(60, 64);
    assertThat(drawn.motion().left()).isCloseTo(1, within(1e-5f));
  }

  @Test
  void panKeepsThePowerAndReachesTheSides() throws IOException {
    Motion left = motion("pan=-100");
    assertThat(db(left.left())).isCloseTo(HALF_POWER_DB, within(0.01));
    assertThat(db(left.right())).isLessThan(-120);
    Motion some = motion("pan=50");
    assertThat(some.left() * some.left() + some.right() * some.right()).isCloseTo(2, within(1e-4f));
  }

  @Test
  void theAmplifiersEnvelopeTakesItsTimes() throws IOException {
    Motion motion =
        motion("ampeg_delay=0.1 ampeg_attack=0.2 ampeg_hold=0.3 ampeg_decay=0.9 ampeg_sustain=25");
    assertThat(motion.left()).isZero();
    assertThat(Stage.at(motion, 0, 0.0987).left()).isZero();
    assertThat(Stage.at(motion, 0.0987, 0.2).left()).isCloseTo(0.5f, within(0.01f));
    assertThat(Stage.at(motion, 0.2, 0.301).left()).isCloseTo(1, within(0.01f));
    assertThat(Stage.at(motion, 0.301, 0.6).left()).isCloseTo(1, within(0.01f));
    // 78 dB (e^-9) in 0.9 s: after 0.1 s e^-1
    assertThat(Stage.at(motion, 0.6, 0.7).left()).isCloseTo((float) Math.exp(-1), within(0.01f));
    assertThat(Stage.at(motion, 0.7, 1.5).left()).isCloseTo(0.25f, within(0.001f));
    assertThat(motion.isOver(10 * Stage.RATE)).isFalse();
  }

  @Test
  void aReleaseFallsBy78DecibelsInItsTimeAndThenIsOver() throws IOException {
    Motion motion = motion("ampeg_release=0.9");
    Stage.at(motion, 0, 1);
    long let = Stage.RATE / 64 * 64;
    motion.release(let);
    Stage.at(motion, 1, 1.1);
    assertThat(db(motion.left())).isCloseTo(-8.686, within(0.15));
    Stage.at(motion, 1.1, 1.45);
    assertThat(db(motion.left())).isCloseTo(-8.686 * 4.5, within(0.3));
    assertThat(motion.isOver(let + Stage.RATE / 2)).isFalse();
    assertThat(motion.isOver(let + Stage.RATE)).isTrue();
  }

  @Test
  void velocityAndControllersStretchTheEnvelope() throws IOException {
    Stage stage = quiet("ampeg_attack=0.1 ampeg_vel2attack=0.2 ampeg_attack_oncc20=0.5");
    stage.control(20, 127);
    stage.on(60, 127);
    Motion motion = Stage.at(stage.motion(), 0, 0.4);
    assertThat(motion.left()).isCloseTo(0.5f, within(0.01f));
  }

  @Test
  void pitchFollowsKeyTuneAndBend() throws IOException {
    Stage stage = quiet("pitch_keycenter=60 tune=30 transpose=2 bend_up=700 bend_down=-1200");
    stage.on(62, 127);
    Motion motion = stage.motion();
    double table = tableCents(stage);
    assertThat(motion.cents() + table).isCloseTo(6000 + 200 + 30 + 200, within(0.01));
    stage.performer.bend(0.5f);
    motion.moved();
    motion.move(0, 64);
    assertThat(motion.cents() + table).isCloseTo(6000 + 430 + 350, within(0.01));
    stage.performer.bend(-1);
    motion.moved();
    motion.move(64, 64);
    assertThat(motion.cents() + table).isCloseTo(6000 + 430 - 1200, within(0.01));
  }

  /// The pitch of the wave that sounds, in cents above key 0.
  private static double tableCents(Stage stage) {
    return 100 * stage.started.getLast().region().sound().rootKey();
  }

  @Test
  void bendsInSteps() throws IOException {
    Stage stage = stage("bend_up=1200 bend_step=100");
    Motion motion = stage.motion();
    double rest = motion.cents();
    stage.performer.bend(0.57f);
    motion.moved();
    motion.move(0, 64);
    assertThat(motion.cents() - rest).isCloseTo(600, within(0.01));
  }

  @Test
  void thePitchEnvelopeMovesByItsDepth() throws IOException {
    Stage stage = stage("pitcheg_attack=0.5 pitcheg_depth=1200 pitcheg_sustain=100");
    Motion motion = stage.motion();
    double table = tableCents(stage);
    assertThat(motion.cents() + table).isCloseTo(6000, within(0.1));
    Stage.at(motion, 0, 0.25);
    assertThat(motion.cents() + table).isCloseTo(6600, within(5.0));
    Stage.at(motion, 0.25, 0.6);
    assertThat(motion.cents() + table).isCloseTo(7200, within(0.1));
  }

  @Test
  void oscillatorsOfBothVersionsMovePitchAndVolume() throws IOException {
    Stage stage = stage("pitchlfo_freq=5 pitchlfo_depth=50 amplfo_freq=2 amplfo_depth=6");
    Motion motion = stage.motion();
    double table = tableCents(stage) - 6000;
    Stage.at(motion, 0, 0.05);
    assertThat(motion.cents() + table).isCloseTo(50, within(0.5));
    Stage.at(motion, 0.05, 0.125);
    assertThat(db(motion.left())).isCloseTo(6, within(0.1));
    Stage second = stage("lfo01_wave=3 lfo01_freq=1 lfo01_delay=0.5 lfo01_pitch=200");
    Motion square = second.motion();
    Stage.at(square, 0, 0.49);
    assertThat(square.cents() + table).isCloseTo(0, within(0.1));
    Stage.at(square, 0.49, 0.9);
    assertThat(square.cents() + table).isCloseTo(200, within(0.1));
    Stage.at(square, 0.9, 1.2);
    assertThat(square.cents() + table).isCloseTo(0, within(0.1));
  }

  @Test
  void envelopesOfPointsRunHoldLoopAndLetGo() throws IOException {
    String points =
        """
        eg01_level0=0 eg01_time0=0 eg01_level1=1 eg01_time1=0.5 eg01_level2=0.5 eg01_time2=0.5
        eg01_level3=0 eg01_time3=1 eg01_sustain=2 eg01_pitch=1200
        """;
    Stage stage = stage(points + " ampeg_release=5");
    Motion motion = stage.motion();
    double rest = tableCents(stage) - 6000;
    Stage.at(motion, 0, 0.25);
    assertThat(motion.cents() + rest).isCloseTo(600, within(5.0));
    Stage.at(motion, 0.25, 3);
    assertThat(motion.cents() + rest).isCloseTo(600, within(0.1));
    motion.release(3L * Stage.RATE / 64 * 64);
    Stage.at(motion, 3, 3.5);
    assertThat(motion.cents() + rest).isCloseTo(300, within(5.0));
    Stage loop = stage(points + " eg01_loop=1");
    Motion round = loop.motion();
    Stage.at(round, 0, 1.5);
    assertThat(round.cents() + rest).as("back up at point 1").isCloseTo(1200, within(8.0));
    Stage.at(round, 1.5, 2.0);
    assertThat(round.cents() + rest).as("down at point 2 again").isCloseTo(600, within(8.0));
  }

  @Test
  void anEnvelopeOfPointsStandsInForTheAmplifiers() throws IOException {
    Motion motion =
        motion(
            "eg01_level0=0 eg01_time0=0 eg01_level1=1 eg01_time1=0.2 eg01_sustain=1"
                + " eg01_level2=0 eg01_time2=0.4 eg01_ampeg=100");
    Stage.at(motion, 0, 0.1);
    assertThat(motion.left()).isCloseTo(0.5f, within(0.01f));
    Stage.at(motion, 0.1, 1);
    long let = Stage.RATE / 64 * 64;
    motion.release(let);
    Stage.at(motion, 1, 1.2);
    assertThat(motion.left()).isCloseTo(0.5f, within(0.01f));
    assertThat(motion.isOver(let + Stage.RATE / 2)).isTrue();
  }

  @Test
  void controllersFadeLayersWithEqualPowerOrGain() throws IOException {
    Stage stage =
        quiet("xfin_locc1=0 xfin_hicc1=127 xfout_locc2=0 xfout_hicc2=127 xf_cccurve=gain");
    stage.control(1, 32);
    stage.on(60, 127);
    assertThat(stage.motion().left()).isCloseTo(32 / 127f, within(1e-4f));
    Stage power = quiet("xfin_locc1=0 xfin_hicc1=127");
    power.control(1, 64);
    power.on(60, 127);
    assertThat(power.motion().left()).isCloseTo((float) Math.sqrt(64 / 127.0), within(1e-4f));
    Stage keys = quiet("xfout_lokey=60 xfout_hikey=64 xf_keycurve=gain");
    keys.on(62, 127);
    assertThat(keys.motion().left()).isCloseTo(0.5f, within(1e-4f));
  }

  @Test
  void controllersMoveWithCurveStepAndSmoothing() throws IOException {
    Stage stage = quiet("tune_oncc20=1200 tune_curvecc20=1 tune_stepcc20=100");
    stage.control(20, 127);
    stage.on(60, 127);
    Motion motion = stage.motion();
    double rest = tableCents(stage) - 6000;
    assertThat(motion.cents() + rest).isCloseTo(1200, within(0.1));
    stage.control(20, 70);
    motion.moved();
    motion.move(0, 64);
    assertThat(motion.cents() + rest).isCloseTo(100, within(0.1));
    Stage slow = quiet("volume_oncc21=-20 volume_smoothcc21=100");
    slow.on(60, 127);
    Motion smooth = slow.motion();
    slow.control(21, 127);
    smooth.moved();
    Stage.at(smooth, 0, 0.3); // the time constant of 100 is 0.3 s
    assertThat(db(smooth.left())).isCloseTo(-20 * (1 - Math.exp(-1)), within(0.2));
    Stage.at(smooth, 0.3, 3);
    assertThat(db(smooth.left())).isCloseTo(-20, within(0.1));
  }

  @Test
  void filtersAndBandsHaveTheResponseTheyName() throws IOException {
    Motion low = motion("cutoff=1000 fil_type=lpf_2p");
    assertThat(low.stages()).isEqualTo(1);
    assertThat(response(low, 100)).isCloseTo(0, within(0.1));
    assertThat(response(low, 1000)).isCloseTo(0, within(0.1));
    assertThat(response(low, 8000)).isCloseTo(-36.5, within(1.5));
    assertThat(response(motion("cutoff=1000 fil_type=lpf_4p"), 8000)).isCloseTo(-73, within(3.0));
    assertThat(response(motion("cutoff=1000 fil_type=hpf_6p"), 250)).isCloseTo(-72, within(4.0));
    assertThat(response(motion("cutoff=1000 fil_type=lpf_1p"), 1000)).isCloseTo(-3.01, within(0.1));
    assertThat(response(motion("cutoff=1000 fil_type=brf_2p"), 1000)).isLessThan(-60);
    assertThat(response(motion("cutoff=1000 resonance=12"), 1000)).isCloseTo(12, within(0.1));
    assertThat(response(motion("eq2_freq=2000 eq2_gain=9 eq2_bw=1"), 2000))
        .isCloseTo(9, within(0.1));
    assertThat(response(motion("eq1_type=lshelf eq1_freq=500 eq1_gain=-6"), 30))
        .isCloseTo(-6, within(0.3));
    double fall = response(motion("fil_type=pink"), 4000) - response(motion("fil_type=pink"), 500);
    assertThat(fall).isCloseTo(-9, within(1.0));
  }

  @Test
  void theFilterFollowsKeyVelocityEnvelopeAndPressure() throws IOException {
    Stage stage =
        quiet("cutoff=500 fil_keytrack=100 fil_keycenter=48 fil_veltrack=1200 cutoff_chanaft=1200");
    stage.on(60, 127);
    Motion motion = stage.motion();
    assertThat(response(motion, 2000)).as("two octaves up").isCloseTo(0, within(0.2));
    stage.performer.pressure(1);
    motion.moved();
    motion.move(0, 64);
    assertThat(response(motion, 4000)).as("three octaves up").isCloseTo(0, within(0.2));
  }

  /// The gain in dB of a motion's stages at a frequency.
  private static double response(Motion motion, double hertz) {
    float[][] c = new float[5][Lanes.STAGES];
    motion.copyStages(c[0], c[1], c[2], c[3], c[4]);
    double w = 2 * Math.PI * hertz / Stage.RATE;
    double db = 0;
    for (int i = 0; i < motion.stages(); i++) {
      double up = power(c[0][i], c[1][i], c[2][i], w);
      db += 10 * Math.log10(Math.max(1e-20, up / power(1, c[3][i], c[4][i], w)));
    }
    return db;
  }

  private static double power(double c0, double c1, double c2, double w) {
    double re = c0 + c1 * Math.cos(w) + c2 * Math.cos(2 * w);
    double im = c1 * Math.sin(w) + c2 * Math.sin(2 * w);
    return re * re + im * im;
  }
}
