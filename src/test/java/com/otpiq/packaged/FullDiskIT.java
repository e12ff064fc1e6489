package com.otpiq.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A limit on the size of files stands for a full disk: nothing incomplete is left. */
class FullDiskIT {
  private @TempDir Path dir;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "receiver express --into r",
        "listen --no-journal --port 0 --exec true --expect status=sent --expect status=delivered --expect status=failed --expect channel=sms --junit out",
        "check 127.0.0.1:1/ --report html=out",
        "journal export --into out"
      })
  void there_is_a_reason_and_no_file(String line) throws IOException {
    Path journal = Files.createDirectories(dir.resolve("state/journal"));
    String record =
        "{\"type\":\"delivery\",\"id\":\"1.%d\",\"at\":\"2026-01-01T00:00:00Z\",\"method\":\"POST\",\"target\":\"/\",\"headers\":[],\"body\":\"{}\"}\n";
    Files.writeString(
        journal.resolve("1.jsonl"),
        Stream.iterate(1, n -> n + 1).limit(50).map(record::formatted).reduce("", String::concat));

    Shell.Result result =
        new Shell(dir)
            .env("OTPIQ_STATE_DIR", "state")
            .run("chmod -R go-rwx state; ulimit -S -f 1; ./otpiq " + line);

    assertThat(result.exit()).as(result.text()).isEqualTo(6);
    assertThat(result.text()).contains(" cannot be written: File too large");
    try (Stream<Path> left = Files.list(dir)) {
      assertThat(left.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrder("otpiq", "state");
    }
  }
}
