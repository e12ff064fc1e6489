package com.otpiq.check;

import com.otpiq.delivery.Outcome;
import com.otpiq.net.Call;
import com.otpiq.net.HttpCaller;
import com.otpiq.webhook.Headers;
import java.net.URI;
import java.time.Duration;

/** Looks up what an application remembers under a URL of its own. */
public final class UrlMemory implements Memory {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final String template;
  private final View view;
  private final HttpCaller caller;

  /**
   * A look-up by GET.
   *
   * @param template the URL, {@value CommandMemory#SMS_ID} where the message's identifier goes
   */
  public UrlMemory(String template, View view, HttpCaller caller) {
    this.template = template;
    this.view = view;
    this.caller = caller;
  }

  @Override
  public State of(String smsId) throws InterruptedException, UnfinishedException {
    URI url = URI.create(template.replace(CommandMemory.SMS_ID, smsId));
    Outcome outcome = caller.call(Call.get(url, Headers.NONE), PATIENCE);
    return switch (outcome) {
      case Outcome.Answered(int status, _, _, String body, _) when status == 200 -> view.read(body);
      case Outcome.Answered(int status, _, _, _, _) when isNone(status) -> State.NONE;
      case Outcome.Answered answer ->
          throw UnfinishedException.ofLookup("the look-up was answered " + answer.status());
      case Outcome.TimedOut late ->
          throw UnfinishedException.ofLookup("the look-up timed out while " + late.during());
      case Outcome.Failed failed ->
          throw UnfinishedException.ofLookup("the look-up failed: " + failed.reason());
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
