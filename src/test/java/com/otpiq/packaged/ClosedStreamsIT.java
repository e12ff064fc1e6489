package com.otpiq.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A standard stream that is closed: Java would read or write a file of its own in its place. */
class ClosedStreamsIT {
  private @TempDir Path dir;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "validate - <&- | otpiq: standard input cannot be read: Bad file descriptor | 3",
        "--version >&- | otpiq: cannot write to standard output: Bad file descriptor | 6",
        "--help >&- | otpiq: cannot write to standard output: Bad file descriptor | 6",
        "validate none 2>&- | '' | 3",
        "validate - <&- >&- 2>&- | '' | 3"
      })
  void a_closed_stream_is_not_another_file(String line, String text, int exit) {
    Shell.Result result = new Shell(dir).run("./otpiq " + line);

    assertThat(result.text().strip()).isEqualTo(text);
    assertThat(result.exit()).isEqualTo(exit);
  }
}
