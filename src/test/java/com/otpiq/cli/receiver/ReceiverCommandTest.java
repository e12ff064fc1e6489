package com.otpiq.cli.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.cli.Program;
import com.otpiq.cli.error.ExitCode;
import com.otpiq.sample.ReceiverTemplate;
import com.otpiq.sample.ReceiverTemplates;
import com.otpiq.sample.TemplateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code otpiq receiver} writes; that it works is for a packaged test. */
class ReceiverCommandTest {
  private static final Path SOURCES = Path.of("src/main/resources/com/otpiq/receivers");

  private @TempDir Path dir;

  static Stream<ReceiverTemplate> receivers() {
    return ReceiverTemplates.all().stream();
  }

  @Test
  void every_file_of_a_receiver_is_in_the_list() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      assertThat(
              files.filter(Files::isRegularFile).map(file -> SOURCES.relativize(file).toString()))
          .containsExactlyInAnyOrderElementsOf(
              Stream.concat(
                      Stream.of("receivers.json"),
                      receivers()
                          .flatMap(receiver -> receiver.allFiles().stream())
                          .map(TemplateFile::resource)
                          .distinct())
                  .toList());
    }
  }

  @ParameterizedTest
  @MethodSource("receivers")
  void the_main_file_says_how_to_install_run_test_and_check_it(ReceiverTemplate receiver) {
    Program program = new Program(dir);

    assertThat(program.run(arguments(receiver))).isZero();
    assertThat(program.out())
        .isEqualTo(receiver.mainFile().text())
        .containsSubsequence("Install:", "Run:", "Test:", "Check:", "otpiq check ");
  }

  @ParameterizedTest
  @MethodSource("receivers")
  void into_an_empty_directory_writes_an_application_and_all_next_steps(ReceiverTemplate receiver) {
    Program program = new Program(dir);

    assertThat(program.run(arguments(receiver, "--into", "my app"))).isZero();
    for (TemplateFile file : receiver.allFiles()) {
      assertThat(dir.resolve("my app").resolve(file.path())).hasContent(file.text());
    }
    assertThat(program.out().lines())
        .containsExactlyElementsOf(
            receiver.allFiles().stream().map(file -> "my app/" + file.path()).toList());
    assertThat(program.err().lines()).first().isEqualTo("note: cd 'my app'");
    assertThat(program.err())
        .containsPattern("OTPIQ_WEBHOOK_SECRET='?…")
        .endsWith(
            "note: otpiq check 3000/webhooks/otpiq --exec '"
                + receiver.exec()
                + "' --state-url '3000/sms/{smsId}' --effects-path /events\n");
  }

  static Stream<ReceiverTemplate> forExistingApplications() {
    return receivers().filter(receiver -> receiver.existing().isPresent());
  }

  @ParameterizedTest
  @MethodSource("forExistingApplications")
  void into_an_application_adds_only_the_receiver(ReceiverTemplate receiver) throws IOException {
    for (String marker : receiver.existing().orElseThrow().markers()) {
      Path application = Files.createDirectory(dir.resolve(marker.replace('/', '-')));
      Files.createDirectories(application.resolve(marker).resolve("..").normalize());
      Files.writeString(application.resolve(marker), "mine");
      Program program = new Program(application);

      assertThat(program.run(arguments(receiver, "--into", "."))).isZero();
      assertThat(program.out().lines())
          .containsExactlyElementsOf(receiver.files().stream().map(TemplateFile::path).toList());
      assertThat(application.resolve(marker)).hasContent("mine");
      for (TemplateFile file : receiver.application()) {
        assertThat(file.path().equals(marker) || !Files.exists(application.resolve(file.path())))
            .isTrue();
      }
      assertThat(program.err())
          .doesNotContain("note: cd ", "{source}")
          .contains(receiver.existing().orElseThrow().steps().getLast())
          .containsPattern("OTPIQ_WEBHOOK_SECRET='?…")
          .contains(
              "note: otpiq check 3000/webhooks/otpiq --exec '"
                  + receiver.existing().orElseThrow().exec()
                  + "'");
    }
  }

  @Test
  void next_js_has_its_routes_where_the_application_has_them() throws IOException {
    Files.createDirectories(dir.resolve("src/app"));
    Files.writeString(dir.resolve("package.json"), "{}");
    Program program = new Program(dir);

    assertThat(program.run("receiver", "nextjs", "--into", ".")).isZero();
    assertThat(program.out())
        .contains("src/app/webhooks/otpiq/route.ts\n", "src/lib/otpiq/store.ts\n");
    assertThat(program.err()).contains("tsx --test src/lib/otpiq/receiver.test.ts");
    assertThat(dir.resolve("app")).doesNotExist();
  }

  @Test
  void an_application_of_another_kind_is_a_new_one() throws IOException {
    Files.writeString(dir.resolve("composer.json"), "{}");
    Program program = new Program(dir);

    assertThat(program.run("receiver", "express", "--into", ".")).isZero();
    assertThat(dir.resolve("package.json")).exists();
  }

  @ParameterizedTest
  @MethodSource("receivers")
  void nothing_is_overwritten_and_nothing_half_written(ReceiverTemplate receiver)
      throws IOException {
    for (TemplateFile taken : receiver.files()) {
      Path application = Files.createTempDirectory(dir, "application");
      Files.createDirectories(application.resolve(taken.path()).getParent());
      Files.writeString(application.resolve(taken.path()), "mine");
      Program program = new Program(application);

      assertThat(program.run(arguments(receiver, "--into", "."))).isEqualTo(ExitCode.LOCAL.code);
      assertThat(program.err()).contains(taken.path() + " already exists; nothing was written");
      assertThat(program.out()).isEmpty();
      try (Stream<Path> files = Files.walk(application)) {
        assertThat(files.filter(Files::isRegularFile))
            .containsExactly(application.resolve(taken.path()));
      }
      assertThat(application.resolve(taken.path())).hasContent("mine");
    }
  }

  @Test
  void javascript_is_a_form_of_some_kinds() {
    Program express = new Program(dir);
    assertThat(express.run("receiver", "express", "--javascript")).isZero();
    assertThat(express.out()).contains("from './delivery-report.mjs'").doesNotContain(": string");

    Program node = new Program(dir);
    assertThat(node.run("receiver", "node", "--javascript")).isZero();

    Program go = new Program(dir);
    assertThat(go.run("receiver", "go", "--javascript")).isEqualTo(ExitCode.USAGE.code);
    assertThat(go.err())
        .isEqualTo("otpiq: the receiver go has no form in JavaScript\nTry: otpiq receiver go\n");
  }

  private static String[] arguments(ReceiverTemplate receiver, String... more) {
    return Stream.of(
            Stream.of("receiver", receiver.kind()),
            Stream.of("--javascript").filter(_ -> receiver.language().equals("javascript")),
            Stream.of(more))
        .flatMap(each -> each)
        .toArray(String[]::new);
  }

  @Test
  void the_list_has_every_kind() {
    Program list = new Program(dir);

    assertThat(list.run("receiver", "--list", "-o", "compact")).isZero();
    assertThat(list.out().lines())
        .containsExactly(
            "express",
            "node",
            "nextjs",
            "nestjs",
            "fastify",
            "hono",
            "supabase",
            "laravel",
            "php",
            "fastapi",
            "flask",
            "django",
            "spring",
            "go");
  }

  @Test
  void a_kind_that_is_none_is_told_with_the_nearest() {
    Program program = new Program(dir);

    assertThat(program.run("receiver", "expres")).isEqualTo(ExitCode.USAGE.code);
    assertThat(program.err())
        .isEqualTo("otpiq: there is no receiver expres\nTry: otpiq receiver express\n");
  }

  @Test
  void which_kind_is_asked() {
    Program program = new Program(dir);

    assertThat(program.run("receiver")).isEqualTo(ExitCode.USAGE.code);
    assertThat(program.err()).contains("choose a kind of receiver").contains("--list");
  }

  @Test
  void as_json_a_file_is_a_record() {
    Program program = new Program(dir);
    program.run("receiver", "go", "-o", "json");

    assertThat(program.out())
        .startsWith("{\"type\":\"file\",\"name\":\"otpiq/receiver.go\",\"text\":\"//");
    assertThat(List.of(program.out().split("\n", -1))).hasSize(2);
  }
}
