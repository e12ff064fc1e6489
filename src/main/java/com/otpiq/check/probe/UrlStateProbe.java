package com.otpiq.check.probe;

import com.otpiq.delivery.Outcome;
import com.otpiq.message.HttpUrl;
import com.otpiq.net.client.Call;
import com.otpiq.net.client.HttpCaller;
import com.otpiq.verdict.IncompleteCheckException;
import com.otpiq.webhook.Headers;
import java.time.Duration;

/** Reads the stored state with a GET of {@code --state-url}. */
public final class UrlStateProbe implements StateProbe {
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private final String template;
  private final StateMapping mapping;
  private final HttpCaller caller;

  /**
   * Reads the state from a URL.
   *
   * @param template the URL with {@value CommandStateProbe#SMS_ID} in the place of the smsId
   */
  public UrlStateProbe(String template, StateMapping mapping, HttpCaller caller) {
    this.template = template;
    this.mapping = mapping;
    this.caller = caller;
  }

  @Override
  public ObservedState read(String smsId) throws InterruptedException, IncompleteCheckException {
    HttpUrl url = HttpUrl.of(template.replace(CommandStateProbe.SMS_ID, smsId));
    Outcome outcome = caller.call(Call.get(url, Headers.NONE), TIMEOUT);
    return switch (outcome) {
      case Outcome.Responded response when response.status() == 200 ->
          mapping.read(response.body().text());
      case Outcome.Responded(int status, _, _, _, _, _) when isUnknown(status) ->
          ObservedState.NONE;
      case Outcome.Responded response ->
          throw IncompleteCheckException.lookupFailed("the look-up returned " + response.status());
      case Outcome.TimedOut timedOut ->
          throw IncompleteCheckException.lookupFailed(
              "the look-up timed out while " + timedOut.during());
      case Outcome.Failed failure ->
          throw IncompleteCheckException.lookupFailed("the look-up failed: " + failure.reason());
    };
  }

  private static boolean isUnknown(int status) {
    return status == 404 || status == 410 || status == 204;
  }

  @Override
  public void close() {
    caller.close();
  }
}
