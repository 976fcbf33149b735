// SPDX-License-Identifier: GPL-3.0-or-later
package performia.soundfonts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import performia.engine.PerformiaException;

class SoundfontCatalogueTest {
  @TempDir Path folder;

  private List<Soundfont> list() {
    return SoundfontCatalogue.in(List.of(folder, folder.resolve("not there"))).list();
  }

  @Test
  void aWholeBankIsListedWithItsNameAndPresets() throws IOException {
    Path bank = folder.resolve("deep").resolve("er").resolve("Mine.SF2");
    Files.createDirectories(bank.getParent());
    Files.copy(Soundfonts.embedded(), bank);
    assertThat(list()).hasSize(1);
    Soundfont found = list().getFirst();
    assertThat(found.id()).isEqualTo("Mine");
    assertThat(found.name()).isEqualTo("Performia");
    assertThat(found.kind()).isEqualTo("sf2");
    assertThat(found.bytes()).isEqualTo(Files.size(bank));
    assertThat(found.presets()).isGreaterThan(10);
    assertThat(found.usable()).isTrue();
  }

  @Test
  void brokenFilesAreListedWithASentence() throws IOException {
    byte[] head = Arrays.copyOf(Files.readAllBytes(Soundfonts.embedded()), 5000);
    Files.write(folder.resolve("cut.sf2"), head);
    Files.write(folder.resolve("empty.sf3"), new byte[0]);
    Files.write(folder.resolve("stub.dls"), new byte[] {'R', 'I'});
    Files.writeString(folder.resolve("text.sf2"), "this is no bank at all, only a text");
    Files.writeString(folder.resolve("none.sfz"), "// nothing");
    Files.writeString(folder.resolve("readme.txt"), "not looked at");
    List<Soundfont> found = list();
    assertThat(found).hasSize(5);
    assertThat(found).allSatisfy(b -> assertThat(b.problem()).endsWith("."));
  }

  @Test
  void hugeChunkSizesAreSteppedOverWithoutReadingThem() throws IOException {
    byte[] file = Arrays.copyOf(Files.readAllBytes(Soundfonts.embedded()), 400);
    Arrays.fill(file, 16, 20, (byte) 0xFF);
    Files.write(folder.resolve("hostile.sf2"), file);
    assertThat(list().getFirst().usable()).isFalse();
  }

  @Test
  void anSfzCountsItsRegionsAndTwoOfANameStayApart() throws IOException {
    Files.createDirectories(folder.resolve("other"));
    Files.writeString(folder.resolve("Bass.sfz"), "<region> sample=a.wav\n<region> sample=b.wav");
    Files.writeString(folder.resolve("other").resolve("bass.sfz"), "<region> sample=a.wav");
    assertThat(list()).extracting(Soundfont::id).containsExactly("Bass", "bass-2");
    assertThat(list()).extracting(Soundfont::presets).containsExactly(2, 1);
    SoundfontCatalogue catalogue = SoundfontCatalogue.in(List.of(folder));
    assertThat(catalogue.find("BASS-2")).isPresent();
    assertThat(catalogue.find("nobody")).isEmpty();
  }

  @Test
  void aBankThatIsNamedButMissingIsSaid() {
    String before = System.getProperty(Soundfonts.PROPERTY);
    System.setProperty(Soundfonts.PROPERTY, folder.resolve("gone.sf2").toString());
    try {
      assertThatThrownBy(Soundfonts::embedded)
          .isInstanceOf(PerformiaException.class)
          .hasMessageContaining("gone.sf2");
    } finally {
      if (before == null) {
        System.clearProperty(Soundfonts.PROPERTY);
      } else {
        System.setProperty(Soundfonts.PROPERTY, before);
      }
    }
  }
}
