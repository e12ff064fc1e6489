package com.otpiq.event;

import com.otpiq.verdict.Check;
import com.otpiq.verdict.CheckReport;
import com.otpiq.verdict.CheckResult;

/** Events of {@code otpiq check}. */
public sealed interface CheckEvent extends Event {
  /** A check that can be run ({@code --list}). */
  record CheckListed(Check check) implements CheckEvent {}

  /** A check was run, or skipped. */
  record CheckFinished(CheckResult result) implements CheckEvent {}

  /** All checks are done. */
  record CheckSummary(CheckReport report) implements CheckEvent {}
}
