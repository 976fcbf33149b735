// SPDX-License-Identifier: GPL-3.0-or-later
package performia.analysis.transcribe.musicxml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import performia.analysis.transcribe.form.ChartSource;
import performia.engine.PerformiaException;
import performia.engine.music.Song;

final class MusicXmlTroubleTest {
  private static Song read(byte[] bytes) {
    return new MusicXmlFormat().read(ChartSource.of("sheet.mxl", bytes)).getFirst();
  }

  private static void refused(byte[] bytes, String what) {
    assertThatThrownBy(() -> read(bytes))
        .isExactlyInstanceOf(PerformiaException.class)
        .hasMessageContaining(what)
        .hasMessageContaining("sheet.mxl");
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] zip(String... namesAndTexts) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (int i = 0; i < namesAndTexts.length; i += 2) {
        zip.putNextEntry(new ZipEntry(namesAndTexts[i]));
        zip.write(utf8(namesAndTexts[i + 1]));
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  private static String full() {
    String content =
        Sheet.words("Chorus")
            + Sheet.sound("tempo=\"90\"")
            + Sheet.chord("C", "dominant")
            + Sheet.note(2, "la")
            + Sheet.chord("F", "major").replace("</harmony>", "<inversion>1</inversion></harmony>")
            + "<backup><duration>2</duration></backup>"
            + Sheet.note(4, "");
    return new Sheet()
        .measure("", Sheet.forward(), content, "")
        .measure("", Sheet.ending("1"), content, Sheet.endingStop(true))
        .measure("", Sheet.ending("2"), content, Sheet.words("D.C. al Fine"))
        .xml();
  }

  @Test
  void an_archive_names_its_score() throws IOException {
    String container =
        "<container><rootfiles><rootfile full-path=\"b.xml\"/></rootfiles></container>";
    String one = new Sheet().measure().xml();
    String two = new Sheet().measure().measure().xml();
    byte[] archive = zip("META-INF/container.xml", container, "a.xml", one, "b.xml", two);
    assertThat(read(archive).sections().getFirst().bars()).hasSize(2);
    assertThat(read(zip("cover.png", "x", "a.musicxml", one)).sections()).hasSize(1);
  }

  @Test
  void names_in_an_archive_are_never_paths() throws IOException {
    String container = "<rootfile full-path=\"../../etc/passwd\"/>";
    byte[] archive =
        zip("META-INF/container.xml", container, "../../a.xml", new Sheet().measure().xml());
    assertThat(read(archive).sections()).hasSize(1);
  }

  @Test
  void an_archive_without_a_score_is_refused() throws IOException {
    refused(zip("cover.png", "x"), "no score in this archive");
    refused(new byte[] {'P', 'K', 3, 4, 1, 2, 3}, "");
  }

  @Test
  void a_zip_bomb_is_refused() throws IOException {
    String flood = " ".repeat(MxlArchive.MAX_SCORE_BYTES + 1);
    refused(zip("a.xml", flood), "more than a score can be");
    refused(zip("picture.png", flood), "more than a score can be");
    String[] many = new String[2002];
    for (int i = 0; i < many.length; i += 2) {
      many[i] = "p" + i;
      many[i + 1] = "";
    }
    refused(zip(many), "more than a score can be");
  }

  @Test
  void a_document_type_reads_no_file_and_expands_nothing(@TempDir Path folder) throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), "swordfish");
    String plain = new Sheet().measure().xml();
    String work = "<work><work-title>&x;</work-title></work><part-list>";
    String xml =
        plain
            .replaceFirst(
                "<!DOCTYPE[^>]*>",
                "<!DOCTYPE score-partwise [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]>")
            .replace("<part-list>", work);
    assertThatThrownBy(() -> read(utf8(xml)))
        .isExactlyInstanceOf(PerformiaException.class)
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("swordfish"));
    var laughs = new StringBuilder("<!DOCTYPE score-partwise [<!ENTITY a0 \"ha\">");
    for (int i = 1; i < 40; i++) {
      laughs.append("<!ENTITY a" + i + " \"" + ("&a" + (i - 1) + ";").repeat(10) + "\">");
    }
    String billion =
        plain
            .replaceFirst("<!DOCTYPE[^>]*>", laughs.append("]>").toString())
            .replace("<part-list>", work.replace("&x;", "&a39;"));
    assertThatThrownBy(() -> read(utf8(billion))).isExactlyInstanceOf(PerformiaException.class);
  }

  @Test
  void other_xml_and_half_a_score_get_a_sentence() {
    refused(utf8("<?xml version=\"1.0\"?><html/>"), "no MusicXML score but <html>");
    refused(utf8("<?xml version=\"1.0\"?>"), "not well-formed");
    refused(utf8("<score-partwise></score-partwise>"), "no measure");
    refused(utf8("<score-partwise><part id=\"a\"></part></score-partwise>"), "no measure");
    String whole = full();
    refused(utf8(whole.substring(0, whole.length() / 2)), "not well-formed");
  }

  @Test
  void depth_and_numbers_without_sense_get_a_sentence() {
    String deep = "<a>".repeat(5000) + "</a>".repeat(5000);
    refused(utf8(new Sheet().measure("", "", deep, "").xml()), "more in it than music can have");
    String time = "<attributes><time><beats>4</beats><beat-type>5</beat-type></time></attributes>";
    refused(utf8(new Sheet().measure("", time, "", "").xml()), "time signature over 5");
    String beats = time.replace("<beats>4", "<beats>-4").replace(">5<", ">4<");
    refused(utf8(new Sheet().measure("", beats, "", "").xml()), "time signature of \"-4\"");
    String many = Sheet.chord("C", "major").repeat(300);
    refused(utf8(new Sheet().measure("", "", many, "").xml()), "more than 256 chords");
  }

  @Test
  void a_thousand_mutated_scores_load_or_get_a_sentence() {
    byte[] whole = utf8(full());
    String[] tokens = {"<", ">", "</measure>", "-1", "999999999999", "NaN", "\"", "&amp;", "0", ""};
    var random = new Random(20);
    int loaded = 0;
    for (int round = 0; round < 1000; round++) {
      byte[] hurt = whole;
      for (int i = 0; i < 1 + random.nextInt(4); i++) {
        hurt = mutated(hurt, tokens, random);
      }
      try {
        read(hurt);
        loaded++;
      } catch (PerformiaException e) {
        assertThat(e.fix()).isNotEmpty();
      }
    }
    assertThat(loaded).isBetween(50, 950);
  }

  /// Half of the wounds hit a number, so that the XML stays whole and the music goes wrong.
  private static byte[] mutated(byte[] bytes, String[] tokens, Random random) {
    int at = random.nextInt(bytes.length);
    boolean number = random.nextBoolean();
    for (int i = 0; i < bytes.length && number && !Character.isDigit(bytes[at]); i++) {
      at = (at + 1) % bytes.length;
    }
    byte[] token = utf8(tokens[random.nextInt(tokens.length)]);
    int cut = number ? 1 : random.nextInt(3);
    var out = new ByteArrayOutputStream();
    out.write(bytes, 0, at);
    out.writeBytes(token);
    int rest = Math.min(bytes.length, at + cut);
    out.write(bytes, rest, bytes.length - rest);
    return out.toByteArray();
  }
}
