package com.otpiq.render;

import com.otpiq.delivery.Attempt;
import com.otpiq.delivery.Forwarded;
import com.otpiq.report.Event;
import com.otpiq.report.SafeText;
import com.otpiq.rule.Finding;
import com.otpiq.rule.Judgement;
import com.otpiq.rule.Mark;
import com.otpiq.rule.Trust;
import com.otpiq.time.Durations;
import com.otpiq.webhook.Body;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Events as one line each; what may be written from right to left stands last. */
final class Compact implements Format {
  private final Theme theme;
  private final Clock clock;
  private final Requests requests;
  private final ReplyText replies;
  private final Simulation simulation;

  Compact(Theme theme, Clock clock) {
    this.theme = theme;
    this.clock = clock;
    this.requests = new Requests(theme);
    this.replies = new ReplyText(theme);
    this.simulation = new Simulation(theme, clock);
  }

  @Override
  public String data(Event event) {
    return switch (event) {
      case Event.Received received -> received(received);
      case Event.Attempted attempted -> attempted(attempted);
      case Event.Judged judged -> judged(judged);
      case Event.Kept kept -> new Archive(theme, clock).line(kept);
      case Event.Listed listed -> listed.name() + "\n";
      case Event.Printed printed -> printed.body().text() + "\n";
      case Event.Planned planned -> Schedule.table(planned);
      case Event.Served served -> simulation.line(served);
      case Event.Moved moved -> simulation.line(moved);
      case Event.EndpointChanged changed -> simulation.line(changed);
      case Event.Prepared prepared -> requests.prepared(prepared);
      case Event.Replied replied -> replies.compact(replied);
      case Event.CheckListed listed -> listed.check().id() + "\n";
      case Event.Checked checked -> new Letter(theme, false).compact(checked);
      case Event.ReceiverListed listed -> listed.kind() + "\n";
      case Event.CommandListed listed -> listed.command().name() + "\n";
      case Event.Source source -> source.text();
      case Event.TrustTold told -> Trusting.text(told);
      case Event.SettingTold told -> new SetUp(theme).line(told);
      case Event.SettingsFile file -> new SetUp(theme).line(file);
      case Event.Examined examined -> new SetUp(theme).line(examined);
      case Event.Notice _,
          Event.HealthChanged _,
          Event.Ready _,
          Event.Listened _,
          Event.Progress _,
          Event.Carried _,
          Event.SandboxReady _,
          Event.Simulated _,
          Event.Advised _,
          Event.Measured _,
          Event.Cleared _,
          Event.Called _,
          Event.Diagnosed _,
          Event.Concluded _,
          Event.Validated _ ->
          "";
    };
  }

  private String received(Event.Received received) {
    return line(
        Stream.of(
            clock.time(received.arrival().delivery().at()),
            Words.answered(theme, received.answer()),
            received
                .judgement()
                .map(_ -> Words.event(received.arrival().delivery()))
                .orElse(SafeText.shorten(received.arrival().method())),
            received.judgement().map(Words::since).orElse(""),
            received
                .judgement()
                .filter(Compact::isUnverified)
                .map(_ -> theme.warning("unverified"))
                .orElse(""),
            received.judgement().map(this::verdict).orElse(theme.error(received.answer().why())),
            received.forwarded().stream().map(this::forwarded).collect(Collectors.joining("  ")),
            identity(received.arrival().delivery().body())));
  }

  private String forwarded(Forwarded one) {
    return SafeText.shorten(one.url()) + " → " + Words.forwarded(theme, one);
  }

  private String attempted(Event.Attempted attempted) {
    Attempt attempt = attempted.attempt();
    String outcome = Words.outcome(attempt.outcome());
    return line(
        Stream.of(
            clock.time(attempt.at()),
            Words.turn(attempted),
            Words.event(attempted.family(), attempted.body()),
            Words.attempt(attempt),
            attempt.outcome().acknowledged() ? theme.good(outcome) : theme.error(outcome),
            Durations.show(attempt.took()),
            Words.next(attempt),
            identity(attempted.body())));
  }

  private String judged(Event.Judged judged) {
    return line(
        Stream.of(
            SafeText.shorten(judged.source()) + ":" + judged.base().line(),
            Words.event(judged.delivery()),
            verdict(judged.judgement()),
            identity(judged.delivery().body())));
  }

  private String verdict(Judgement judgement) {
    return Stream.of(
            ids(judgement, "error:", Finding::isError).map(theme::error).orElse(""),
            ids(judgement, "warning:", finding -> !finding.isError())
                .map(theme::warning)
                .orElse(""),
            marks(judgement).map(theme::mark).orElse(""))
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(" "));
  }

  private static boolean isUnverified(Judgement judgement) {
    return judgement.trust() == Trust.UNVERIFIED;
  }

  private static Optional<String> ids(Judgement judgement, String label, Predicate<Finding> which) {
    return joined(
        label, judgement.findings().stream().filter(which).map(finding -> finding.rule().id()));
  }

  private static Optional<String> marks(Judgement judgement) {
    return joined("note:", judgement.marks().stream().map(Mark::id));
  }

  private static Optional<String> joined(String label, Stream<String> ids) {
    String all = ids.collect(Collectors.joining(","));
    return all.isEmpty() ? Optional.empty() : Optional.of(label + all);
  }

  private static String identity(Body body) {
    return Words.smsId(body).orElse("");
  }

  private static String line(Stream<String> parts) {
    return parts.filter(part -> !part.isEmpty()).collect(Collectors.joining("  ")) + "\n";
  }
}
