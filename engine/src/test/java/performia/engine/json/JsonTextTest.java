// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import performia.engine.PerformiaException;

class JsonTextTest {
  @Test
  void whatIsWrittenIsReadBack() {
    Json tree =
        Json.Obj.builder()
            .put("b", "quote \" slash \\ line \n tab \t nul \0 ♭ 𝄫")
            .put("a", List.of(Json.of(1), Json.of(-0.0), Json.of(0.1), Json.of(1e300), Json.NULL))
            .put("empty", List.of())
            .put("deep", Json.Obj.builder().put("yes", true).build())
            .build();
    assertThat(JsonText.read(JsonText.write(tree), "x")).isEqualTo(tree);
    assertThat(JsonText.read(JsonText.writeCompact(tree), "x")).isEqualTo(tree);
  }

  @Test
  void keysKeepTheirOrderAndLongListsAreBroken() {
    Json tree = JsonText.read("{\"z\":1,\"a\":[1,2],\"m\":{}}", "x");
    assertThat(JsonText.write(tree)).isEqualTo("{\"z\": 1, \"a\": [1, 2], \"m\": {}}\n");
    Json list = Json.of(java.util.Collections.nCopies(60, Json.of(10)));
    assertThat(JsonText.write(list)).startsWith("[\n  10,\n  10,");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "{\"a\":1,} ; not valid JSON",
        "{'a':1} ; not valid JSON",
        "{\"a\":1 ; ends too early",
        "[1,2] x ; not valid JSON",
        "{\"a\":1,\"a\":2} ; stands twice",
        "[1e999] ; too large",
        "[NaN] ; not valid JSON",
        "[01] ; not valid JSON",
        "// hi ; not valid JSON",
      })
  void whatIsNoJsonIsRefusedWithItsPlace(String text, String what) {
    assertThatThrownBy(() -> JsonText.read(text, "f.json"))
        .isInstanceOf(PerformiaException.class)
        .hasMessageContaining("f.json, line 1, column ")
        .hasMessageContaining(what);
  }

  @Test
  void aLoneSurrogateIsReplacedAsNoFileCouldHoldIt() {
    assertThat(JsonText.writeCompact(Json.of("a\ud800b"))).isEqualTo("\"a\ufffdb\"");
  }

  @Test
  void depthIsBounded() {
    String deep = "[".repeat(100_000);
    assertThatThrownBy(() -> JsonText.read(deep, "f"))
        .hasMessageContaining("nested deeper than 64");
  }

  @Test
  void aViewNamesThePathToWhatIsWrong() {
    JsonView view = JsonView.read("{\"a\":[{\"b\":\"text\"}]}", "f.json");
    assertThatThrownBy(() -> view.field("a").items().getFirst().field("b").number(0, 1))
        .hasMessage("f.json at a[0].b: expected a number but found text; write a number here");
    assertThatThrownBy(() -> view.field("c").text()).hasMessageContaining("f.json at c");
    assertThat(view.field("c").text("other")).isEqualTo("other");
  }
}
