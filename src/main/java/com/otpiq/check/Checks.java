package com.otpiq.check;

import com.otpiq.check.cases.BlackBoxChecks;
import com.otpiq.check.cases.ConnectionChecks;
import com.otpiq.check.cases.ContactChecks;
import com.otpiq.check.cases.DuplicateChecks;
import com.otpiq.check.cases.EventChecks;
import com.otpiq.check.cases.ForgeryChecks;
import com.otpiq.check.cases.HttpChecks;
import com.otpiq.check.cases.LookupChecks;
import com.otpiq.check.cases.MalformedBodyChecks;
import com.otpiq.check.cases.MessageChecks;
import com.otpiq.check.cases.ProductionChecks;
import com.otpiq.check.cases.SecretChecks;
import com.otpiq.check.cases.StoredFieldChecks;
import com.otpiq.check.cases.ToleranceChecks;
import com.otpiq.check.cases.WebhookChecks;
import com.otpiq.check.session.CheckCase;
import com.otpiq.verdict.Check;
import java.util.List;
import java.util.stream.Stream;

/** All checks, in the order in which they are reported. */
public final class Checks {
  static final List<CheckCase> RECEIVER =
      Stream.of(
              ContactChecks.ALL,
              LookupChecks.ALL,
              BlackBoxChecks.ALL,
              SecretChecks.ALL,
              ForgeryChecks.ALL,
              WebhookChecks.ALL,
              ToleranceChecks.ALL,
              MalformedBodyChecks.ALL,
              HttpChecks.ALL,
              ConnectionChecks.ALL,
              StoredFieldChecks.ALL,
              DuplicateChecks.ALL,
              MessageChecks.ALL,
              EventChecks.ALL)
          .flatMap(List::stream)
          .toList();

  static final List<CheckCase> PRODUCTION = ProductionChecks.ALL;

  private Checks() {}

  /** The checks of a receiver. */
  public static List<Check> all() {
    return checks(RECEIVER);
  }

  /** The checks of a public URL. */
  public static List<Check> production() {
    return checks(PRODUCTION);
  }

  private static List<Check> checks(List<CheckCase> cases) {
    return cases.stream().map(CheckCase::check).toList();
  }
}
