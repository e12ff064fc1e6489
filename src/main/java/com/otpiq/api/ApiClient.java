package com.otpiq.api;

import com.otpiq.delivery.Outcome;
import com.otpiq.event.ApiEvent;
import com.otpiq.event.Reporter;
import com.otpiq.message.ApiKey;
import com.otpiq.message.ApiResponse;
import com.otpiq.message.HttpUrl;
import com.otpiq.message.PersonalDataMask;
import com.otpiq.message.Redactor;
import com.otpiq.message.RequestKey;
import com.otpiq.net.client.Call;
import com.otpiq.time.Stopwatch;
import com.otpiq.webhook.Body;
import com.otpiq.webhook.HeaderName;
import com.otpiq.webhook.Headers;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** A client of OTPIQ's API. It makes each request once, and never retries by itself. */
public final class ApiClient {
  private final Caller caller;
  private final Account account;
  private final Reporter reporter;

  /**
   * A client with the key of one account.
   *
   * @param reporter gets each request with its outcome
   */
  public ApiClient(Caller caller, Account account, Reporter reporter) {
    this.caller = caller;
    this.account = account;
    this.reporter = reporter;
  }

  /** Makes one request. Network failures are outcomes, not exceptions. */
  @FunctionalInterface
  public interface Caller {
    Outcome call(Call call, Duration deadline) throws InterruptedException;
  }

  /**
   * The account, and how its requests are made.
   *
   * @param baseUrl such as {@code https://api.otpiq.com/api}
   * @param timeout of one request, to the end of its response
   * @param mask of telephone numbers and codes in the texts of responses
   */
  public record Account(
      HttpUrl baseUrl, ApiKey key, Duration timeout, String userAgent, PersonalDataMask mask) {}

  /** Sends a message. */
  public ApiResponse send(Body request) throws InterruptedException {
    Headers headers = headers().with(HeaderName.CONTENT_TYPE, "application/json");
    Optional<String> code = request.object().flatMap(json -> json.text(RequestKey.CODE));
    return parser(code).toSend(call(Call.post(url("/sms"), headers, request)));
  }

  /** Requests the status of a message. */
  public ApiResponse track(String smsId) throws InterruptedException {
    String escaped = URLEncoder.encode(smsId, StandardCharsets.UTF_8).replace("+", "%20");
    return parser(Optional.empty())
        .toTrack(call(Call.get(url("/sms/track/" + escaped), headers())));
  }

  /** Requests the project of the key. */
  public ApiResponse info() throws InterruptedException {
    return parser(Optional.empty()).toInfo(call(Call.get(url("/info"), headers())));
  }

  /** Requests the project's sender names. */
  public ApiResponse senderIds() throws InterruptedException {
    return parser(Optional.empty()).toSenderIds(call(Call.get(url("/sender-ids"), headers())));
  }

  private ApiResponseParser parser(Optional<String> code) {
    return new ApiResponseParser(text -> account.mask().maskText(text, code));
  }

  private Outcome call(Call call) throws InterruptedException {
    Stopwatch stopwatch = Stopwatch.start();
    Outcome outcome = redacted(call, caller.call(call, account.timeout()));
    reporter.report(
        new ApiEvent.ApiCallMade(
            call.method(), call.target().toString(), outcome, stopwatch.elapsed()));
    return outcome;
  }

  /** A response may repeat the request, and secrets with it. */
  private Outcome redacted(Call call, Outcome outcome) {
    return outcome.redacted(Redactor.of(account.key(), call.body().flatMap(Body::object)));
  }

  private HttpUrl url(String path) {
    return account.baseUrl().append(path);
  }

  private Headers headers() {
    return Headers.NONE
        .with("Authorization", "Bearer " + account.key().reveal())
        .with("Accept", "application/json")
        .with(HeaderName.USER_AGENT, account.userAgent());
  }
}
