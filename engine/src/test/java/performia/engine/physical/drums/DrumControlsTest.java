// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.physical.drums;

import static org.assertj.core.api.Assertions.assertThat;
import static performia.engine.physical.drums.ModelledKitTest.power;
import static performia.engine.physical.drums.ModelledKitTest.render;

import org.junit.jupiter.api.Test;
import performia.engine.physical.Control;

class DrumControlsTest {
  private static final int RATE = 48_000;
  private final ModelledKit kit = new ModelledKit(KitStyle.STANDARD, RATE, 512);

  private void control(Control control, float value) {
    kit.control(0, control.controller(), value);
  }

  @Test
  void theHatRingsTheShorterTheFurtherItsFootIsDown() {
    double before = 1e9;
    for (int step = 0; step <= 10; step++) {
      kit.reset();
      control(Control.OPENING, 1 - step / 10f);
      render(kit, RATE / 10, 512);
      kit.noteOn(0, step < 10 ? 46 : 42, 0.8f);
      float[] out = render(kit, RATE, 512);
      double tail = power(out, RATE / 4, RATE / 2) / power(out, 0, RATE / 20);
      assertThat(tail).as("pedal at " + step).isLessThan(1.15 * before);
      before = tail;
    }
    assertThat(before).isLessThan(1e-4);
  }

  @Test
  void closingTheFootOnAnOpenHatEndsItAndClaps() {
    kit.noteOn(0, 46, 0.9f);
    render(kit, RATE / 5, 512);
    kit.noteOn(0, 44, 0.6f);
    float[] out = render(kit, RATE, 512);
    assertThat(power(out, RATE / 2, RATE)).isLessThan(1e-5 * power(out, 0, RATE / 50));
  }

  @Test
  void aHandOnTheCrashEndsIt() {
    kit.noteOn(0, 49, 1);
    float[] free = render(kit, RATE, 512);
    control(Control.CHOKE, 1);
    float[] held = render(kit, RATE / 2, 512);
    assertThat(power(held, RATE / 5, RATE / 4)).isLessThan(1e-3 * power(free, RATE * 3 / 4, RATE));
  }

  @Test
  void aClothShortensADrum() {
    kit.noteOn(0, 45, 0.8f);
    double open = power(render(kit, RATE, 512), RATE / 5, RATE / 2);
    kit.reset();
    control(Control.MUTE, 0.6f);
    kit.noteOn(0, 45, 0.8f);
    assertThat(power(render(kit, RATE, 512), RATE / 5, RATE / 2)).isLessThan(0.1 * open);
  }

  @Test
  void theEdgeOfADrumIsBrighterThanItsMiddle() {
    assertThat(brightness(0)).isGreaterThan(1.3 * brightness(1));
  }

  private double brightness(float place) {
    kit.reset();
    control(Control.STRIKE_POSITION, place);
    kit.noteOn(0, 45, 0.5f);
    return Centroid.of(render(kit, RATE / 2, 512), RATE, RATE / 20, 8192);
  }

  @Test
  void wiresMakeASnareOfADrum() {
    kit.noteOn(0, 38, 0.7f);
    double on = Centroid.of(render(kit, RATE, 512), RATE, RATE / 20, 4096);
    kit.reset();
    control(Control.TENSION, 0);
    kit.noteOn(0, 38, 0.7f);
    double off = Centroid.of(render(kit, RATE, 512), RATE, RATE / 20, 4096);
    assertThat(on).isGreaterThan(1.3 * off);
  }

  @Test
  void aTomMakesTheSnaresWiresBuzz() {
    double[] tail = new double[2];
    for (int i = 0; i < 2; i++) {
      kit.reset();
      control(Control.SYMPATHY, i);
      kit.noteOn(0, 45, 0.9f);
      float[] out = render(kit, RATE / 2, 512);
      // Slopes of slopes: the tom is low, the wires are high.
      for (int n = RATE / 10; n < RATE / 5; n++) {
        double bend = out[n - 2] - 4.0 * out[n - 1] + 6.0 * out[n] - 4.0 * out[n + 1] + out[n + 2];
        tail[i] += bend * bend;
      }
    }
    assertThat(tail[1]).isGreaterThan(4 * tail[0]);
  }

  @Test
  void aBrushSoundsAsLongAsItMoves() {
    control(Control.SWEEP_SPEED, 0.6f);
    double moving = power(render(kit, RATE, 512), RATE / 2, RATE);
    control(Control.SWEEP_SPEED, 0.2f);
    double slower = power(render(kit, RATE, 512), RATE / 2, RATE);
    control(Control.SWEEP_SPEED, 0);
    double still = power(render(kit, 2 * RATE, 512), RATE, 2 * RATE);
    assertThat(moving).isGreaterThan(1e-7);
    assertThat(slower).isLessThan(0.5 * moving);
    assertThat(still).isLessThan(1e-4 * slower);
  }

  @Test
  void aCrashGrowsBrightAndTheHarderTheBrighter() {
    kit.noteOn(0, 49, 1);
    float[] hard = render(kit, RATE, 512);
    kit.reset();
    kit.noteOn(0, 49, 0.25f);
    float[] soft = render(kit, RATE, 512);
    assertThat(Centroid.of(hard, RATE, 5000, 4096))
        .isGreaterThan(1.2 * Centroid.of(hard, RATE, 0, 1024));
    assertThat(Centroid.of(hard, RATE, 5000, 4096))
        .isGreaterThan(1.4 * Centroid.of(soft, RATE, 5000, 4096));
  }

  @Test
  void bellBowAndEdgeOfTheRideAreThreeSounds() {
    double[] late = new double[3];
    int[] keys = {53, 51, 59};
    for (int i = 0; i < 3; i++) {
      kit.reset();
      kit.noteOn(0, keys[i], 0.8f);
      late[i] = Centroid.of(render(kit, RATE, 512), RATE, 2000, 8192);
    }
    assertThat(late[1]).isGreaterThan(1.3 * late[0]);
    assertThat(late[1]).isGreaterThan(1.15 * late[2]);
    kit.reset();
    control(Control.STRIKE_POSITION, 1);
    kit.noteOn(0, 51, 0.8f);
    assertThat(Centroid.of(render(kit, RATE, 512), RATE, 2000, 8192))
        .isBetween(0.8 * late[0], 1.2 * late[0]);
  }
}
