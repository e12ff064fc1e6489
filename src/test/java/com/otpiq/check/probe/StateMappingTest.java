package com.otpiq.check.probe;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.json.JsonLookup;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a response of the state look-up means. */
class StateMappingTest {
  private static final StateMapping MAPPING =
      new StateMapping(JsonLookup.parse("/status"), Optional.of(JsonLookup.parse("/effects")));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"status\":\"sent\",\"effects\":2}|sent|2",
        "{\"status\":3,\"effects\":[1,2,3]}|3|3",
        "{\"status\":{\"a\":1}}|{\"a\":1}|",
        "{\"status\":null,\"effects\":1.5}||",
        "{\"effects\":\"2\"}||",
        "{\"effects\":-1}||",
        "[1]||",
        "\"delivered\"|delivered|",
        "7|7|",
        "delivered|delivered|"
      })
  void the_status_and_the_effects_are_read(String body, String status, Long effects) {
    ObservedState state = MAPPING.read(body);

    assertThat(state.status()).isEqualTo(Optional.ofNullable(status));
    assertThat(state.effects()).isEqualTo(Optional.ofNullable(effects));
    assertThat(state.document()).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \n", "null", " null "})
  void a_blank_response_means_that_there_is_no_such_message(String body) {
    assertThat(MAPPING.read(body)).isEqualTo(ObservedState.NONE);
  }

  @Test
  void a_state_is_described_by_its_status() {
    assertThat(MAPPING.read("sent").description()).isEqualTo("`sent`");
    assertThat(ObservedState.NONE.description()).isEqualTo("nothing");
  }
}
