package com.otpiq.check.probe;

import com.otpiq.delivery.Outcome;
import com.otpiq.net.client.Call;
import com.otpiq.net.client.HttpCaller;
import com.otpiq.verdict.IncompleteCheckException;
import com.otpiq.webhook.Headers;
import java.net.URI;
import java.time.Duration;

/** Looks up what an application remembers under a URL of its own. */
public final class UrlStateProbe implements StateProbe {
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private final String template;
  private final StateMapping view;
  private final HttpCaller caller;

  /**
   * A look-up by GET.
   *
   * @param template the URL, {@value CommandMemory#SMS_ID} where the message's identifier goes
   */
  public UrlStateProbe(String template, StateMapping view, HttpCaller caller) {
    this.template = template;
    this.view = view;
    this.caller = caller;
  }

  @Override
  public ObservedState of(String smsId) throws InterruptedException, IncompleteCheckException {
    URI url = URI.create(template.replace(CommandStateProbe.SMS_ID, smsId));
    Outcome outcome = caller.call(Call.get(url, Headers.NONE), TIMEOUT);
    return switch (outcome) {
      case Outcome.Responded(int status, _, _, String body, _) when status == 200 ->
          view.read(body);
      case Outcome.Responded(int status, _, _, _, _) when isNone(status) -> ObservedState.NONE;
      case Outcome.Responded answer ->
          throw IncompleteCheckException.lookupFailed(
              "the look-up was answered " + answer.status());
      case Outcome.TimedOut late ->
          throw IncompleteCheckException.lookupFailed(
              "the look-up timed out while " + late.during());
      case Outcome.Failed failed ->
          throw IncompleteCheckException.lookupFailed("the look-up failed: " + failed.reason());
    };
  }

  private static boolean isNone(int status) {
    return status == 404 || status == 410 || status == 204;
  }

  @Override
  public void close() {
    caller.close();
  }
}
