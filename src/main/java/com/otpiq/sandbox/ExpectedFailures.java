package com.otpiq.sandbox;

import com.otpiq.json.StrictObject;
import com.otpiq.message.PhoneNumber;
import com.otpiq.message.RequestLimits;
import com.otpiq.webhook.Json;
import com.otpiq.webhook.JsonObjectBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The failures of webhooks that a test suite declared; all others count for the exit code. Guarded
 * by the lock of {@link SandboxState}.
 */
final class ExpectedFailures {
  private static final int MAX_TEXT = 1_000;
  private static final int MAX_COUNT = 1_000_000;

  private final List<Expectation> expectations = new ArrayList<>();

  /**
   * What a test suite expects.
   *
   * @param phone of the messages; empty for all
   * @param smsId of the message; empty for all
   * @param count of webhooks that fail; empty for one or more
   */
  record Declaration(Optional<String> phone, Optional<String> smsId, Optional<Integer> count) {
    /**
     * Reads {@code {"phoneNumber": …, "smsId": …, "count": 1}}, in which every key is optional.
     *
     * @throws StrictObject.InvalidObject also if no message can have such a number or identifier
     */
    static Declaration read(Json.Obj json) {
      StrictObject keys =
          StrictObject.of(json, "the body", List.of("phoneNumber", "smsId", "count"));
      Optional<String> phone = keys.text("phoneNumber", MAX_TEXT);
      phone
          .filter(number -> !RequestLimits.PHONE_NUMBER.matcher(number).matches())
          .flatMap(PhoneNumber::check)
          .ifPresent(issue -> {
            throw new StrictObject.InvalidObject(
                "`phoneNumber` "
                    + issue.text()
                    + issue.suggestion().map(meant -> "; did you mean " + meant + "?").orElse(""));
          });
      Optional<String> smsId = keys.text("smsId", MAX_TEXT);
      if (smsId.filter(String::isBlank).isPresent()) {
        throw new StrictObject.InvalidObject("`smsId` is empty");
      }
      return new Declaration(phone, smsId, keys.integer("count", 1, MAX_COUNT));
    }

    boolean matches(SandboxMessage message) {
      return phone.filter(wanted -> !wanted.equals(message.phone())).isEmpty()
          && smsId.filter(wanted -> !wanted.equals(message.smsId())).isEmpty();
    }
  }

  private static final class Expectation {
    private final Declaration declaration;
    private int met;

    Expectation(Declaration declaration) {
      this.declaration = declaration;
    }

    boolean covers(SandboxMessage message) {
      return declaration.matches(message) && met < declaration.count().orElse(Integer.MAX_VALUE);
    }

    boolean isMet() {
      return met >= declaration.count().orElse(1);
    }

    private JsonObjectBuilder json() {
      JsonObjectBuilder json =
          new JsonObjectBuilder()
              .put("phoneNumber", declaration.phone())
              .put("smsId", declaration.smsId());
      declaration.count().ifPresent(count -> json.put("count", count));
      return json.put("failed", met);
    }

    private String sentence() {
      return "expected "
          + declaration
              .count()
              .map(count -> count + (count == 1 ? " failed webhook" : " failed webhooks"))
              .orElse("failed webhooks")
          + declaration.smsId().map(id -> " of " + id).orElse("")
          + declaration.phone().map(number -> " to this number").orElse("")
          + ", but "
          + (met == 0 ? "none" : "only " + met)
          + " failed";
    }
  }

  void add(Declaration declaration) {
    expectations.add(new Expectation(declaration));
  }

  /** Counts a failed webhook of a message; returns whether that was expected. */
  boolean take(SandboxMessage message) {
    Optional<Expectation> first =
        expectations.stream().filter(expectation -> expectation.covers(message)).findFirst();
    first.ifPresent(expectation -> expectation.met++);
    return first.isPresent();
  }

  /** One sentence for each expectation with fewer failures than declared. */
  List<String> unmet() {
    return expectations.stream()
        .filter(expectation -> !expectation.isMet())
        .map(Expectation::sentence)
        .toList();
  }

  Json json() {
    return Json.of(expectations.stream().map(each -> each.json().build()).toList());
  }

  void clear() {
    expectations.clear();
  }
}
