// SPDX-License-Identifier: GPL-3.0-or-later
package performia.benchmarks.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// Ways to break an SFZ instrument, word by word: wild values, words that moved, bombs of includes
/// and definitions, paths that lead out, and samples that are broken themselves. One thread.
final class SfzMutations {
  private static final String[] VALUES = {
    "",
    "0",
    "-1",
    "1e30",
    "-1e30",
    "NaN",
    "1e999",
    "4294967296",
    "-2147483649",
    "0.0000001",
    "127",
    "128",
    "c#4",
    "z9",
    "$K",
    "$",
    "<region>",
    "//",
    "/*",
    "=",
    "on",
    "loop_sustain",
    "é\u0000\u0007"
  };
  private static final String[] PATHS = {
    "../../etc/passwd",
    "../../../../../../../../etc/passwd",
    "/etc/passwd",
    "C:\\Windows\\win.ini",
    "..\\..\\..\\secret.wav",
    "~/x.wav",
    "samples/../../outside.wav",
    "link.wav",
    "away/secret.wav",
    "file:///etc/passwd",
    "\\\\host\\share\\x.wav",
    "/dev/zero",
    "../dev/zero",
    "samples",
    ".",
    "..",
    "a.wav/",
    "*",
    "*sine*",
    "CON",
    "nul\u0000.wav"
  };
  private static final String[] LINES = {
    "#include \"kit.sfz\"",
    "#include \"bomb0.sfz\"",
    "#include \"../../etc/passwd\"",
    "#include \"/etc/passwd\"",
    "#include \"link.sfz\"",
    "#include \"part.sfz\"",
    "#include \"",
    "#define $K $K$K$K$K$K$K$K$K",
    "#define $sample $K",
    "#define",
    "<control>default_path=../../",
    "<control>default_path=/etc/ note_offset=-127 octave_offset=10",
    "<curve>curve_index=255 v500=3",
    "<curve>",
    "<global>",
    "<region>",
    "<sample>name=a.wav base64data=AAAA",
    "</region>",
    "<x",
    "<group>polyphony=0 group=-2147483648 off_by=2147483647",
    "/*"
  };

  private final Random random;
  private final Mutations mutations;

  SfzMutations(Random random, Mutations mutations) {
    this.random = random;
    this.mutations = mutations;
  }

  /// Puts bombs and links where mutated texts may call them.
  static void prepare(Path folder, Path outside) throws IOException {
    for (int i = 0; i < 16; i++) {
      String next = "#include \"bomb%d.sfz\"\n".formatted((i + 1) % 16);
      Files.writeString(folder.resolve("bomb" + i + ".sfz"), next.repeat(3));
    }
    Files.createDirectories(outside);
    Files.writeString(outside.resolve("secret.wav"), "secret");
    Files.createSymbolicLink(folder.resolve("link.wav"), outside.resolve("secret.wav"));
    Files.createSymbolicLink(folder.resolve("link.sfz"), outside.resolve("secret.wav"));
    Files.createSymbolicLink(folder.resolve("away"), outside);
  }

  /// A text with one to eight changes.
  String of(String good) {
    List<String> words = new ArrayList<>(Arrays.asList(good.split("(?<=[ \n=])")));
    int changes = 1 + random.nextInt(6);
    for (int i = 0; i < changes; i++) {
      change(words);
    }
    String text = String.join("", words);
    if (random.nextInt(10) == 0) {
      return text.substring(0, random.nextInt(text.length()));
    }
    return random.nextInt(60) == 0 ? text.repeat(200) : text;
  }

  private void change(List<String> words) {
    int at = random.nextInt(words.size());
    switch (random.nextInt(9)) {
      case 0 -> words.remove(at);
      case 1 -> words.add(at, words.get(random.nextInt(words.size())));
      case 2 -> words.set(at, VALUES[random.nextInt(VALUES.length)] + " ");
      case 3 -> words.add(at, "sample=" + PATHS[random.nextInt(PATHS.length)] + "\n");
      case 4 -> words.add(at, LINES[random.nextInt(LINES.length)] + "\n");
      case 5 -> wildValue(words, at);
      case 6 -> words.set(at, flip(words.get(at)));
      case 7 -> wildNumber(words, at);
      default -> wildValue(words, at);
    }
    if (words.isEmpty()) {
      words.add("<region>");
    }
  }

  /// The value of the next opcode becomes something else.
  private void wildValue(List<String> words, int from) {
    for (int i = from; i + 1 < words.size(); i++) {
      if (words.get(i).endsWith("=")) {
        words.set(i + 1, VALUES[random.nextInt(VALUES.length)] + " ");
        return;
      }
    }
  }

  /// The numbers in the next opcode's name become larger.
  private void wildNumber(List<String> words, int from) {
    for (int i = from; i < words.size(); i++) {
      String word = words.get(i);
      if (word.endsWith("=") && word.matches(".*\\d.*")) {
        String[] numbers = {"0", "00", "127", "511", "512", "99999", "123456789012345678901"};
        words.set(i, word.replaceFirst("\\d+", numbers[random.nextInt(numbers.length)]));
        return;
      }
    }
  }

  private String flip(String word) {
    char[] letters = word.toCharArray();
    if (letters.length > 0) {
      letters[random.nextInt(letters.length)] ^= (char) (1 << random.nextInt(7));
    }
    return new String(letters);
  }

  /// Breaks one of the samples; returns what it was.
  byte[] breakSample(Path sample) throws IOException {
    byte[] good = Files.readAllBytes(sample);
    byte[] bad = mutations.of(good);
    if (random.nextInt(3) > 0) {
      Mutations.mendPages(bad);
    }
    Files.write(sample, bad);
    return good;
  }
}
