// SPDX-License-Identifier: GPL-3.0-or-later
package performia.benchmarks;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/// The walls of the house, as sentences with a reason. Sees every module's classes.
class ArchitectureTest {
  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages("performia");

  private static final String[] SOUND_PATH = {
    "performia.engine.sound..",
    "performia.engine.dsp..",
    "performia.engine.event..",
    "performia.engine.concurrent.."
  };

  @Test
  void theWholeHouseIsSeen() {
    for (String room : new String[] {"engine", "soundfonts", "analysis", "agents", "ui"}) {
      assertThat(HOUSE.that(resideInAPackage("performia." + room + "..")))
          .as("classes of %s", room)
          .isNotEmpty();
    }
  }

  @Test
  void arrowsOnlyPointDown() {
    mayNotSee("engine", "soundfonts", "models", "analysis", "agents", "ui", "benchmarks");
    mayNotSee("soundfonts", "models", "analysis", "agents", "ui", "benchmarks");
    mayNotSee("models", "soundfonts", "analysis", "agents", "ui", "benchmarks");
    mayNotSee("ui", "benchmarks");
  }

  @Test
  void wingsAreStrangers() {
    mayNotSee("analysis", "agents", "ui", "benchmarks");
    mayNotSee("agents", "analysis", "soundfonts", "ui", "benchmarks");
  }

  @Test
  void facesKnowTheSessionAndTheSessionKnowsNoFace() {
    noClasses()
        .that()
        .resideInAPackage("performia.ui.session..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("performia.ui.cli..", "performia.ui.app..")
        .because("every verb is written once, for every face")
        .check(HOUSE);
  }

  @Test
  void eachForeignLibraryHasOneRoom() {
    oneRoom("com.google.gson..", "performia.engine.json..");
    oneRoom("org.h2..", "performia.analysis.library..");
    oneRoom("java.sql..", "performia.analysis.library..");
    oneRoom("javax.sound.midi..", "performia.engine.midi..");
    oneRoom("javax.sound.sampled..", "performia.engine.audio.javasound..");
    oneRoom(
        "com.sun.jna..",
        "performia.engine.foreign..",
        "performia.engine.realtime..",
        "performia.engine.audio.jack..",
        "performia.engine.audio.alsa..",
        "performia.engine.audio.coreaudio..",
        "performia.engine.audio.asio..",
        "performia.engine.audio.wasapi..",
        "performia.engine.midi.coremidi..");
    oneRoom("org.HdrHistogram..", "performia.engine.latency..");
    oneRoom("com.jcraft..", "performia.engine.sampler.recording.vorbis..");
    oneRoom("picocli..", "performia.ui.cli..", "performia.ui.app..");
  }

  @Test
  void packagesFormNoCircle() {
    slices()
        .matching("performia.(*).(**)")
        .should()
        .beFreeOfCycles()
        .because("a knot of packages can only be understood whole")
        .check(HOUSE);
  }

  @Test
  void backEndsDoNotKnowEachOther() {
    slices()
        .matching("performia.engine.audio.(*)..")
        .should()
        .notDependOnEachOther()
        .because("a driver must be removable without touching another")
        .check(HOUSE);
  }

  @Test
  void agentsAndSoundNeverAskTheClockOrChance() {
    DescribedPredicate<com.tngtech.archunit.core.domain.JavaCall<?>> clockOrChance =
        DescribedPredicate.describe(
            "ask the wall clock or unseeded chance",
            call -> {
              String target = call.getTarget().getFullName();
              return target.startsWith("java.lang.System.currentTimeMillis")
                  || target.startsWith("java.lang.System.nanoTime")
                  || target.startsWith("java.lang.Math.random")
                  || target.startsWith("java.time.Instant.now")
                  || target.startsWith("java.time.LocalDate")
                  || target.equals("java.util.Random.<init>()")
                  || target.startsWith("java.util.concurrent.ThreadLocalRandom")
                  || target.startsWith("java.util.UUID.randomUUID");
            });
    noClasses()
        .that()
        .resideInAnyPackage(
            "performia.agents..",
            "performia.soundfonts.keys..",
            "performia.engine.sound..",
            "performia.engine.sampler..",
            "performia.engine.dsp..",
            "performia.engine.music..",
            "performia.engine.time..")
        .should()
        .callCodeUnitWhere(clockOrChance)
        .because("the same song, seed and version must give the same bytes")
        .check(HOUSE);
  }

  @Test
  void theSoundPathHasNoFilesLogsOrLocks() {
    noClasses()
        .that()
        .resideInAnyPackage(SOUND_PATH)
        .and(
            DescribedPredicate.not(
                DescribedPredicate.describe(
                    "the thread that runs workers",
                    (JavaClass c) -> c.getName().contains("WorkerThread"))))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                "java.io..",
                "java.nio.file..",
                "java.net..",
                "java.util.logging..",
                "java.util.concurrent.locks..",
                "java.util.stream.."))
        .because("the audio thread may not wait for anything")
        .check(HOUSE);
    methods()
        .that()
        .areDeclaredInClassesThat()
        .resideInAnyPackage(SOUND_PATH)
        .should()
        .notHaveModifier(JavaModifier.SYNCHRONIZED)
        .because("a lock on the audio thread is a gap in the music")
        .check(HOUSE);
  }

  @Test
  void nothingStaticRemembers() {
    com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields()
        .that()
        .areStatic()
        .should()
        .beFinal()
        .because("two bands can play in one JVM")
        .check(HOUSE);
  }

  private static void mayNotSee(String room, String... others) {
    String[] packages = new String[others.length];
    for (int i = 0; i < others.length; i++) {
      packages[i] = "performia." + others[i] + "..";
    }
    noClasses()
        .that()
        .resideInAPackage("performia." + room + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(packages)
        .because("arrows only point down and wings are strangers (docs/design.md)")
        .allowEmptyShould(true)
        .check(HOUSE);
  }

  private static void oneRoom(String library, String... rooms) {
    noClasses()
        .that()
        .resideOutsideOfPackages(rooms)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library)
        .because("each foreign library has one room (docs/design.md)")
        .check(HOUSE);
  }
}
