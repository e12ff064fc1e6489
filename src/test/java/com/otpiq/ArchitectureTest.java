package com.otpiq;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.message.ApiKey;
import com.otpiq.message.WebhookSecret;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Which packages may depend on which, and on which libraries. One test is one rule. */
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

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(location -> !location.contains("/test-classes/"))
          .importPackages("com.otpiq");

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
                        "org.jspecify.."))));
  }

  @Test
  void each_library_has_one_home() {
    onlyIn("com.otpiq.cli..", "picocli..");
    onlyIn("com.otpiq.json..", "tools.jackson..", "com.fasterxml..");
    onlyIn("com.otpiq.net..", "io.undertow..", "org.xnio..", "java.net.http..", "org.apache.hc..");
    onlyIn(new String[] {"com.otpiq.net..", "com.otpiq.tls.."}, "javax.net..");
    onlyIn("com.otpiq.terminal..", "org.jline..");
  }

  @Test
  void files_are_accessed_by_few_packages() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages(
                "com.otpiq.file..", "com.otpiq.journal..", "com.otpiq.tls..", "com.otpiq.cli..")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.nio.file.Files"));
  }

  @Test
  void the_process_is_accessed_by_main_alone() {
    DescribedPredicate<JavaClass> elsewhere =
        not(resideInAPackage("com.otpiq.launcher..")).and(not(name("com.otpiq.cli.Main")));
    check(noClasses().that(elsewhere).should().accessField(System.class, "out"));
    check(noClasses().that(elsewhere).should().accessField(System.class, "err"));
    check(noClasses().that(elsewhere).should().accessField(System.class, "in"));
    check(noClasses().that(elsewhere).should().callMethod(System.class, "getenv"));
    check(noClasses().that(elsewhere).should().callMethod(System.class, "getenv", String.class));
    check(noClasses().that(elsewhere).should().callMethod(System.class, "exit", int.class));
  }

  @Test
  void time_and_chance_are_handed_in() {
    DescribedPredicate<JavaClass> elsewhere =
        not(resideInAnyPackage("com.otpiq.time..", "com.otpiq.launcher.."))
            .and(not(name("com.otpiq.cli.Main")));
    check(noClasses().that(elsewhere).should().callMethod(java.time.Instant.class, "now"));
    check(noClasses().that(elsewhere).should().callMethod(System.class, "nanoTime"));
    check(noClasses().that(elsewhere).should().callMethod(System.class, "currentTimeMillis"));
    check(noClasses().that(elsewhere).should().callMethod(Thread.class, "sleep", long.class));
    check(
        noClasses()
            .that(elsewhere)
            .should()
            .callMethod(Thread.class, "sleep", java.time.Duration.class));
    check(
        noClasses()
            .that(elsewhere)
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(java.util.Random.class, java.util.concurrent.ThreadLocalRandom.class));
    check(noClasses().that(elsewhere).should().callMethod(Math.class, "random"));
    check(
        noClasses()
            .that(elsewhere)
            .should()
            .callMethod(java.util.random.RandomGenerator.class, "getDefault"));
  }

  @Test
  void every_package_is_null_marked() {
    assertThat(
            CLASSES.stream()
                .map(JavaClass::getPackage)
                .distinct()
                .filter(own -> !own.getName().equals("com.otpiq.launcher")))
        .isNotEmpty()
        .allMatch(own -> own.isAnnotatedWith(NullMarked.class));
  }

  @Test
  void a_secret_is_revealed_only_for_the_wire_and_for_taking_it_out() {
    revealed(
        WebhookSecret.class,
        "com.otpiq.check.session.Credentials",
        "com.otpiq.delivery.RequestHeaders",
        "com.otpiq.cli.options.SecretOptions",
        "com.otpiq.message.DeliveryReport",
        "com.otpiq.message.Redactor");
    revealed(ApiKey.class, "com.otpiq.api.ApiClient", "com.otpiq.message.Redactor");
  }

  private static void revealed(Class<?> secret, String... readers) {
    check(
        methods()
            .that()
            .areDeclaredIn(secret)
            .and()
            .haveName("reveal")
            .should()
            .onlyBeCalled()
            .byClassesThat(
                describe(
                    "read it", (JavaClass each) -> List.of(readers).contains(each.getName()))));
  }

  @Test
  void text_leaves_through_one_class() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages("com.otpiq.launcher..")
            .and(
                not(name("com.otpiq.render.Output"))
                    .and(not(name("com.otpiq.cli.error.ErrorHandler"))))
            .should()
            .callMethod(java.io.PrintStream.class, "print", String.class)
            .orShould()
            .callMethod(java.io.PrintStream.class, "println", String.class));
    check(
        noClasses()
            .should()
            .callMethod("picocli.CommandLine$Help$Ansi", "string", "java.lang.String"));
  }

  private static void onlyIn(String home, String... libraries) {
    onlyIn(new String[] {home}, libraries);
  }

  private static void onlyIn(String[] homes, String... libraries) {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages(homes)
            .should()
            .dependOnClassesThat(resideInAnyPackage(libraries)));
  }

  private static void check(ArchRule rule) {
    rule.check(CLASSES);
  }
}
