package com.otpiq.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.otpiq.event.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678Z");

  private @TempDir Path dir;
  private final List<String> failures = new ArrayList<>();

  @Test
  void a_log_replaces_the_one_before() throws IOException {
    Path file = dir.resolve("log");
    for (String line : List.of("one\n", "two\n")) {
      try (LogFile log = LogFile.create(file, NOW, failures::add)) {
        log.write(line.getBytes(UTF_8));
        assertThat(file).hasContent("otpiq: output of --exec, 2026-01-02T03:04:05Z\n" + line);
      }
    }
    assertThat(failures).isEmpty();
  }

  @Test
  void any_other_file_is_not_changed() throws IOException {
    Path file = Files.writeString(dir.resolve("log"), "notes");

    assertThatExceptionOfType(Problem.class)
        .isThrownBy(() -> LogFile.create(file, NOW, failures::add))
        .withMessage(file + " cannot be replaced: it is a file of another kind");
    assertThat(file).hasContent("notes");
  }

  @Test
  void a_failure_is_reported_once_and_the_command_goes_on() throws IOException {
    LogFile log = LogFile.create(dir.resolve("log"), NOW, failures::add);
    log.close();

    log.write(new byte[10]);
    log.write(1);
    assertThat(failures).hasSize(1);
  }
}
