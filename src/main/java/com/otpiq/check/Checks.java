package com.otpiq.check;

import com.otpiq.verdict.Check;
import java.util.List;
import java.util.stream.Stream;

/** All checks, in the order in which they are reported. */
public final class Checks {
  static final List<Trial> TRIALS =
      Stream.of(
              ContactChecks.ALL,
              SecretChecks.ALL,
              WebhookChecks.ALL,
              BrokenChecks.ALL,
              HttpChecks.ALL,
              DuplicateChecks.ALL,
              EventChecks.ALL)
          .flatMap(List::stream)
          .toList();

  static final List<Trial> PRODUCTION = ProductionChecks.ALL;

  private Checks() {}

  /** What is asked of a receiver. */
  public static List<Check> all() {
    return checks(TRIALS);
  }

  /** What is asked of a public URL. */
  public static List<Check> production() {
    return checks(PRODUCTION);
  }

  private static List<Check> checks(List<Trial> trials) {
    return trials.stream().map(Trial::check).toList();
  }
}
