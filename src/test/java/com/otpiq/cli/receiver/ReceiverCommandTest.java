package com.otpiq.cli.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.cli.Program;
import com.otpiq.cli.error.ExitCode;
import com.otpiq.sample.ReceiverTemplate;
import com.otpiq.sample.ReceiverTemplates;
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

  @ParameterizedTest
  @MethodSource("receivers")
  void every_file_of_a_receiver_is_in_the_list(ReceiverTemplate receiver) throws IOException {
    Path home = SOURCES.resolve(receiver.kind());
    try (Stream<Path> files = Files.walk(home)) {
      assertThat(files.filter(Files::isRegularFile).map(file -> home.relativize(file).toString()))
          .containsExactlyInAnyOrderElementsOf(receiver.files());
    }
  }

  @ParameterizedTest
  @MethodSource("receivers")
  void the_main_file_says_how_to_install_run_test_and_check_it(ReceiverTemplate receiver) {
    Program program = new Program(dir);

    assertThat(program.run("receiver", receiver.kind())).isZero();
    assertThat(program.out())
        .isEqualTo(receiver.text(receiver.mainFile()))
        .containsSubsequence("Install:", "Run:", "Test:", "Check:", "otpiq check ");
  }

  @Test
  void into_writes_all_files_and_says_what_to_do_next() throws IOException {
    Program program = new Program(dir);

    assertThat(program.run("receiver", "express", "--into", "app")).isZero();
    ReceiverTemplate express = ReceiverTemplates.find("express").orElseThrow();
    for (String file : express.files()) {
      assertThat(dir.resolve("app").resolve(file)).hasContent(express.text(file));
    }
    assertThat(program.out().lines())
        .containsExactlyElementsOf(express.files().stream().map("app/"::concat).toList());
    assertThat(program.err()).contains("npm install").contains("node server.mjs");
  }

  @Test
  void nothing_is_overwritten_and_nothing_half_written() throws IOException {
    Files.createDirectories(dir.resolve("app"));
    Files.writeString(dir.resolve("app/store.mjs"), "mine");
    Program program = new Program(dir);

    assertThat(program.run("receiver", "node", "--into", "app")).isEqualTo(ExitCode.LOCAL.code);
    assertThat(program.err()).contains("app/store.mjs already exists; nothing was written");
    assertThat(dir.resolve("app")).isDirectoryContaining(file -> file.endsWith("store.mjs"));
    assertThat(dir.resolve("app/receiver.mjs")).doesNotExist();
    assertThat(dir.resolve("app/store.mjs")).hasContent("mine");
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
        .startsWith("{\"type\":\"file\",\"name\":\"receiver.go\",\"text\":\"//");
    assertThat(List.of(program.out().split("\n", -1))).hasSize(2);
  }
}
