package com.otpiq.cli.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.otpiq.cli.Program;
import com.otpiq.event.Event;
import com.otpiq.event.Problem;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Where a secret may be: a file, a pipe, standard input, a variable of a dotenv file. */
class SecretFileTest {
  private @TempDir Path dir;
  private final List<Event> events = new ArrayList<>();

  @ParameterizedTest
  @EnumSource
  void each_kind_is_found_in_a_dotenv_file(SecretFile kind) throws IOException {
    write(
        ".env",
        """
        # of the application
        export OTPIQ_WEBHOOK_SECRET='SECRET'
        OTPIQ_WEBHOOK_SECRET_OLD="OLD_SECRET" # until May
        OTPIQ_API_KEY=API_KEY
        OTPIQ_CONTROL_TOKEN=CONTROL_TOKEN
        OTHER=other
        """);

    assertThat(read(kind, ".env")).isEqualTo(kind.name());
    assertThat(read(kind, ".env#OTHER")).isEqualTo("other");
    assertThat(events).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SECRET | .env | .env does not set OTPIQ_WEBHOOK_SECRET | .env#WEBHOOK_SECRET names another variable",
        "API_KEY | .env | .env does not set OTPIQ_API_KEY | .env#SMS_KEY names another variable",
        "CONTROL_TOKEN | .env#X | .env does not set X | .env#WEBHOOK_SECRET names another variable",
        "SECRET | none#X | the secret file none cannot be read: there is no such file |",
        "API_KEY | none | the key file none cannot be read: there is no such file |",
        "SECRET | . | the secret file . is a directory |",
        "SECRET | /dev/zero | the secret file /dev/zero is larger than 64 KiB |"
      })
  void what_is_not_there_is_said(SecretFile kind, String name, String message, String hint)
      throws IOException {
    write(".env", "WEBHOOK_SECRET=a\nSMS_KEY=b\n");

    assertThatExceptionOfType(Problem.class)
        .isThrownBy(() -> read(kind, name))
        .withMessage(message)
        .satisfies(problem -> assertThat(problem.hint().orElse(null)).isEqualTo(hint));
  }

  @ParameterizedTest
  @CsvSource({"abc", "abc~", "abc^~", "OTPIQ_WEBHOOK_SECRET=abc", "OTPIQ_WEBHOOK_SECRET=abc^~"})
  void a_file_may_hold_the_secret_alone_or_the_variable(String text) throws IOException {
    write("secret", text.replace('^', '\r').replace('~', '\n'));

    assertThat(read(SecretFile.SECRET, "secret")).isEqualTo("abc");
  }

  @ParameterizedTest
  @CsvSource({"UTF-8", "UTF-16LE", "UTF-16BE"})
  void what_powershell_writes_is_read(String charset) throws IOException {
    for (String text : List.of("abc\r\n", "OTPIQ_WEBHOOK_SECRET=abc\r\n")) {
      Files.write(dir.resolve("secret"), ("\uFEFF" + text).getBytes(Charset.forName(charset)));

      assertThat(read(SecretFile.SECRET, "secret")).isEqualTo("abc");
    }
  }

  @Test
  void a_pipe_or_standard_input_has_the_secret() throws Exception {
    Path pipe = dir.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    Process writer =
        new ProcessBuilder("sh", "-c", "echo abc >pipe").directory(dir.toFile()).start();

    assertThat(read(SecretFile.SECRET, "pipe")).isEqualTo("abc");
    assertThat(writer.waitFor()).isZero();
    assertThat(
            SecretFile.SECRET.read(
                new Program(dir).stdin("abc\n").host(), Path.of("-"), events::add))
        .isEqualTo("abc");
    assertThat(events).isEmpty();
  }

  @Test
  void a_dotenv_file_that_others_can_read_is_named_without_the_variable() throws IOException {
    Path file = Files.writeString(dir.resolve(".env"), "A=b", StandardCharsets.UTF_8);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

    assertThat(read(SecretFile.SECRET, ".env#A")).isEqualTo("b");
    assertThat(events)
        .containsExactly(
            new Event.Notice(
                "other users of this machine can read .env; chmod 600 keeps it private"));
  }

  private String read(SecretFile kind, String name) {
    return kind.read(new Program(dir).host(), Path.of(name), events::add);
  }

  private void write(String name, String text) throws IOException {
    Path file = Files.writeString(dir.resolve(name), text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }
}
