package com.otpiq.rule;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * One thing that must hold for a webhook.
 *
 * @param id the name that people put into configuration; it never changes
 * @param basis who says so; only what is documented may be an error
 * @param pointer the key as a JSON pointer, or the name of the header
 * @param text a sentence that says what must hold
 * @param violations finds the places where it does not hold
 */
public record Rule(
    String id,
    RuleCategory category,
    Basis basis,
    String pointer,
    String text,
    Function<InspectedDelivery, List<Violation>> violations) {

  /** A rule about a key or header that holds or not as a whole; a breach points at the key. */
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

  /** Whether a breach is an error; the others only warn. */
  public boolean isError() {
    return basis == Basis.DOCUMENTED;
  }
}
