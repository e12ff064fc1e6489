package com.otpiq.check;

import static com.otpiq.check.Defect.has;
import static com.otpiq.check.Defect.lenient;
import static com.otpiq.check.Defect.ofHttp;
import static com.otpiq.check.Defect.shape;
import static com.otpiq.check.Defect.takes;
import static com.otpiq.check.FaultyReceiver.SECRET;
import static com.otpiq.check.FaultyReceiver.text;

import com.otpiq.message.WebhookSecret;
import com.otpiq.webhook.Json;
import com.otpiq.webhook.PayloadKey;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Defects of contact, secrets, broken requests and HTTP. */
final class RequestDefects {
  private RequestDefects() {}

  static Stream<Defect> contact() {
    var late = new AtomicInteger();
    var slow = new AtomicInteger();
    return Stream.of(
        ofHttp("closes every connection", receiver -> receiver.closesConnections = true, "answers"),
        Defect.of(
            "redirects to a login", receiver -> receiver.redirectTo = "/login", "no-redirect"),
        Defect.of(
            "takes 11 s for delivered",
            receiver -> receiver.delayMillis = event -> once(late, event, 11_000),
            "in-time"),
        Defect.of(
            "takes 6 s for delivered",
            receiver -> receiver.delayMillis = event -> once(slow, event, 6_000),
            "quick"),
        Defect.of(
            "reads X-Webhook-Secret",
            receiver -> receiver.readSecret = request -> request.header("x-webhook-secret"),
            "accepts"),
        Defect.of(
            "wants a signature",
            receiver -> receiver.readSecret = RequestDefects::signature,
            "accepts"),
        Defect.of(
            "rejects every secret", receiver -> receiver.acceptsSecret = _ -> false, "accepts"),
        Defect.of("knows no such route", receiver -> receiver.statusFor = _ -> 404, "accepts"),
        takes(
            "wants the names of the track API",
            event -> !has(event, "isFinalStatus"),
            400,
            "accepts"),
        Defect.of("stores nothing", receiver -> receiver.ignores = _ -> true, "state-lookup"));
  }

  private static int once(AtomicInteger count, Json.Obj event, int millis) {
    return text(event, PayloadKey.STATUS).equals("delivered") && count.getAndIncrement() == 0
        ? millis
        : 0;
  }

  static String signature(FaultyReceiver.Request request) {
    byte[] body = request.body().getBytes(StandardCharsets.UTF_8);
    String right = WebhookSecret.of(SECRET).hmac(body);
    return request.header("x-otpiq-signature").equals(right) ? SECRET : "";
  }

  static Stream<Defect> secrets() {
    return Stream.of(
        Defect.of(
            "reads the header in one letter case only",
            receiver -> receiver.exactHeader = "X-OTPIQ-Webhook-Secret",
            "secret-header-case"),
        acceptsSecret(
            "takes a missing header",
            String::isEmpty,
            "secret-missing",
            "secret-empty",
            "secret-later-request"),
        Defect.of(
            "takes an empty header, but not a missing one",
            receiver -> {
              receiver.acceptsSecret = value -> isRight(value) || value.equals("(empty)");
              receiver.readSecret =
                  request ->
                      request.headers().getOrDefault("x-otpiq-webhook-secret", "none").isEmpty()
                          ? "(empty)"
                          : request.header("x-otpiq-webhook-secret");
            },
            "secret-empty"),
        acceptsSecret(
            "takes any secret of the right length",
            value -> value.length() == SECRET.length(),
            "secret-wrong",
            "secret-other-case",
            "secret-later-request"),
        acceptsSecret(
            "takes any secret",
            value -> !value.isEmpty(),
            "secret-wrong",
            "secret-doubled",
            "secret-prefixed",
            "secret-extended",
            "secret-truncated",
            "secret-other-case",
            "secret-part",
            "secret-sample",
            "secret-later-request"),
        acceptsSecret(
            "takes the secret twice", value -> value.equals(SECRET + SECRET), "secret-doubled"),
        acceptsSecret(
            "looks at the end only",
            value -> value.endsWith(SECRET),
            "secret-prefixed",
            "secret-doubled"),
        acceptsSecret(
            "looks at the beginning only",
            value -> value.startsWith(SECRET),
            "secret-extended",
            "secret-doubled"),
        acceptsSecret(
            "takes a part of the secret",
            value -> !value.isEmpty() && SECRET.startsWith(value),
            "secret-truncated"),
        acceptsSecret(
            "compares without case", value -> value.equalsIgnoreCase(SECRET), "secret-other-case"),
        Defect.of(
            "rejects the previous secret",
            receiver -> receiver.acceptsSecret = value -> value.equals(SECRET),
            "secret-old"),
        Defect.of(
            "stores what it refuses",
            receiver -> receiver.storesRejected = true,
            "refused-not-recorded"));
  }

  private static boolean isRight(String value) {
    return value.equals(SECRET) || value.equals(FaultyReceiver.PREVIOUS_SECRET);
  }

  private static Defect acceptsSecret(String name, Predicate<String> also, String... finds) {
    return Defect.of(
        name,
        receiver -> receiver.acceptsSecret = value -> isRight(value) || also.test(value),
        finds);
  }

  static Stream<Defect> broken() {
    return Stream.of(
        lenient(
            "takes half a body",
            request -> request.body().equals("{\"smsId\":\"sms-"),
            "json-malformed"),
        lenient("takes an array", request -> request.body().startsWith("["), "json-not-object"),
        lenient(
            "takes an object without keys", request -> request.body().equals("{}"), "keys-missing"),
        lenient("takes an empty body", request -> request.body().isEmpty(), "body-empty"),
        lenient(
            "takes any content type",
            request -> request.header("content-type").startsWith("text/plain"),
            "content-type-wrong"),
        shape(
            "answers 401 to every invalid body",
            sound -> request -> sound.of(request) == 400 ? 401 : sound.of(request),
            "json-malformed",
            "json-not-object",
            "keys-missing",
            "body-empty"),
        lenient(
            "takes a body of any size", request -> request.body().length() > 65_536, "body-large"));
  }

  static Stream<Defect> http() {
    return Stream.of(
        Defect.of(
            "answers 200 to GET",
            receiver -> receiver.otherMethodStatus = method -> method.equals("GET") ? 200 : 405,
            "method-get"),
        Defect.of(
            "crashes on HEAD",
            receiver -> receiver.otherMethodStatus = method -> method.equals("HEAD") ? 500 : 405,
            "method-head"),
        ofHttp(
            "does not read what it refuses",
            receiver -> receiver.leavesBodyUnread = true,
            "keep-alive"),
        ofHttp(
            "answers 200 before the body is there",
            receiver -> receiver.respondsBeforeBody = true,
            "body-read-first",
            "json-malformed",
            "json-not-object",
            "keys-missing",
            "body-empty",
            "content-type-wrong",
            "body-large"),
        Defect.of(
            "serves 12 requests at a time", receiver -> receiver.maxConcurrent = 12, "burst"));
  }
}
