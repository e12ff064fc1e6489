package com.otpiq;

import static com.otpiq.ProgramClasses.check;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Arrays;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Which packages may depend on which. One test is one rule. */
class ArchitectureTest {
  private static final String[] USER_INTERFACE = {
    "com.otpiq.cli..", "com.otpiq.render..", "com.otpiq.terminal.."
  };

  private static final String[] ENGINES = {
    "com.otpiq.api..",
    "com.otpiq.check..",
    "com.otpiq.listen..",
    "com.otpiq.replay..",
    "com.otpiq.sandbox..",
    "com.otpiq.validate.."
  };

  private static final String[] ROOMS = {
    "com.otpiq.cli.api..",
    "com.otpiq.cli.check..",
    "com.otpiq.cli.deliver..",
    "com.otpiq.cli.doctor..",
    "com.otpiq.cli.journal..",
    "com.otpiq.cli.listen..",
    "com.otpiq.cli.receiver..",
    "com.otpiq.cli.sandbox..",
    "com.otpiq.cli.validate.."
  };

  /** What the rooms share, lowest first; each may know those before it. */
  private static final String[] SHARED = {
    "com.otpiq.cli.host..",
    "com.otpiq.cli.error..",
    "com.otpiq.cli.options..",
    "com.otpiq.cli.settings..",
    "com.otpiq.cli.startup..",
    "com.otpiq.cli.help.."
  };

  private static final String[] ADAPTERS = {
    "com.otpiq.errorpage..",
    "com.otpiq.exec..",
    "com.otpiq.json..",
    "com.otpiq.net..",
    "com.otpiq.tls..",
    "com.otpiq.file..",
    "com.otpiq.journal..",
    "com.otpiq.sample.."
  };

  private static final String[] DOMAIN = {
    "com.otpiq.message..",
    "com.otpiq.webhook..",
    "com.otpiq.rule..",
    "com.otpiq.delivery..",
    "com.otpiq.time..",
    "com.otpiq.event..",
    "com.otpiq.verdict..",
    "com.otpiq.manual.."
  };

  @Test
  void rings_look_downwards_only() {
    check(
        layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("com.otpiq..")
            .layer("launcher")
            .definedBy("com.otpiq.launcher..")
            .layer("interface")
            .definedBy(USER_INTERFACE)
            .layer("rehearsal")
            .definedBy("com.otpiq.rehearsal..")
            .layer("engines")
            .definedBy(ENGINES)
            .layer("adapters")
            .definedBy(ADAPTERS)
            .layer("domain")
            .definedBy(DOMAIN)
            .whereLayer("launcher")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("interface")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("rehearsal")
            .mayOnlyBeAccessedByLayers("interface")
            .whereLayer("engines")
            .mayOnlyBeAccessedByLayers("interface", "rehearsal")
            .whereLayer("adapters")
            .mayOnlyBeAccessedByLayers("interface", "rehearsal", "engines")
            .whereLayer("domain")
            .mayOnlyBeAccessedByLayers("interface", "rehearsal", "engines", "adapters")
            .ensureAllClassesAreContainedInArchitecture());
  }

  @Test
  void packages_have_no_cycles() {
    check(slices().matching("com.otpiq.(**)").should().beFreeOfCycles());
  }

  @Test
  void engines_do_not_know_each_other() {
    doNotKnowEachOther(ENGINES);
  }

  @Test
  void rooms_of_commands_do_not_know_each_other() {
    doNotKnowEachOther(ROOMS);
  }

  @Test
  void what_commands_share_knows_only_what_is_below_it() {
    for (int i = 0; i < SHARED.length; i++) {
      String[] below = Arrays.copyOf(SHARED, i + 1);
      check(
          noClasses()
              .that()
              .resideInAPackage(SHARED[i])
              .should()
              .dependOnClassesThat(
                  resideInAPackage("com.otpiq.cli..").and(not(resideInAnyPackage(below)))));
    }
  }

  private static void doNotKnowEachOther(String... packages) {
    for (String each : packages) {
      check(
          noClasses()
              .that()
              .resideInAPackage(each)
              .should()
              .dependOnClassesThat(resideInAnyPackage(packages).and(not(resideInAPackage(each)))));
    }
  }

  @Test
  void the_domain_uses_no_library_and_no_input_or_output() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage(DOMAIN)
            .should()
            .dependOnClassesThat(
                not(
                    resideInAnyPackage(
                            "com.otpiq..",
                            "java.lang..",
                            "java.math..",
                            "java.util..",
                            "java.time..",
                            "java.security..",
                            "javax.crypto..",
                            "java.nio.charset..",
                            "org.jspecify..")
                        .or(name("java.nio.ByteBuffer"))
                        .or(name("java.nio.CharBuffer"))
                        .or(name("java.net.IDN"))
                        .or(name("java.net.URLDecoder")))));
  }

  @Test
  void every_package_is_null_marked() {
    assertThat(
            ProgramClasses.CLASSES.stream()
                .map(JavaClass::getPackage)
                .distinct()
                .filter(own -> !own.getName().equals("com.otpiq.launcher")))
        .isNotEmpty()
        .allMatch(own -> own.isAnnotatedWith(NullMarked.class));
  }
}
