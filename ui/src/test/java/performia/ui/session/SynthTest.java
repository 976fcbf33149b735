// SPDX-License-Identifier: GPL-3.0-or-later
package performia.ui.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import performia.engine.PerformiaException;
import performia.engine.sampler.kernel.Interpolation;
import performia.ui.TestHouse;

class SynthTest {
  /// A note on the first port, one on the second, and a velocity that is none; half a second.
  private static final String SONG =
      "4d54686400000006000000010060 4d54726b00000021"
          + "0090407f 60904000 00ff210101 00914364 009248ff 60914300 00924800 00ff2f00";

  @TempDir Path folder;
  private final List<String> told = new ArrayList<>();

  private final class Listener implements Face {
    private final Session session;
    private final boolean cancels;

    Listener(Session session, boolean cancels) {
      this.session = session;
      this.cancels = cancels;
    }

    @Override
    public void progress(String doing, double share) {
      if (cancels) {
        session.cancel();
      }
    }

    @Override
    public void tell(String sentence) {
      told.add(sentence);
    }

    @Override
    public void failed(PerformiaException trouble) {
      throw new AssertionError(trouble);
    }
  }

  private Row synth(String name, Interpolation interpolation, boolean cancels) throws IOException {
    Path midi = folder.resolve("song.mid");
    Files.write(midi, HexFormat.of().parseHex(SONG.replace(" ", "")));
    House house = TestHouse.in(folder.resolve("home"));
    try (Session session = new Session(house)) {
      var request =
          new SynthRequest(
              midi, house.bank(), folder.resolve(name), 48_000, 0, true, 64, interpolation);
      return session.synth(request, new Listener(session, cancels));
    }
  }

  @Test
  void whatWasMendedIsToldAndHowLoudItIsIsSaid() throws IOException {
    Row row = synth("a.wav", Interpolation.CUBIC, false);
    assertThat(told).hasSize(1);
    assertThat(told.getFirst()).contains("song.mid").contains("a data byte above 127");
    assertThat(row.text("repairs")).isEqualTo("1");
    assertThat(row.text("ports")).isEqualTo("2");
    assertThat(Double.parseDouble(row.text("loudness"))).isBetween(-60.0, -5.0);
    assertThat(Double.parseDouble(row.text("truePeak"))).isBetween(-40.0, 0.0);
  }

  @Test
  void theSameFileGivesTheSameBytesAndAnotherInterpolationOthers() throws IOException {
    for (String name : List.of("a.wav", "b.wav")) {
      synth(name, Interpolation.CUBIC, false);
    }
    assertThat(folder.resolve("a.wav")).hasSameBinaryContentAs(folder.resolve("b.wav"));
    synth("linear.wav", Interpolation.LINEAR, false);
    synth("studio.wav", Interpolation.STUDIO, false);
    assertThat(Files.mismatch(folder.resolve("a.wav"), folder.resolve("linear.wav")))
        .isNotNegative();
    assertThat(Files.mismatch(folder.resolve("a.wav"), folder.resolve("studio.wav")))
        .isNotNegative();
  }

  @Test
  void aRenderThatIsCancelledLeavesNoFile() {
    assertThatThrownBy(() -> synth("c.wav", Interpolation.CUBIC, true))
        .isInstanceOf(PerformiaException.class)
        .hasMessageContaining("stopped");
    assertThat(folder.resolve("c.wav")).doesNotExist();
  }
}
