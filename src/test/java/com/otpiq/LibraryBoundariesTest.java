package com.otpiq;

import static com.otpiq.ProgramClasses.check;
import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.otpiq.message.ApiKey;
import com.otpiq.message.WebhookSecret;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Which classes may use a library, a file, the process, the time or a secret. One test is one rule.
 */
class LibraryBoundariesTest {
  @Test
  void each_library_has_one_home() {
    onlyIn("com.otpiq.cli..", "picocli..");
    onlyIn("com.otpiq.json..", "tools.jackson..", "com.fasterxml..");
    onlyIn("com.otpiq.net..", "io.undertow..", "org.xnio..", "java.net.http..", "org.apache.hc..");
    onlyIn(new String[] {"com.otpiq.net..", "com.otpiq.tls.."}, "javax.net..");
    onlyIn("com.otpiq.terminal..", "org.jline..");
  }

  /** Java's class alters some URLs, and rejects others that can be called. */
  @Test
  void a_url_that_is_called_is_an_http_url() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages("com.otpiq.net.client..", "com.otpiq.render.report..")
            .and(not(name("com.otpiq.listen.ResponseScriptParser")))
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(java.net.URI.class, java.net.URL.class));
  }

  /** A look-up without a deadline would stop each thread that waits for it. */
  @Test
  void names_are_looked_up_in_one_place() {
    List<String> lookUps =
        List.of("getAllByName", "getByName", "getHostName", "getCanonicalHostName");
    DescribedPredicate<JavaClass> elsewhere = not(name("com.otpiq.net.HostNames"));
    check(
        noClasses()
            .that(elsewhere)
            .should()
            .accessTargetWhere(
                describe(
                    "looks up a name",
                    access ->
                        lookUps.contains(access.getTarget().getName())
                            && access.getTargetOwner().getPackageName().equals("java.net")))
            .orShould()
            .callConstructor(java.net.InetSocketAddress.class, String.class, int.class)
            .orShould()
            .callConstructor(java.net.Socket.class, String.class, int.class));
  }

  /** One package decides which files are safe to read and to change. */
  @Test
  void files_are_accessed_by_one_package() {
    check(
        noClasses()
            .that(not(resideInAPackage("com.otpiq.file..")))
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(
                java.nio.file.Files.class,
                java.nio.channels.FileChannel.class,
                java.io.FileReader.class,
                java.io.FileWriter.class,
                java.io.RandomAccessFile.class));
    check(
        noClasses()
            .that(not(resideInAPackage("com.otpiq.file..")).and(not(name("com.otpiq.cli.Main"))))
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(java.io.FileInputStream.class, java.io.FileOutputStream.class));
    check(
        noClasses()
            .that(resideInAPackage("com.otpiq.file.."))
            .and(not(name("com.otpiq.file.SafeFile")))
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(java.nio.file.StandardOpenOption.class));
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
}
