package com.otpiq.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.json.BodyParser;
import java.util.LinkedHashMap;
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
        "{\"status\":\"sent\",\"isFinal\":\"false\"} | false",
        "{\"status\":\"sent\"} | false",
        "[\"sent\"] | false",
        "{\"status\" | false"
      })
  void every_value_must_be_in_the_body(String text, boolean matches) {
    Map<String, Json> values = new LinkedHashMap<>();
    values.put("status", Json.of("sent"));
    values.put("isFinal", Json.of(false));

    assertThat(new Filter(values).matches(body(text))).isEqualTo(matches);
    assertThat(Filter.ALL.matches(body(text))).isTrue();
  }

  @Test
  void its_text_is_that_of_the_option() {
    assertThat(new Filter(Map.of("status", Json.of("sent"))).text()).isEqualTo("status=sent");
    assertThat(Filter.ALL.text()).isEmpty();
  }

  private static Body body(String text) {
    return BodyParser.parse(text.getBytes(UTF_8));
  }
}
