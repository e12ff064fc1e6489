package com.otpiq.check.cases;

import com.otpiq.check.session.CheckResponse;
import com.otpiq.verdict.Verdict;
import java.util.Optional;

/** What responses mean: the judgements that more than one check needs. */
final class ResponseFindings {
  private ResponseFindings() {}

  /** A request that must be turned away: 4xx; an error of the server is a no by accident. */
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

  /** A request that is not OTPIQ's: anything but a 2xx, an error of the server or silence. */
  static Verdict expectNotAccepted(CheckResponse response) {
    boolean acted = response.acknowledged() || response.isInClass(500);
    return acted || response.status().isEmpty()
        ? new Verdict.Failed(response.summary())
        : Verdict.passed();
  }

  /** An answer that sends the caller elsewhere. */
  static Optional<Verdict> redirect(CheckResponse response) {
    return response.isInClass(300)
        ? Optional.of(
            new Verdict.Failed(
                response.summary()
                    + response.outcome().header("Location").map(to -> " to " + to).orElse("")))
        : Optional.empty();
  }
}
