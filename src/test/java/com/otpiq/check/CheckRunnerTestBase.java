package com.otpiq.check;

import com.otpiq.check.session.CheckCase;
import com.otpiq.check.session.CheckCase.Phase;
import com.otpiq.check.session.CheckCase.Procedure;
import com.otpiq.event.CheckEvent;
import com.otpiq.rule.Basis;
import com.otpiq.verdict.Check;
import com.otpiq.verdict.CheckGroup;
import com.otpiq.verdict.Severity;
import com.otpiq.verdict.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** Checks with scripted verdicts, and the order in which they ran. */
abstract class CheckRunnerTestBase {
  final CheckScenario scenario = new CheckScenario();
  final List<String> ran = Collections.synchronizedList(new ArrayList<>());

  List<String> reported() {
    return scenario.events.stream()
        .flatMap(event ->
            event instanceof CheckEvent.CheckFinished finished
                ? Stream.of(finished.result().check().id())
                : Stream.<String>of())
        .toList();
  }

  CheckCase passing(String id, Phase phase) {
    return checkCase(id, phase, _ -> Verdict.passed());
  }

  CheckCase failing(String id, Phase phase) {
    return checkCase(id, phase, _ -> new Verdict.Failed("it failed"));
  }

  CheckCase taking(String id, Duration duration) {
    return checkCase(
        id,
        Phase.SETUP,
        session -> {
          session.receiver().time().sleep(duration);
          return Verdict.passed();
        });
  }

  CheckCase warning(String id) {
    return new CheckCase(
        check(id, Severity.WARNING),
        Phase.CONCURRENT,
        recorded(id, _ -> new Verdict.Failed("it failed")));
  }

  CheckCase suspected(String id) {
    return checkCase(id, Phase.CONCURRENT, _ -> new Verdict.Suspected("it may fail"));
  }

  CheckCase concurrent(String id, Procedure procedure) {
    return checkCase(id, Phase.CONCURRENT, procedure);
  }

  CheckCase checkCase(String id, Phase phase, Procedure procedure) {
    return new CheckCase(check(id, Severity.ERROR), phase, recorded(id, procedure));
  }

  Procedure recorded(String id, Procedure procedure) {
    return session -> {
      ran.add(id);
      return procedure.run(session);
    };
  }

  static Check check(String id, Severity severity) {
    return new Check(
        id, CheckGroup.HTTP, severity, Basis.ASSUMED, "sends", "expects", "why", "fix");
  }
}
