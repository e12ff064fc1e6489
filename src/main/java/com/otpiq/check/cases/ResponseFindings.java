package com.otpiq.check.cases;

import com.otpiq.check.session.CheckResponse;
import com.otpiq.verdict.Verdict;
import java.util.Optional;

/** What replies mean: the judgements that more than one check needs. */
final class ResponseFindings {
  private ResponseFindings() {}

  /** A request that must be turned away: 4xx; an error of the server is a no by accident. */
  static Verdict refused(CheckResponse reply) {
    if (reply.isOf(400)) {
      return Verdict.passed();
    }
    if (reply.isOf(500)) {
      return new Verdict.Suspected(
          reply.sentence() + ": it is refused, but by accident; does the code crash there?");
    }
    return new Verdict.Failed(reply.sentence());
  }

  /** A request that is not OTPIQ's: anything but a 2xx, an error of the server or silence. */
  static Verdict turnedAway(CheckResponse reply) {
    boolean acted = reply.acknowledged() || reply.isOf(500);
    return acted || reply.status().isEmpty()
        ? new Verdict.Failed(reply.sentence())
        : Verdict.passed();
  }

  /** An answer that sends the caller elsewhere. */
  static Optional<Verdict> redirected(CheckResponse reply) {
    return reply.isOf(300)
        ? Optional.of(
            new Verdict.Failed(
                reply.sentence()
                    + reply.outcome().header("Location").map(to -> " to " + to).orElse("")))
        : Optional.empty();
  }
}
