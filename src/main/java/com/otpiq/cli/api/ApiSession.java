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

/** A session of one command with OTPIQ's API: sends requests, and shows the responses. */
final class ApiSession implements AutoCloseable {
  private final Reporter reporter;
  private final PersonalDataMask mask;
  private final ApiKey key;
  private final Time time;
  private final HttpCaller caller;
  private final ApiClient api;

  ApiSession(
      Host host, ApiOptions options, ApiOptions.Base base, OutputOptions output, Reporter reporter)
      throws InterruptedException {
    this.reporter = reporter;
    this.mask = output.mask();
    this.time = host.time();
    this.key = options.key(host, reporter);
    this.caller = options.caller(host, base);
    this.api = options.api(caller, base, key, mask, output.messages.verbose ? reporter : _ -> {});
  }

  /** A request to the API. */
  @FunctionalInterface
  interface ApiRequest {
    ApiResponse send(ApiClient api) throws InterruptedException;
  }

  /** The API key. */
  ApiKey key() {
    return key;
  }

  /**
   * Makes a request and shows its response.
   *
   * @throws Problem REFUSED for an error of the API, UNREACHABLE without a valid response
   */
  ApiResponse call(ApiRequest request) throws InterruptedException {
    ApiResponse response = request.send(api);
    show(response);
    return requireSuccess(response);
  }

  /** Waits for the final status of a message; returns OK if that is delivered or read. */
  ExitCode await(String smsId, Duration interval, Duration limit) throws InterruptedException {
    ApiResponse last =
        requireSuccess(new MessageTracker(api, time).await(smsId, interval, limit, this::show));
    if (last instanceof ApiResponse.Tracked tracked && !tracked.isFinal()) {
      reporter.report(
          new Event.Notice(
              "not final after " + Durations.show(limit) + "; --wait-for sets a longer wait"));
    }
    boolean delivered =
        last instanceof ApiResponse.Tracked tracked && tracked.isFinal() && tracked.isDelivered();
    return delivered ? ExitCode.OK : ExitCode.FAILED;
  }

  /** Shows a response, with telephone numbers masked unless the options say otherwise. */
  void show(ApiResponse response) {
    reporter.report(new ApiEvent.ApiResponseReceived(response, mask));
  }

  /**
   * Returns the response if it is a success.
   *
   * @throws Problem as {@link #call}
   */
  static ApiResponse requireSuccess(ApiResponse response) {
    return switch (response) {
      case ApiResponse.Refused no -> throw refused(no);
      case ApiResponse.Unavailable none -> throw unavailable(none);
      case ApiResponse.Accepted _,
          ApiResponse.Tracked _,
          ApiResponse.Project _,
          ApiResponse.Senders _ ->
          response;
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
            "check whether the message arrived before you send it again; it may have been sent")
        : Problem.of(Problem.Kind.UNREACHABLE, none.reason());
  }
}
