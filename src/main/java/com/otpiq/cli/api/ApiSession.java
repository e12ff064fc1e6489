package com.otpiq.cli.api;

import com.otpiq.api.ApiClient;
import com.otpiq.api.MessageTracker;
import com.otpiq.cli.error.ExitCode;
import com.otpiq.cli.host.Host;
import com.otpiq.cli.options.ApiOptions;
import com.otpiq.cli.options.OutputOptions;
import com.otpiq.event.ApiEvent;
import com.otpiq.event.Event;
import com.otpiq.event.Problem;
import com.otpiq.event.Reporter;
import com.otpiq.message.ApiKey;
import com.otpiq.message.ApiResponse;
import com.otpiq.message.PersonalDataMask;
import com.otpiq.net.client.HttpCaller;
import com.otpiq.time.Durations;
import com.otpiq.time.Time;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/** What the commands that ask OTPIQ's API have in common. */
final class ApiSession implements AutoCloseable {
  private final Reporter reporter;
  private final PersonalDataMask personal;
  private final ApiKey key;
  private final Time time;
  private final HttpCaller caller;
  private final ApiClient api;

  ApiSession(
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
    ApiResponse ask(ApiClient api) throws InterruptedException;
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
  ApiResponse ask(Question question) throws InterruptedException {
    ApiResponse reply = question.ask(api);
    show(reply);
    return mustBeYes(reply);
  }

  /** Waits for the final status of a message; OK where it arrived. */
  ExitCode await(String smsId, Duration every, Duration limit) throws InterruptedException {
    ApiResponse last =
        mustBeYes(new MessageTracker(api, time).await(smsId, every, limit, this::show));
    if (last instanceof ApiResponse.Tracked tracked && !tracked.isFinal()) {
      reporter.report(
          new Event.Notice(
              "not final after " + Durations.show(limit) + "; --wait-for says how long to wait"));
    }
    boolean arrived =
        last instanceof ApiResponse.Tracked tracked && tracked.isFinal() && tracked.isDelivered();
    return arrived ? ExitCode.OK : ExitCode.FAILED;
  }

  /** Shows an answer, telephone numbers as the options say. */
  void show(ApiResponse reply) {
    reporter.report(new ApiEvent.ApiResponseReceived(reply, personal));
  }

  /**
   * The answer, where it is none that ends the command.
   *
   * @throws Problem as {@link #ask}
   */
  static ApiResponse mustBeYes(ApiResponse reply) {
    return switch (reply) {
      case ApiResponse.Refused no -> throw refused(no);
      case ApiResponse.Unavailable none -> throw unavailable(none);
      case ApiResponse.Accepted _,
          ApiResponse.Tracked _,
          ApiResponse.Project _,
          ApiResponse.Senders _ ->
          reply;
    };
  }

  @Override
  public void close() {
    caller.close();
  }

  private static Problem refused(ApiResponse.Refused no) {
    String what =
        no.error().meaning()
            + facts(no)
            + " ("
            + no.status()
            + (no.text().isEmpty() ? "" : ": " + no.text())
            + ")";
    return hint(no)
        .map(hint -> Problem.of(Problem.Kind.REFUSED, what, hint))
        .orElseGet(() -> Problem.of(Problem.Kind.REFUSED, what));
  }

  private static String facts(ApiResponse.Refused no) {
    BigDecimal has = no.numbers().get("yourCredit");
    BigDecimal needs = no.numbers().get("requiredCredit");
    return has == null || needs == null
        ? ""
        : ": it has " + has + " IQD and needs " + needs + " IQD";
  }

  private static Optional<String> hint(ApiResponse.Refused no) {
    return Optional.ofNullable(no.numbers().get("waitMinutes"))
        .map(minutes -> "again in " + minutes + " minutes")
        .or(no.error()::hint);
  }

  private static Problem unavailable(ApiResponse.Unavailable none) {
    return none.mayBeSent()
        ? Problem.of(
            Problem.Kind.UNREACHABLE,
            none.reason(),
            "look whether the message came before you send it again; it may have been sent")
        : Problem.of(Problem.Kind.UNREACHABLE, none.reason());
  }
}
