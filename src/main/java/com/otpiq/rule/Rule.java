package com.otpiq.rule;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A requirement for webhooks.
 *
 * @param id the name in output and configuration; it never changes
 * @param basis only a violation of a documented rule is an error
 * @param pointer the key as a JSON pointer, the name of the header, or empty for the whole body
 * @param text the requirement as a sentence
 * @param violations finds the violations in a delivery
 */
public record Rule(
    String id,
    RuleCategory category,
    Basis basis,
    String pointer,
    String text,
    Function<InspectedDelivery, List<Violation>> violations) {

  /** A rule about one key or header; a violation is at that key. */
  static Rule about(
      String id, Basis basis, String pointer, String text, Predicate<InspectedDelivery> holds) {
    return new Rule(
        id,
        RuleCategory.PAYLOAD,
        basis,
        pointer,
        text,
        inspected -> holds.test(inspected) ? List.of() : List.of(inspected.violationAt(pointer)));
  }

  /** Whether a violation is an error; otherwise it is a warning. */
  public boolean isError() {
    return basis == Basis.DOCUMENTED;
  }
}
