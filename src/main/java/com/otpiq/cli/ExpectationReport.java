package com.otpiq.cli;

import com.otpiq.report.Event;
import com.otpiq.report.Expected;
import com.otpiq.rule.Basis;
import com.otpiq.verdict.Check;
import com.otpiq.verdict.Group;
import com.otpiq.verdict.Report;
import com.otpiq.verdict.Result;
import com.otpiq.verdict.Severity;
import com.otpiq.verdict.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a listener waited for, as a report: a result for each expectation, and one for the rules.
 */
record ExpectationReport(Event.Listened listened, boolean strict, Beside beside) {
  Report at(Instant at) {
    List<Result> results =
        Stream.of(
                listened.expected().stream().map(this::result),
                Stream.of(rules()),
                beside.exit().map(this::command).stream())
            .flatMap(each -> each)
            .toList();
    return new Report(
        beside.url(),
        Optional.empty(),
        at,
        results,
        false,
        true,
        true,
        List.of(),
        listened.lasted());
  }

  private Result result(Expected expected) {
    boolean none = expected.most() == 0;
    return result(
        check(
            expected.words(),
            none ? "not one is accepted" : "as many webhooks as expected are accepted"),
        expected.isMet(),
        expected.came() + " came" + (none ? "" : ", of " + expected.least()));
  }

  private Result rules() {
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
  private Result command(int exit) {
    return result(check("command", "it ends with exit code 0"), false, "exit code " + exit);
  }

  private Result result(Check check, boolean good, String otherwise) {
    Verdict verdict = good ? Verdict.passed() : new Verdict.Failed(otherwise);
    return new Result(check, verdict, List.of(), listened.lasted(), false);
  }

  private static Check check(String id, String expects) {
    return new Check(
        id,
        Group.EXPECTED,
        Severity.ERROR,
        Basis.DOCUMENTED,
        "what the sender sends",
        expects,
        "The run was told to wait for it",
        "Look at what came instead.");
  }
}
