package com.otpiq.cli;

import com.otpiq.api.OtpiqApi;
import com.otpiq.api.Tracking;
import com.otpiq.message.ApiKey;
import com.otpiq.message.ApiReply;
import com.otpiq.message.PersonalData;
import com.otpiq.net.HttpCaller;
import com.otpiq.report.Event;
import com.otpiq.report.Problem;
import com.otpiq.report.Reporter;
import com.otpiq.time.Durations;
import com.otpiq.time.Time;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/** What the commands that ask OTPIQ's API have in common. */
final class Asking implements AutoCloseable {
  private final Reporter reporter;
  private final PersonalData personal;
  private final ApiKey key;
  private final Time time;
  private final HttpCaller caller;
  private final OtpiqApi api;

  Asking(
      Host host, ApiOptions options, ApiOptions.Base base, OutputOptions output, Reporter reporter)
      throws InterruptedException {
    this.reporter = reporter;
    this.personal = output.personal();
    this.time = host.time();
    this.key = options.key(host, reporter);
    this.caller = options.caller(host, base);
    this.api = options.api(caller, base, key, personal, output.talk.verbose ? reporter : _ -> {});
  }

  /** Something that is asked of the API. */
  @FunctionalInterface
  interface Question {
    ApiReply ask(OtpiqApi api) throws InterruptedException;
  }

  /** Who asks. */
  ApiKey key() {
    return key;
  }

  /**
   * Asks, and shows the answer.
   *
   * @throws Problem REFUSED where OTPIQ says no, UNREACHABLE where nobody answers
   */
  ApiReply ask(Question question) throws InterruptedException {
    ApiReply reply = question.ask(api);
    show(reply);
    return mustBeYes(reply);
  }

  /** Waits for the final status of a message; OK where it arrived. */
  ExitCode await(String smsId, Duration every, Duration limit) throws InterruptedException {
    ApiReply last = mustBeYes(new Tracking(api, time).await(smsId, every, limit, this::show));
    if (last instanceof ApiReply.Tracked tracked && !tracked.isFinal()) {
      reporter.report(
          new Event.Notice(
              "not final after " + Durations.show(limit) + "; --wait-for says how long to wait"));
    }
    boolean arrived =
        last instanceof ApiReply.Tracked tracked && tracked.isFinal() && tracked.arrived();
    return arrived ? ExitCode.OK : ExitCode.FAILED;
  }

  /** Shows an answer, telephone numbers as the options say. */
  void show(ApiReply reply) {
    reporter.report(new Event.Replied(reply, personal));
  }

  /**
   * The answer, where it is none that ends the command.
   *
   * @throws Problem as {@link #ask}
   */
  static ApiReply mustBeYes(ApiReply reply) {
    return switch (reply) {
      case ApiReply.Refused no -> throw refused(no);
      case ApiReply.Unavailable none -> throw unavailable(none);
      case ApiReply.Accepted _, ApiReply.Tracked _, ApiReply.Project _, ApiReply.Senders _ -> reply;
    };
  }

  @Override
  public void close() {
    caller.close();
  }

  private static Problem refused(ApiReply.Refused no) {
    String what =
        no.why().words()
            + facts(no)
            + " ("
            + no.status()
            + (no.said().isEmpty() ? "" : ": " + no.said())
            + ")";
    return hint(no)
        .map(hint -> Problem.of(Problem.Kind.REFUSED, what, hint))
        .orElseGet(() -> Problem.of(Problem.Kind.REFUSED, what));
  }

  private static String facts(ApiReply.Refused no) {
    BigDecimal has = no.facts().get("yourCredit");
    BigDecimal needs = no.facts().get("requiredCredit");
    return has == null || needs == null
        ? ""
        : ": it has " + has + " IQD and needs " + needs + " IQD";
  }

  private static Optional<String> hint(ApiReply.Refused no) {
    return Optional.ofNullable(no.facts().get("waitMinutes"))
        .map(minutes -> "again in " + minutes + " minutes")
        .or(no.why()::hint);
  }

  private static Problem unavailable(ApiReply.Unavailable none) {
    return none.isOpen()
        ? Problem.of(
            Problem.Kind.UNREACHABLE,
            none.why(),
            "look whether the message came before you send it again; it may have been sent")
        : Problem.of(Problem.Kind.UNREACHABLE, none.why());
  }
}
