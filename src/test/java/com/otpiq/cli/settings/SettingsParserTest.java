package com.otpiq.cli.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.otpiq.event.Problem;
import com.otpiq.event.SettingOrigin;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a settings file may say, and who may have written it. */
class SettingsParserTest {
  private @TempDir Path dir;

  @Test
  void a_line_is_a_key_and_a_value_a_comment_or_empty() throws IOException {
    write("# ours", "", "  port =  4300 ", "listen.respond=a=b\\n ", "# port = 1");

    assertThat(read(SettingOrigin.PROJECT))
        .extracting(
            Configuration.Value::key, Configuration.Value::text, Configuration.Value::source)
        .containsExactly(
            tuple("port", "4300", ".otpiq.properties:3"),
            tuple("listen.respond", "a=b\\n", ".otpiq.properties:4"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "port 1 | expected `key = value`, or # and a comment | listen.port = 4300",
        "= 1 | expected `key = value`, or # and a comment | listen.port = 4300",
        "port = | port has no value | remove the line, or put # in front of it",
        "lissen.port = 1 | there is no setting lissen.port | listen.port = …",
        "exec = x | a project may not set exec, because its file comes with every checkout | OTPIQ_LISTEN_EXEC in the environment, or your own settings file; `otpiq config` shows its path",
      })
  void an_invalid_line_is_an_input_problem_with_its_number(
      String line, String what, @Nullable String hint) throws IOException {
    write("# ours", line);

    Problem problem = problem(SettingOrigin.PROJECT);
    assertThat(problem.kind()).isEqualTo(Problem.Kind.INPUT);
    assertThat(problem.message()).isEqualTo(".otpiq.properties:2: " + what);
    assertThat(problem.hint().orElse(null)).isEqualTo(hint);
  }

  @Test
  void a_line_that_is_not_utf_8_is_named() throws IOException {
    Files.write(file(), "# ours\nlisten.path = \u00e9\n".getBytes(StandardCharsets.ISO_8859_1));

    assertThat(problem(SettingOrigin.USER).message())
        .isEqualTo(".otpiq.properties:2: not UTF-8 text");
  }

  @Test
  void a_byte_order_mark_line_ends_of_windows_and_arabic_are_read() throws IOException {
    write("\uFEFFlisten.path = /رسائل\r", "# نعم\r");

    assertThat(read(SettingOrigin.PROJECT))
        .extracting(Configuration.Value::text)
        .containsExactly("/رسائل");
  }

  @Test
  void a_file_over_64_kib_is_refused() throws IOException {
    write("# " + "x".repeat(64 * 1024));

    assertThat(problem(SettingOrigin.USER).message())
        .isEqualTo(".otpiq.properties is larger than 64 KiB");
  }

  @Test
  void a_folder_or_a_pipe_cannot_be_read() throws Exception {
    Files.createDirectory(file());
    Problem folder = problem(SettingOrigin.USER);
    Files.delete(file());
    new ProcessBuilder("mkfifo", file().toString()).start().waitFor();

    assertThat(List.of(folder, problem(SettingOrigin.USER)))
        .extracting(Problem::message)
        .containsOnly(".otpiq.properties is not a regular file");
  }

  @Test
  void a_file_that_every_user_can_write_is_refused() throws IOException {
    write("port = 1");
    Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-rw-rw-"));

    Problem problem = problem(SettingOrigin.PROJECT);
    assertThat(problem.message()).startsWith("every user of this machine can write to ");
    assertThat(problem.hint()).contains("chmod o-w .otpiq.properties");
  }

  @Test
  @EnabledIf("isRoot")
  void a_file_of_another_user_is_refused() throws IOException {
    write("port = 1");
    Files.setAttribute(file(), "unix:uid", 4711);

    Problem problem = problem(SettingOrigin.PROJECT);
    assertThat(problem.message()).startsWith(".otpiq.properties belongs to another user");
    assertThat(problem.hint()).contains("ls -l .otpiq.properties");
  }

  /** As in a container, where root works on the checkout of another user. */
  @Test
  @EnabledIf("isRoot")
  void a_file_of_the_owner_of_the_working_folder_is_accepted() throws IOException {
    write("port = 1");
    Files.setAttribute(file(), "unix:uid", 4711);
    Files.setAttribute(dir, "unix:uid", 4711);

    assertThat(read(SettingOrigin.PROJECT)).hasSize(1);
  }

  private List<Configuration.Value> read(SettingOrigin origin) {
    return new SettingsParser(file(), ".otpiq.properties", origin).read(dir);
  }

  private Problem problem(SettingOrigin origin) {
    return catchThrowableOfType(Problem.class, () -> read(origin));
  }

  private void write(String... lines) throws IOException {
    Files.write(file(), List.of(lines));
  }

  private Path file() {
    return dir.resolve(".otpiq.properties");
  }

  static boolean isRoot() throws IOException {
    return Files.exists(Path.of("/proc/self"))
        && Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
  }
}
