package com.otpiq.api;

import com.otpiq.delivery.Outcome;
import com.otpiq.event.ApiEvent;
import com.otpiq.event.Reporter;
import com.otpiq.message.ApiKey;
import com.otpiq.message.ApiResponse;
import com.otpiq.message.PersonalDataMask;
import com.otpiq.message.Redactor;
import com.otpiq.message.RequestKey;
import com.otpiq.net.client.Call;
import com.otpiq.net.client.HttpCaller;
import com.otpiq.time.Stopwatch;
import com.otpiq.webhook.Body;
import com.otpiq.webhook.HeaderName;
import com.otpiq.webhook.Headers;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** OTPIQ's API, or what stands for it. Nothing is ever asked twice of our own accord. */
public final class ApiClient {
  private final HttpCaller caller;
  private final Account account;
  private final Reporter calls;

  /**
   * The API as one account sees it.
   *
   * @param calls hears of each exchange
   */
  public ApiClient(HttpCaller caller, Account account, Reporter calls) {
    this.caller = caller;
    this.account = account;
    this.calls = calls;
  }

  /**
   * Who asks, and where.
   *
   * @param base without a slash at its end, such as {@code https://api.otpiq.com/api}
   * @param timeout of one exchange
   * @param personal what sentences of the API may show of telephone numbers and codes
   */
  public record Account(
      URI base, ApiKey key, Duration timeout, String userAgent, PersonalDataMask personal) {}

  /** Sends a message. */
  public ApiResponse send(Body request) throws InterruptedException {
    Headers headers = headers().with(HeaderName.CONTENT_TYPE, "application/json");
    Optional<String> code = request.object().flatMap(json -> json.text(RequestKey.CODE));
    return replies(code).toSend(call(Call.post(at("/sms"), headers, request)));
  }

  /** Asks where a message stands. */
  public ApiResponse track(String smsId) throws InterruptedException {
    String escaped = URLEncoder.encode(smsId, StandardCharsets.UTF_8).replace("+", "%20");
    return replies(Optional.empty())
        .toTrack(call(Call.get(at("/sms/track/" + escaped), headers())));
  }

  /** Asks for the project. */
  public ApiResponse info() throws InterruptedException {
    return replies(Optional.empty()).toInfo(call(Call.get(at("/info"), headers())));
  }

  /** Asks for the sender names. */
  public ApiResponse senderIds() throws InterruptedException {
    return replies(Optional.empty()).toSenderIds(call(Call.get(at("/sender-ids"), headers())));
  }

  private ApiResponseParser replies(Optional<String> code) {
    return new ApiResponseParser(text -> account.personal().maskText(text, code));
  }

  private Outcome call(Call call) throws InterruptedException {
    Stopwatch watch = Stopwatch.start();
    Outcome outcome = hidden(call, caller.call(call, account.timeout()));
    calls.report(
        new ApiEvent.ApiCallMade(
            call.method(), call.target().toString(), outcome, watch.elapsed()));
    return outcome;
  }

  /** An answer may repeat what was asked, secrets too. */
  private Outcome hidden(Call call, Outcome outcome) {
    Redactor redactor = Redactor.of(account.key(), call.body().flatMap(Body::object));
    return outcome instanceof Outcome.Responded answer
        ? new Outcome.Responded(
            answer.status(),
            redactor.redact(answer.phrase()),
            answer.headers(),
            redactor.redact(answer.body()),
            answer.warning())
        : outcome;
  }

  private URI at(String path) {
    return URI.create(account.base() + path);
  }

  private Headers headers() {
    return Headers.NONE
        .with("Authorization", "Bearer " + account.key().reveal())
        .with("Accept", "application/json")
        .with(HeaderName.USER_AGENT, account.userAgent());
  }
}
