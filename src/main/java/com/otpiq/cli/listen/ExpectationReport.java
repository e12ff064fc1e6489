package com.otpiq.cli.listen;

import com.otpiq.event.ExpectationState;
import com.otpiq.event.ListenEvent;
import com.otpiq.render.text.Phrases;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The expectations of a run as a report: one result for each, and one for the rules. */
record ExpectationReport(ListenEvent.ListenSummary summary, boolean strict, ChildProcess process) {
  CheckReport at(Instant at) {
    List<CheckResult> results =
        Stream.of(
                summary.expectations().stream().map(this::result),
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
        List.of(),
        List.of(),
        List.of(),
        summary.duration());
  }

  private CheckResult result(ExpectationState expected) {
    boolean none = expected.maximum() == 0;
    return result(
        check(
            expected.description(),
            none ? "no webhook is accepted" : "as many webhooks as expected are accepted"),
        expected.isMet(),
        expected.received()
            + " received"
            + (none ? "" : ", " + expected.minimum() + " expected")
            + "; "
            + arrivals());
  }

  /** What arrived, each webhook with its response. */
  private String arrivals() {
    ListenEvent.Arrivals arrivals = summary.arrivals();
    return arrivals.first().isEmpty()
        ? "nothing arrived"
        : "arrived: "
            + arrivals.first().stream().map(Phrases::arrival).collect(Collectors.joining(", "))
            + (arrivals.further() == 0 ? "" : " and " + arrivals.further() + " more");
  }

  private CheckResult rules() {
    long warnings = strict ? summary.warnings() : 0;
    return result(
        check("rules", "no webhook breaks a documented rule, and none is refused"),
        summary.errors() == 0 && summary.refused() == 0 && warnings == 0,
        summary.errors()
            + " documented rules broken, "
            + summary.refused()
            + " refused"
            + (strict ? ", " + warnings + " warnings" : "")
            + "; "
            + arrivals());
  }

  /** The failure of the command of {@code --exec}. */
  private CheckResult command(int exit) {
    return result(
        check("command", "the command ends with exit code 0"), false, "exit code " + exit);
  }

  private CheckResult result(Check check, boolean passed, String reason) {
    Verdict verdict = passed ? Verdict.passed() : new Verdict.Failed(reason);
    return new CheckResult(check, verdict, List.of(), summary.duration(), false);
  }

  private static Check check(String id, String expects) {
    return new Check(
        id,
        CheckGroup.EXPECTED,
        Severity.ERROR,
        Basis.DOCUMENTED,
        "the webhooks of the sender",
        expects,
        "The command line expects it",
        "Compare it with the webhooks that were received.");
  }
}
