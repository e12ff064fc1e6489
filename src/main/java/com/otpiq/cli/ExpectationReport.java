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
final class ExpectationReport {
  private ExpectationReport() {}

  static Report of(Event.Listened listened, String url, Instant at) {
    List<Result> results =
        Stream.concat(
                listened.expected().stream().map(one -> result(one, listened)),
                Stream.of(rules(listened)))
            .toList();
    return new Report(
        url, Optional.empty(), at, results, false, true, true, List.of(), listened.lasted());
  }

  private static Result result(Expected expected, Event.Listened listened) {
    Verdict verdict =
        expected.isMet()
            ? Verdict.passed()
            : new Verdict.Failed(expected.came() + " came, of " + expected.least());
    return new Result(
        check(expected.words(), "as many webhooks as expected are accepted"),
        verdict,
        List.of(),
        listened.lasted(),
        false);
  }

  private static Result rules(Event.Listened listened) {
    boolean good = listened.errors() == 0 && listened.refused() == 0;
    Verdict verdict =
        good
            ? Verdict.passed()
            : new Verdict.Failed(
                listened.errors() + " documented rules broken, " + listened.refused() + " refused");
    return new Result(
        check("rules", "no webhook breaks a documented rule, and none is refused"),
        verdict,
        List.of(),
        listened.lasted(),
        false);
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
