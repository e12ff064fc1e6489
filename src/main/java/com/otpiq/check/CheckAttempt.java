package com.otpiq.check;

import com.otpiq.check.session.Exchanges;
import com.otpiq.delivery.ResponseTimes;
import com.otpiq.verdict.Cause;
import com.otpiq.verdict.Check;
import com.otpiq.verdict.CheckResult;
import com.otpiq.verdict.Severity;
import com.otpiq.verdict.Verdict;
import java.util.Optional;

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

  /** Whether another check may have caused what it met. */
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

  /** Whether it is to run again, alone, before its result is final. */
  boolean isToBeRepeated() {
    return isDelayed() || wrongResponse().isPresent();
  }

  /** The wrong response for which it failed; empty if it did not, or for another reason. */
  Optional<Cause> wrongResponse() {
    return result.verdict() instanceof Verdict.Failed failed
        ? failed.cause().filter(Cause::isResponse)
        : Optional.empty();
  }

  /** Its result as a failure that the check does not have when it runs alone. */
  CheckResult failedOnlyConcurrently() {
    return with(
        new Verdict.Failed(
            result.verdict().text() + ", while other checks ran; alone, it passes",
            wrongResponse().map(Cause::whileConcurrent)));
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
