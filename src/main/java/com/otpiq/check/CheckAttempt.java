package com.otpiq.check;

import com.otpiq.check.session.Exchanges;
import com.otpiq.delivery.ResponseTimes;
import com.otpiq.verdict.Check;
import com.otpiq.verdict.CheckResult;
import com.otpiq.verdict.Severity;
import com.otpiq.verdict.Verdict;

/**
 * One run of a check.
 *
 * @param index the place of the check in the catalogue
 */
record CheckAttempt(int index, CheckResult result, Exchanges exchanges) {
  /** Whether a connection broke or a look-up failed, so that the application may have ended. */
  boolean isSuspect() {
    return exchanges.broken().isPresent()
        || exchanges.lookupFailed()
        || exchanges.brokeAsExpected();
  }

  /** Whether what it met may be another check's doing. */
  boolean isDisturbed() {
    return isSuspect()
        || exchanges.endedInTimeout()
        || result.verdict() instanceof Verdict.Unfinished;
  }

  /** Whether a response took longer than the first ones may. */
  boolean isSlow() {
    return exchanges.slowest().filter(entry -> ResponseTimes.isSlow(entry.took())).isPresent();
  }

  /** Whether it may have waited for the requests of other checks. */
  boolean isDelayed() {
    return isSlow() || exchanges.unanswered().isPresent() || exchanges.lookupFailed();
  }

  /** Its result with another verdict. */
  CheckResult with(Verdict verdict) {
    return new CheckResult(
        result.check(), verdict, result.evidence(), result.took(), result.known());
  }

  /**
   * Its result as a failure that is an error whatever the check is about, because it affects all
   * webhooks.
   */
  CheckResult asError(Verdict.Failed verdict) {
    Check check = result.check();
    Check severe =
        new Check(
            check.id(),
            check.group(),
            Severity.ERROR,
            check.basis(),
            check.sends(),
            check.expects(),
            check.why(),
            check.fix());
    return new CheckResult(severe, verdict, result.evidence(), result.took(), result.known());
  }
}
