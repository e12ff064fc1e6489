package com.otpiq.sandbox.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.otpiq.json.BodyParser;
import com.otpiq.json.StrictObject;
import com.otpiq.webhook.Json;
import com.otpiq.webhook.Status;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScenarioFormatTest {
  @Test
  void reads_a_scenario_with_its_steps() {
    Scenario scenario =
        read(
            """
            {"name":"mine","description":"d","answerAfter":"1s","steps":[
              {"after":"2s","status":"sent"},
              {"after":"3s","leg":1,"status":"failed","reason":"no","isFinal":false,"copies":2,"echo":true}]}\
            """);

    assertThat(scenario.name()).isEqualTo("mine");
    assertThat(scenario.responseDelay()).isEqualTo(Duration.ofSeconds(1));
    assertThat(scenario.minChannels()).isEqualTo(2);
    assertThat(scenario.steps())
        .containsExactly(
            new ScenarioStep(
                Duration.ofSeconds(2), 0, Status.SENT, false, Optional.empty(), 1, false),
            new ScenarioStep(
                Duration.ofSeconds(3), 1, Status.FAILED, false, Optional.of("no"), 2, true));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{\"status\":\"failed\"},{\"leg\":1,\"status\":\"sent\"},{\"status\":\"failed\",\"echo\":true}]",
        "[{\"status\":\"failed\"},{\"status\":\"sent\"},{\"leg\":1,\"status\":\"failed\"},{\"leg\":2,\"status\":\"sent\"}]",
        "[{\"leg\":2,\"status\":\"sent\",\"echo\":true}]",
      })
  void a_message_changes_its_channel_after_a_failure(String steps) {
    assertThat(read("{\"steps\":" + steps + "}").steps()).isNotEmpty();
  }

  @Test
  void what_is_not_given_has_a_default() {
    Scenario scenario = read("{\"steps\":[{\"status\":\"delivered\"}]}");

    assertThat(scenario.name()).isEqualTo("scenario");
    assertThat(scenario.responseDelay()).isZero();
    assertThat(scenario.steps())
        .containsExactly(
            new ScenarioStep(Duration.ZERO, 0, Status.DELIVERED, true, Optional.empty(), 1, false));
  }

  @ParameterizedTest
  @MethodSource("com.otpiq.sandbox.scenario.Scenarios#all")
  void what_is_written_is_read_again(MagicNumber magic) {
    Scenario scenario = magic.scenario();
    Scenario again = ScenarioFormat.readSaved(ScenarioFormat.write(scenario));

    assertThat(again.steps()).isEqualTo(scenario.steps());
    assertThat(again.name()).isEqualTo(scenario.name());
    assertThat(again.responseDelay()).isEqualTo(scenario.responseDelay());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | a scenario must have a key `steps` with an array",
        "{\"steps\":{}} | `steps` must be an array of at most 100 items, not {}",
        "{\"steps\":[]} | a scenario must have steps; the scenario `never-reported` is the one",
        "{\"steps\":[{\"status\":\"sent\"}],\"nmae\":\"x\"} | a scenario has no key `nmae`; it may have `name`, `description`, `answerAfter`, `steps`",
        "{\"steps\":[{\"status\":\"sent\"}],\"name\":5} | `name` must be a string of at most 1000 characters, not 5",
        "{\"steps\":[{\"status\":\"sent\",\"afer\":\"1s\"}]} | a step has no key `afer`; it may have `after`, `leg`, `status`,",
        "{\"steps\":[{\"status\":\"sent\",\"isFinal\":\"yes\"}]} | `isFinal` must be true or false, not \"yes\"",
        "{\"steps\":[{\"status\":\"sent\",\"echo\":1}]} | `echo` must be true or false, not 1",
        "{\"steps\":[{\"status\":\"sent\",\"reason\":\"no\"}]} | `reason` belongs to a step with the status `failed` only",
        "{\"steps\":[{\"status\":\"sent\",\"after\":2}]} | `after` must be a duration such as \"2s\", at most 720h, not 2",
        "{\"steps\":[{\"status\":\"sent\",\"after\":\"721h\"}]} | `after` must be a duration such as \"2s\", at most 720h, not \"721h\"",
        "{\"steps\":[{\"status\":\"sent\",\"after\":\"2s\"},{\"status\":\"delivered\",\"after\":\"1s\"}]} | the steps must be in the order of `after`, but 1s follows 2s",
        "{\"steps\":[1]} | each step must be an object",
        "{\"steps\":[{}]} | the status of a step must be one of",
        "{\"steps\":[{\"status\":\"lost\"}]} | the status of a step must be one of",
        "{\"steps\":[{\"status\":\"sent\",\"after\":\"soon\"}]} | `after` must be a duration such as \"2s\", at most 720h, not \"soon\"",
        "{\"steps\":[{\"status\":\"sent\",\"leg\":3}]} | `leg` must be an integer from 0 to 2, not 3",
        "{\"steps\":[{\"status\":\"sent\",\"leg\":-1}]} | `leg` must be an integer from 0 to 2, not -1",
        "{\"steps\":[{\"status\":\"sent\",\"copies\":0}]} | `copies` must be an integer from 1 to 100, not 0",
        "{\"steps\":[{\"status\":\"sent\",\"copies\":\"2\"}]} | `copies` must be an integer from 1 to 100, not \"2\"",
        "{\"steps\":[{\"after\":\"1s\",\"leg\":2,\"status\":\"sent\"}]} | a step on `leg` 2 must follow one with the status `failed` on `leg` 1",
        "{\"steps\":[{\"status\":\"sent\"},{\"leg\":1,\"status\":\"sent\"}]} | a step on `leg` 1 must follow one with the status `failed` on `leg` 0",
        "{\"steps\":[{\"status\":\"failed\"},{\"leg\":2,\"status\":\"sent\"}]} | a step on `leg` 2 must follow one with the status `failed` on `leg` 1",
        "{\"steps\":[{\"status\":\"failed\",\"echo\":true},{\"leg\":1,\"status\":\"sent\"}]} | a step on `leg` 1 must follow one with the status `failed` on `leg` 0",
        "{\"steps\":[{\"status\":\"failed\"},{\"leg\":1,\"status\":\"sent\"},{\"status\":\"sent\"}]} | a step on `leg` 0 follows one on `leg` 1; only an `echo` may go back",
        "{\"steps\":[],\"answerAfter\":\"x\"} | `answerAfter` must be a duration such as \"2s\", at most 10m, not \"x\"",
      })
  void an_error_says_what_is_wrong(String json, String text) {
    assertThatThrownBy(() -> read(json))
        .isInstanceOf(StrictObject.InvalidObject.class)
        .hasMessageStartingWith(text);
  }

  private static Scenario read(String json) {
    Json.Obj object =
        BodyParser.parse(json.getBytes(StandardCharsets.UTF_8)).object().orElseThrow();
    return ScenarioFormat.read(object);
  }
}
