package com.otpiq.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandardStreamTest {
  @Test
  void text_is_written_as_utf_8_when_it_is_flushed() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (StandardStream stream = new StandardStream(bytes)) {
      stream.print("سڵاو");
      assertThat(bytes.size()).isZero();
      stream.flush();
      assertThat(bytes.toString(UTF_8)).isEqualTo("سڵاو");
      assertThat(stream.failure()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "No space left on device, No space left on device",
    "Broken pipe,",
    "The pipe is closed,"
  })
  void a_write_error_is_remembered_unless_the_reader_closed_the_pipe(String error, String failure) {
    try (StandardStream stream = new StandardStream(failing(error))) {
      stream.print("text");
      stream.flush();

      assertThat(stream.checkError()).isTrue();
      assertThat(stream.failure().orElse(null)).isEqualTo(failure);
    }
  }

  private static OutputStream failing(String error) {
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        throw new IOException(error);
      }
    };
  }
}
