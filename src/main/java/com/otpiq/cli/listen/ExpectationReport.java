package com.otpiq.cli.listen;

import com.otpiq.event.ExpectationState;
import com.otpiq.event.ListenEvent;
import com.otpiq.rule.Basis;
import com.otpiq.verdict.Check;
import com.otpiq.verdict.CheckGroup;
import com.otpiq.verdict.CheckReport;
import com.otpiq.verdict.CheckResult;
import com.otpiq.verdict.Severity;
import com.otpiq.verdict.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a listener waited for, as a report: a result for each expectation, and one for the rules.
 */
record ExpectationReport(ListenEvent.ListenSummary listened, boolean strict, ChildProcess process) {
  CheckReport at(Instant at) {
    List<CheckResult> results =
        Stream.of(
                listened.expectations().stream().map(this::result),
                Stream.of(rules()),
                process.exit().map(this::command).stream())
            .flatMap(each -> each)
            .toList();
    return new CheckReport(
        process.url(),
        Optional.empty(),
        at,
        results,
        false,
        true,
        true,
        List.of(),
        listened.duration());
  }

  private CheckResult result(ExpectationState expected) {
    boolean none = expected.most() == 0;
    return result(
        check(
            expected.words(),
            none ? "not one is accepted" : "as many webhooks as expected are accepted"),
        expected.isMet(),
        expected.came() + " came" + (none ? "" : ", of " + expected.least()));
  }

  private CheckResult rules() {
    long warnings = strict ? listened.warnings() : 0;
    return result(
        check("rules", "no webhook breaks a rule that counts, and none is refused"),
        listened.errors() == 0 && listened.refused() == 0 && warnings == 0,
        listened.errors()
            + " documented rules broken, "
            + listened.refused()
            + " refused"
            + (strict ? ", " + warnings + " warnings" : ""));
  }

  /** The command of --exec that failed. */
  private CheckResult command(int exit) {
    return result(check("command", "it ends with exit code 0"), false, "exit code " + exit);
  }

  private CheckResult result(Check check, boolean good, String otherwise) {
    Verdict verdict = good ? Verdict.passed() : new Verdict.Failed(otherwise);
    return new CheckResult(check, verdict, List.of(), listened.duration(), false);
  }

  private static Check check(String id, String expects) {
    return new Check(
        id,
        CheckGroup.EXPECTED,
        Severity.ERROR,
        Basis.DOCUMENTED,
        "what the sender sends",
        expects,
        "The run was told to wait for it",
        "Look at what came instead.");
  }
}
