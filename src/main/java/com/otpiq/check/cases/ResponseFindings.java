package com.otpiq.check.cases;

import com.otpiq.check.session.CheckResponse;
import com.otpiq.verdict.Verdict;
import java.util.Optional;

/** Verdicts on a response that more than one check needs. */
final class ResponseFindings {
  private ResponseFindings() {}

  /** The receiver must reject the request with a 4xx; a 5xx is a suspicion. */
  static Verdict expectRejection(CheckResponse response) {
    if (response.isInClass(400)) {
      return Verdict.passed();
    }
    if (response.isInClass(500)) {
      return new Verdict.Suspected(
          response.summary() + ": it is rejected by an error; does the code fail there?");
    }
    return new Verdict.Failed(response.summary());
  }

  /** The receiver must respond with neither a 2xx nor a 5xx. */
  static Verdict expectNotAccepted(CheckResponse response) {
    boolean wrong = response.isAcknowledged() || response.isInClass(500);
    return wrong || response.status().isEmpty()
        ? new Verdict.Failed(response.summary())
        : Verdict.passed();
  }

  /** A failure if the response is a redirect. */
  static Optional<Verdict> redirect(CheckResponse response) {
    return response.isInClass(300)
        ? Optional.of(
            new Verdict.Failed(
                response.summary()
                    + response.outcome().header("Location").map(to -> " to " + to).orElse("")))
        : Optional.empty();
  }
}
