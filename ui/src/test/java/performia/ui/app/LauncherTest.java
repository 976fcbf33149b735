// SPDX-License-Identifier: GPL-3.0-or-later
package performia.ui.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The launcher on a JDK made of one shell script, which says how it was called.
class LauncherTest {
  @TempDir Path folder;
  private Path program;
  private Path jdk;

  @BeforeEach
  void unpack() throws IOException {
    Path launcher = Path.of("").toAbsolutePath().resolveSibling("performia");
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")) && Files.exists(launcher));
    program = Files.createDirectories(folder.resolve("a folder with blanks"));
    Files.copy(launcher, program.resolve("performia"), StandardCopyOption.COPY_ATTRIBUTES);
    Files.createDirectories(program.resolve("lib"));
    Files.writeString(program.resolve("lib/ui.jar"), "");
    Files.writeString(program.resolve("no-quick-start-25.0.9+1"), "");
    jdk = jdk("jdk", "25.0.9+1");
  }

  @Test
  void verbsAndTheExitCodePassThrough() throws Exception {
    var result = launch(program.resolve("performia").toString(), "render", "a song", "--seed", "7");
    assertThat(result.code).isEqualTo(7);
    assertThat(result.text).contains("<-jar>", "<render>\n<a song>\n<--seed>\n<7>");
    assertThat(result.text).contains("<-XX:+UseSerialGC>").doesNotContain("AOTCache");
  }

  @Test
  void liveVerbsGetTheCollectorThatNeverStopsTheBand() throws Exception {
    assertThat(launch(program.resolve("performia").toString(), "--home", "demo", "play").text)
        .contains("<-XX:+UseZGC>");
    assertThat(launch(program.resolve("performia").toString(), "songs", "play").text)
        .contains("<-XX:+UseSerialGC>");
  }

  @Test
  void aCacheThatIsThereIsUsed() throws Exception {
    Path cache = Files.writeString(program.resolve("work-25.0.9+1.aot"), "");
    assertThat(launch(program.resolve("performia").toString(), "songs").text)
        .contains("<-XX:AOTCache=" + cache + ">");
  }

  @Test
  void aLinkToTheLauncherFindsTheProgram() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("band"), program.resolve("performia"));
    assertThat(launch(link.toString(), "doctor").text)
        .contains("<-Dperformia.app=" + program + ">");
  }

  @Test
  void anOlderJdkIsPassedOver() throws Exception {
    Path old = jdk("old", "17.0.15+6");
    var result = launch(List.of("PERFORMIA_JAVA_HOME=" + old, "JAVA_HOME=" + jdk), "doctor");
    assertThat(result.text).contains("called " + jdk);
  }

  private record Result(int code, String text) {}

  private Path jdk(String name, String version) throws IOException {
    Path home = folder.resolve(name);
    Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
    Files.writeString(home.resolve("release"), "JAVA_RUNTIME_VERSION=\"" + version + "\"\n");
    Files.writeString(
        java, "#!/bin/sh\necho \"called " + home + "\"\nprintf '<%s>\\n' \"$@\"\nexit 7\n");
    assertThat(java.toFile().setExecutable(true)).isTrue();
    return home;
  }

  private Result launch(String... command) throws IOException, InterruptedException {
    return start(List.of("PERFORMIA_JAVA_HOME=" + jdk), List.of(command));
  }

  private Result launch(List<String> environment, String verb)
      throws IOException, InterruptedException {
    return start(environment, List.of(program.resolve("performia").toString(), verb));
  }

  private static Result start(List<String> environment, List<String> command)
      throws IOException, InterruptedException {
    var all = new ArrayList<String>(List.of("env"));
    all.addAll(environment);
    all.addAll(command);
    Process process = new ProcessBuilder(all).redirectErrorStream(true).start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    return new Result(process.exitValue(), text);
  }
}
