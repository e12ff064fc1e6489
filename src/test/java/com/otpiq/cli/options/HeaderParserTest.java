package com.otpiq.cli.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.otpiq.event.Problem;
import com.otpiq.webhook.Headers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The headers of {@code -H}. */
class HeaderParserTest {
  @Test
  void a_header_is_a_name_and_a_value_without_spaces_around_them() {
    assertThat(HeaderParser.read(List.of("X-A: 1", "x-b :a: b\tc ", "Empty:")).lines())
        .containsExactly(
            new Headers.Line("X-A", "1"),
            new Headers.Line("x-b", "a: b\tc"),
            new Headers.Line("Empty", ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"nonsense", ": 1", "a b: 1", "X: a\nY: b", "X: \u0000", "X: \u007f", "é: 1"})
  void other_text_is_a_usage_problem(String text) {
    assertThatThrownBy(() -> HeaderParser.read(List.of(text)))
        .isInstanceOf(Problem.class)
        .hasMessage("-H takes 'Name: value'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Content-Length", "transfer-encoding", "CONNECTION"})
  void a_header_that_otpiq_sets_itself_is_a_usage_problem(String name) {
    assertThatThrownBy(() -> HeaderParser.read(List.of(name + ": 1")))
        .isInstanceOf(Problem.class)
        .hasMessage("-H cannot set " + name + ": it follows from the body and the connection");
  }
}
