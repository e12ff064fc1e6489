package com.otpiq.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.json.BodyParser;
import com.otpiq.json.FilterParser;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilterTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"status\":\"sent\",\"isFinal\":false} | true",
        "{\"isFinal\":false,\"status\":\"sent\",\"more\":1} | true",
        "{\"status\":\"sent\",\"isFinal\":\"false\"} | true",
        "{\"status\":\"sent\"} | false",
        "[\"sent\"] | false",
        "{\"status\" | false"
      })
  void every_value_must_be_in_the_body(String text, boolean matches) {
    Map<String, String> values = Map.of("status", "sent", "isFinal", "false");

    assertThat(FilterParser.parse(values).matches(body(text), 0)).isEqualTo(matches);
    assertThat(Filter.ALL.matches(body(text), 0)).isTrue();
  }

  @Test
  void its_text_is_that_of_the_option() {
    assertThat(FilterParser.parse(Map.of("status", "sent")).text()).isEqualTo("status=sent");
    assertThat(Filter.ALL.text()).isEmpty();
  }

  private static Body body(String text) {
    return BodyParser.parse(text.getBytes(UTF_8));
  }
}
