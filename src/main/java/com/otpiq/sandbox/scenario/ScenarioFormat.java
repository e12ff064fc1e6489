package com.otpiq.sandbox.scenario;

import com.otpiq.time.Durations;
import com.otpiq.webhook.Json;
import com.otpiq.webhook.JsonObjectBuilder;
import com.otpiq.webhook.Status;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** Scenarios as JSON, in scenario files, in the control API and in the state file. */
public final class ScenarioFormat {
  private ScenarioFormat() {}

  /**
   * Reads {@code {"name": …, "answerAfter": "1s", "steps": [{"after": "2s", "status": "sent"}]}}.
   *
   * @throws IllegalArgumentException with a message for the user
   */
  public static Scenario read(Json.Obj json) {
    if (!(json.value("steps").orElse(null) instanceof Json.Arr steps)) {
      throw new IllegalArgumentException("a scenario must have a key `steps` with an array");
    }
    return new Scenario(
        json.text("name").orElse("scenario"),
        json.text("description").orElse(""),
        Optional.empty(),
        steps.items().stream().map(ScenarioFormat::step).toList(),
        duration(json, "answerAfter"));
  }

  /** A scenario as JSON. */
  public static Json.Obj write(Scenario scenario) {
    return new JsonObjectBuilder()
        .put("name", scenario.name())
        .put("answerAfter", scenario.responseDelay().toMillis() + "ms")
        .put("steps", Json.of(scenario.steps().stream().map(ScenarioFormat::write).toList()))
        .build();
  }

  private static Json.Obj write(ScenarioStep step) {
    return new JsonObjectBuilder()
        .put("after", step.after().toMillis() + "ms")
        .put("leg", step.leg())
        .put("status", step.status().wireName())
        .put("isFinal", step.isFinal())
        .put("reason", step.reason())
        .put("copies", step.copies())
        .put("echo", step.isEcho())
        .build();
  }

  private static ScenarioStep step(Json json) {
    if (!(json instanceof Json.Obj object)) {
      throw new IllegalArgumentException("each step must be an object");
    }
    Status status =
        Arrays.stream(Status.values())
            .filter(each -> object.text("status").filter(each.wireName()::equals).isPresent())
            .findFirst()
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "the status of a step must be one of " + Status.wireNames()));
    return new ScenarioStep(
        duration(object, "after"),
        number(object, "leg", 0, 0, 2),
        status,
        bool(object, "isFinal").orElse(status != Status.SENT),
        object.text("reason").filter(_ -> status == Status.FAILED),
        number(object, "copies", 1, 1, 100),
        bool(object, "echo").orElse(false));
  }

  private static Duration duration(Json.Obj json, String key) {
    return json.text(key)
        .map(text ->
            Durations.parse(text)
                .orElseThrow(() ->
                    new IllegalArgumentException(
                        "`" + key + "` must be a duration such as 2s, not '" + text + "'")))
        .orElse(Duration.ZERO);
  }

  private static int number(Json.Obj json, String key, int fallback, int min, int max) {
    Optional<Json> value = json.value(key);
    if (value.isEmpty()) {
      return fallback;
    }
    int number =
        value.get() instanceof Json.Num num && num.literal().matches("\\d{1,3}")
            ? Integer.parseInt(num.literal())
            : -1;
    if (number < min || number > max) {
      throw new IllegalArgumentException("`" + key + "` must be from " + min + " to " + max);
    }
    return number;
  }

  private static Optional<Boolean> bool(Json.Obj json, String key) {
    return json.value(key)
        .filter(Json.Bool.class::isInstance)
        .map(value -> ((Json.Bool) value).value());
  }
}
