package com.otpiq.check;

import com.otpiq.check.probe.ApplicationAccess;
import com.otpiq.check.probe.MessagePreparer;
import com.otpiq.check.probe.ObservedState;
import com.otpiq.check.probe.StateProbe;
import com.otpiq.check.session.CheckCase;
import com.otpiq.check.session.CheckTransport;
import com.otpiq.check.session.Credentials;
import com.otpiq.check.session.ReceiverUnderTest;
import com.otpiq.event.Event;
import com.otpiq.message.HttpUrl;
import com.otpiq.message.WebhookSecret;
import com.otpiq.time.Seed;
import com.otpiq.time.Time;
import com.otpiq.time.VirtualTime;
import com.otpiq.verdict.CheckReport;
import com.otpiq.verdict.CheckResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** A run of checks as a test wants it: by default in memory, in virtual time, with every option. */
final class CheckScenario {
  Time time = new VirtualTime(Instant.parse("2026-01-01T00:00:00Z"));
  FaultyReceiver receiver = new FaultyReceiver(time);
  Supplier<CheckTransport> transports = () -> new InMemoryTransport(receiver, time);
  String url = "http://127.0.0.1:3000/webhooks/otpiq";
  Optional<WebhookSecret> secret = Optional.of(WebhookSecret.of(FaultyReceiver.SECRET));
  Optional<StateProbe> stateProbe = Optional.of(new InMemoryState());
  String statePath = "/status";
  Optional<String> effectsPath = Optional.of("/effects");
  Optional<MessagePreparer> preparer = Optional.of(smsId -> receiver.prepare(smsId));
  Duration storeTimeout = Duration.ofSeconds(1);
  List<String> only = List.of();
  Set<String> baseline = Set.of();
  boolean strict;
  boolean failFast;
  Duration timeLimit = Duration.ofHours(1);
  ScriptedProcess process = new ScriptedProcess();
  final List<Event> events = new CopyOnWriteArrayList<>();

  /** Runs all checks of a receiver. */
  CheckReport run() throws InterruptedException {
    return run(Checks.RECEIVER);
  }

  CheckReport run(List<CheckCase> cases) throws InterruptedException {
    var access = new ApplicationAccess(stateProbe, statePath, effectsPath, preparer, storeTimeout);
    var credentials =
        new Credentials(secret, Optional.of(WebhookSecret.of(FaultyReceiver.PREVIOUS_SECRET)));
    var subject =
        new ReceiverUnderTest(HttpUrl.of(url), transports, credentials, access, "otpiq", time);
    var plan =
        new CheckPlan(
            new CheckSelection(only, List.of()),
            baseline,
            strict,
            failFast,
            timeLimit,
            Optional.empty());
    return new CheckRunner(cases, subject, process, plan, new Seed(1), events::add).run();
  }

  /** The ids of the checks that found a problem. */
  static List<String> problems(CheckReport report) {
    return report.problems().stream().map(result -> result.check().id()).toList();
  }

  static List<String> ids(CheckReport report) {
    return report.results().stream().map(result -> result.check().id()).toList();
  }

  /** What a check found, or why it was skipped. */
  static String text(CheckReport report, String id) {
    return result(report, id).verdict().text();
  }

  static CheckResult result(CheckReport report, String id) {
    return report.results().stream()
        .filter(result -> result.check().id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  /** What the receiver stored, read without a request. */
  private final class InMemoryState implements StateProbe {
    @Override
    public ObservedState read(String smsId) {
      return receiver.state(smsId);
    }

    @Override
    public void close() {}
  }
}
