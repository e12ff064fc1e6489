package com.otpiq.sandbox.scenario;

import com.otpiq.json.StrictObject;
import com.otpiq.time.Durations;
import com.otpiq.webhook.Json;
import com.otpiq.webhook.JsonObjectBuilder;
import com.otpiq.webhook.Status;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Scenarios as JSON, in scenario files, in the control API and in the state file. */
public final class ScenarioFormat {
  /** The keys of a scenario. */
  public static final List<String> KEYS = List.of("name", "description", "answerAfter", "steps");

  private static final List<String> STEP_KEYS =
      List.of("after", "leg", "status", "isFinal", "reason", "copies", "echo");

  private static final int MAX_STEPS = 100;
  private static final int MAX_TEXT = 1_000;
  private static final int MAX_COPIES = 100;
  private static final int MAX_LEG = 2;

  /** Longer than any operator stores a message. */
  private static final Duration MAX_AFTER = Duration.ofDays(30);

  private static final Duration MAX_RESPONSE_DELAY = Duration.ofMinutes(10);

  private ScenarioFormat() {}

  /**
   * Reads {@code {"name": …, "answerAfter": "1s", "steps": [{"after": "2s", "status": "sent"}]}}.
   *
   * @throws StrictObject.InvalidObject with a message for the user
   */
  public static Scenario read(Json.Obj json) {
    Scenario scenario = readSaved(json);
    if (scenario.steps().isEmpty()) {
      throw new StrictObject.InvalidObject(
          "a scenario must have steps; the scenario `never-reported` is the one without");
    }
    requireRoute(scenario.steps());
    return scenario;
  }

  /**
   * Reads what {@link #write} wrote, which may have no steps.
   *
   * @throws StrictObject.InvalidObject if that did not write it
   */
  public static Scenario readSaved(Json.Obj json) {
    StrictObject scenario = StrictObject.of(json, "a scenario", KEYS);
    List<ScenarioStep> steps =
        scenario
            .array("steps", MAX_STEPS)
            .orElseThrow(() ->
                new StrictObject.InvalidObject("a scenario must have a key `steps` with an array"))
            .stream()
            .map(ScenarioFormat::step)
            .toList();
    requireOrder(steps);
    return new Scenario(
        scenario.text("name", MAX_TEXT).orElse("scenario"),
        scenario.text("description", MAX_TEXT).orElse(""),
        Optional.empty(),
        steps,
        scenario.duration("answerAfter", MAX_RESPONSE_DELAY).orElse(Duration.ZERO));
  }

  /** A scenario as JSON. */
  public static Json.Obj write(Scenario scenario) {
    return new JsonObjectBuilder()
        .put("name", scenario.name())
        .put("answerAfter", Durations.exact(scenario.responseDelay()))
        .put("steps", Json.of(scenario.steps().stream().map(ScenarioFormat::write).toList()))
        .build();
  }

  private static Json.Obj write(ScenarioStep step) {
    return new JsonObjectBuilder()
        .put("after", Durations.exact(step.after()))
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
      throw new StrictObject.InvalidObject("each step must be an object");
    }
    StrictObject step = StrictObject.of(object, "a step", STEP_KEYS);
    Optional<String> word = step.text("status", MAX_TEXT);
    Status status =
        Arrays.stream(Status.values())
            .filter(each -> word.filter(each.wireName()::equals).isPresent())
            .findFirst()
            .orElseThrow(() ->
                new StrictObject.InvalidObject(
                    "the status of a step must be one of " + Status.wireNames()));
    if (step.has("reason") && status != Status.FAILED) {
      throw new StrictObject.InvalidObject(
          "`reason` belongs to a step with the status `failed` only");
    }
    return new ScenarioStep(
        step.duration("after", MAX_AFTER).orElse(Duration.ZERO),
        step.integer("leg", 0, MAX_LEG).orElse(0),
        status,
        step.bool("isFinal").orElse(status != Status.SENT),
        step.text("reason", MAX_TEXT),
        step.integer("copies", 1, MAX_COPIES).orElse(1),
        step.bool("echo").orElse(false));
  }

  /** Steps happen in the order in which they are written, also where their times differ little. */
  private static void requireOrder(List<ScenarioStep> steps) {
    for (int i = 1; i < steps.size(); i++) {
      if (steps.get(i).after().compareTo(steps.get(i - 1).after()) < 0) {
        throw new StrictObject.InvalidObject(
            "the steps must be in the order of `after`, but "
                + Durations.exact(steps.get(i).after())
                + " follows "
                + Durations.exact(steps.get(i - 1).after()));
      }
    }
  }

  /** A message goes on to its next channel once it failed on the one before, and never back. */
  private static void requireRoute(List<ScenarioStep> steps) {
    int leg = 0;
    boolean failed = false;
    for (ScenarioStep step : steps.stream().filter(each -> !each.isEcho()).toList()) {
      if (step.leg() != leg && !(failed && step.leg() == leg + 1)) {
        throw new StrictObject.InvalidObject(
            step.leg() < leg
                ? "a step on `leg` "
                    + step.leg()
                    + " follows one on `leg` "
                    + leg
                    + "; only an `echo` may go back"
                : "a step on `leg` "
                    + step.leg()
                    + " must follow one with the status `failed` on `leg` "
                    + (step.leg() - 1));
      }
      failed = (step.leg() == leg && failed) || step.status() == Status.FAILED;
      leg = step.leg();
    }
  }
}
