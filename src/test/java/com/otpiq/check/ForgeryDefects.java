package com.otpiq.check;

import static com.otpiq.check.Defect.ofHttp;
import static com.otpiq.check.FaultyReceiver.SECRET;

import java.util.function.Predicate;
import java.util.stream.Stream;

/** Defects of receivers that check the secret in part, in places, or too late. */
final class ForgeryDefects {
  private ForgeryDefects() {}

  static Stream<Defect> all() {
    return Stream.of(
        alsoAccepts(
            "takes any part of the secret",
            value -> !value.isEmpty() && SECRET.contains(value),
            "secret-part",
            "secret-truncated"),
        alsoAccepts(
            "takes the end of the secret",
            value -> !value.isEmpty() && SECRET.endsWith(value),
            "secret-part"),
        alsoAccepts(
            "takes one character of the secret",
            value -> value.length() == 1 && SECRET.contains(value),
            "secret-part"),
        alsoAccepts(
            "still takes the secret of OTPIQ's example",
            value -> value.equals("your_secret_123"),
            "secret-sample"),
        alsoAccepts(
            "still takes the secret of OTPIQ's webhook page",
            value -> value.equals("your_webhook_secret_123"),
            "secret-sample"),
        checksOnly("sms", request -> request.body().contains("\"channel\":\"sms\"")),
        checksOnly("all but telegram", request -> !request.body().contains("telegram")),
        checksOnly("delivered", request -> request.body().contains("delivered")),
        checksOnly("all but failed", request -> !request.body().contains("\"failed\"")),
        checksOnly("reports of type all", request -> !request.body().contains("\"final\"")),
        ofHttp(
            "checks the secret once for each connection",
            receiver -> receiver.trustsConnections = true,
            "secret-later-request"),
        Defect.of(
            "looks for duplicates before it checks the secret",
            receiver -> receiver.remembersRejected = true,
            "forged-then-genuine"));
  }

  /** A receiver that checks the secret of some webhooks only. */
  private static Defect checksOnly(String what, Predicate<FaultyReceiver.Request> checked) {
    return Defect.of(
        "checks the secret of " + what + " only",
        receiver ->
            receiver.readSecret =
                request ->
                    checked.test(request) || !request.body().contains("smsId")
                        ? request.header("x-otpiq-webhook-secret")
                        : SECRET,
        "secret-every-webhook");
  }

  private static Defect alsoAccepts(String name, Predicate<String> also, String... finds) {
    return Defect.of(
        name,
        receiver -> {
          Predicate<String> right = receiver.acceptsSecret;
          receiver.acceptsSecret = right.or(also);
        },
        finds);
  }
}
