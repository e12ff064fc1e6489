package com.otpiq.check.cases;

import com.otpiq.check.session.CheckResponse;
import com.otpiq.verdict.Cause;
import com.otpiq.verdict.Verdict;
import java.util.Optional;

/** Verdicts on a response that more than one check needs. */
final class ResponseFindings {
  private ResponseFindings() {}

  /**
   * The receiver must reject the request with a 4xx; a 5xx is a suspicion. A 429 says nothing about
   * this request.
   *
   * @param accepted the cause if it is acknowledged
   */
  static Verdict expectRejection(CheckResponse response, Cause accepted) {
    if (response.isAcknowledged()) {
      return new Verdict.Failed(response.summary(), Optional.of(accepted));
    }
    if (response.isRateLimited()) {
      return new Verdict.Unfinished(response.summary() + ", whatever the request is");
    }
    if (response.isInClass(400)) {
      return Verdict.passed();
    }
    if (response.isInClass(500)) {
      return response.suspicion(": it is rejected by an error; does the code fail there?");
    }
    return response.failure();
  }

  /** The receiver must respond with neither a 2xx nor a 5xx. */
  static Verdict expectNotAccepted(CheckResponse response) {
    boolean wrong = response.isAcknowledged() || response.isInClass(500);
    return wrong || response.status().isEmpty() ? response.failure() : Verdict.passed();
  }

  /** A failure if the response is a redirect. */
  static Optional<Verdict> redirect(CheckResponse response) {
    return response.isInClass(300)
        ? Optional.of(
            response.failure(
                response.outcome().header("Location").map(to -> " to " + to).orElse("")))
        : Optional.empty();
  }
}
