package com.otpiq.check.state;

import com.otpiq.check.probe.DocumentFields.Difference;
import com.otpiq.check.probe.LearnedLookup;
import com.otpiq.check.probe.ObservedState;
import com.otpiq.check.session.CheckSession;
import com.otpiq.event.SafeText;
import com.otpiq.json.JsonWriter;
import com.otpiq.verdict.IncompleteCheckException;
import com.otpiq.webhook.Json;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What differs in two states of a message, without the fields that change by themselves. */
public final class StateDifference {
  /** Times since 1970, in seconds or in shorter units. */
  private static final Pattern EPOCH = Pattern.compile("\\d{10,}(\\.\\d*)?");

  private StateDifference() {}

  /**
   * The differences of two states. Before any is reported, messages about which nothing was sent
   * are looked up again: what changed there changes by itself, such as a total.
   */
  public static List<Difference> between(
      CheckSession session, ObservedState before, ObservedState after)
      throws InterruptedException, IncompleteCheckException {
    LearnedLookup lookup = session.receiver().lookup().orElseThrow();
    if (lookup.volatileFields().differences(before, after).isEmpty()) {
      return List.of();
    }
    List<String> controls = List.copyOf(lookup.controls().keySet());
    List<ObservedState> states = session.askForEach(controls, session::state);
    for (int i = 0; i < controls.size(); i++) {
      lookup
          .volatileFields()
          .learn(
              lookup.controls().getOrDefault(controls.get(i), ObservedState.NONE), states.get(i));
    }
    return lookup.volatileFields().differences(before, after);
  }

  /**
   * Whether a difference may be the trace of an action: another number, or more entries in a list.
   * Times and ids of the last request may be others.
   */
  public static boolean isAction(Difference difference) {
    if (difference.before().isEmpty()) {
      return difference.pattern().contains("*");
    }
    return isCount(difference.before()) && isCount(difference.after());
  }

  private static boolean isCount(Optional<Json> value) {
    return value
        .filter(Json.Num.class::isInstance)
        .map(Json.Num.class::cast)
        .filter(number -> !EPOCH.matcher(number.literal()).matches())
        .isPresent();
  }

  /** Such as {@code /count is 3, not 1}. */
  public static String description(Difference difference) {
    return (difference.path().isEmpty() ? "the look-up" : difference.path())
        + " is "
        + shown(difference.after())
        + ", not "
        + shown(difference.before());
  }

  private static String shown(Optional<Json> value) {
    return value.map(json -> SafeText.shorten(JsonWriter.compact(json))).orElse("absent");
  }
}
