package com.otpiq.check;

import static com.otpiq.check.FaultyReceiver.SECRET;
import static com.otpiq.check.FaultyReceiver.text;

import com.otpiq.message.WebhookSecret;
import com.otpiq.webhook.Channel;
import com.otpiq.webhook.Json;
import com.otpiq.webhook.PayloadKey;
import com.otpiq.webhook.Status;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * One defect of a receiver.
 *
 * @param needsSockets whether it is a defect of HTTP, which a function cannot have
 * @param finds the checks that must find it, the one that is about it first, and no other
 */
record Defect(
    String name, Consumer<FaultyReceiver> change, boolean needsSockets, List<String> finds) {
  private static final Set<String> KEYS = Set.copyOf(PayloadKey.ALL);

  static Stream<Defect> all() {
    return Stream.of(contact(), secrets(), documented(), tolerance(), broken(), http(), events())
        .flatMap(each -> each);
  }

  @Override
  public String toString() {
    return name;
  }

  private static Defect of(String name, Consumer<FaultyReceiver> change, String... finds) {
    return new Defect(name, change, false, List.of(finds));
  }

  private static Defect ofHttp(String name, Consumer<FaultyReceiver> change, String... finds) {
    return new Defect(name, change, true, List.of(finds));
  }

  private static Stream<Defect> contact() {
    var late = new AtomicInteger();
    var slow = new AtomicInteger();
    return Stream.of(
        ofHttp("closes every connection", receiver -> receiver.closesConnections = true, "answers"),
        of("redirects to a login", receiver -> receiver.redirectTo = "/login", "no-redirect"),
        of(
            "takes 11 s for delivered",
            receiver -> receiver.delayMillis = event -> once(late, event, 11_000),
            "in-time"),
        of(
            "takes 6 s for delivered",
            receiver -> receiver.delayMillis = event -> once(slow, event, 6_000),
            "quick"),
        of(
            "reads X-Webhook-Secret",
            receiver -> receiver.readSecret = request -> request.header("x-webhook-secret"),
            "accepts"),
        of("wants a signature", receiver -> receiver.readSecret = Defect::signature, "accepts"),
        of(
            "is a login page to everybody",
            receiver -> receiver.acceptsSecret = _ -> false,
            "accepts"),
        of("knows no such route", receiver -> receiver.statusFor = _ -> 404, "accepts"),
        takes(
            "wants the names of the track API",
            event -> !has(event, "isFinalStatus"),
            400,
            "accepts"),
        of("stores nothing", receiver -> receiver.storesNothing = true, "state-lookup"));
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

  private static Stream<Defect> secrets() {
    return Stream.of(
        of(
            "reads the header in one letter case only",
            receiver -> receiver.exactHeader = "X-OTPIQ-Webhook-Secret",
            "secret-header-case"),
        acceptsSecret("takes a missing header", String::isEmpty, "secret-missing", "secret-empty"),
        of(
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
            "secret-other-case"),
        acceptsSecret(
            "takes any secret",
            value -> !value.isEmpty(),
            "secret-wrong",
            "secret-doubled",
            "secret-prefixed",
            "secret-extended",
            "secret-truncated",
            "secret-other-case"),
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
        of(
            "has forgotten the secret of before",
            receiver -> receiver.acceptsSecret = value -> value.equals(SECRET),
            "secret-old"),
        of(
            "stores what it refuses",
            receiver -> receiver.storesRejected = true,
            "refused-not-recorded"));
  }

  private static boolean isRight(String value) {
    return value.equals(SECRET) || value.equals(FaultyReceiver.PREVIOUS_SECRET);
  }

  private static Defect acceptsSecret(String name, Predicate<String> also, String... finds) {
    return of(
        name,
        receiver -> receiver.acceptsSecret = value -> isRight(value) || also.test(value),
        finds);
  }

  private static Stream<Defect> documented() {
    Stream<Defect> each =
        Arrays.stream(Channel.values())
            .flatMap(
                channel -> Arrays.stream(Status.values()).map(status -> refuses(channel, status)));
    Stream<Defect> others =
        Stream.of(
            takes(
                "knows no final reports",
                event -> text(event, PayloadKey.REPORT_TYPE).equals("final"),
                422,
                "final-only"),
            takes(
                "crashes without reason",
                event ->
                    text(event, PayloadKey.STATUS).equals("failed")
                        && !has(event, PayloadKey.REASON),
                500,
                "reason-absent"),
            takes(
                "crashes without senderId",
                event ->
                    text(event, PayloadKey.CHANNEL).equals("sms")
                        && !has(event, PayloadKey.SENDER_ID),
                500,
                "sender-id-absent"),
            takes(
                "wants a hyphen in smsId",
                event -> !text(event, PayloadKey.SMS_ID).startsWith("sms-"),
                400,
                "sms-id-underscore"),
            takes(
                "wants an underscore in smsId",
                event -> !text(event, PayloadKey.SMS_ID).startsWith("sms_"),
                400,
                "sms-id-hyphen"));
    return Stream.concat(each, others);
  }

  private static Defect takes(
      String name, Predicate<Json.Obj> refused, int status, String... finds) {
    return of(
        name, receiver -> receiver.statusFor = event -> refused.test(event) ? status : 200, finds);
  }

  private static boolean has(Json.Obj event, String key) {
    return event.member(key).isPresent();
  }

  private static Defect refuses(Channel channel, Status status) {
    return takes(
        "refuses " + status.wireName() + " by " + channel.wireName(),
        event ->
            text(event, PayloadKey.CHANNEL).equals(channel.wireName())
                && text(event, PayloadKey.STATUS).equals(status.wireName()),
        422,
        channel.wireName() + "-" + status.wireName());
  }

  private static Stream<Defect> tolerance() {
    return Stream.of(
        takes(
            "has a strict schema",
            event -> event.members().stream().anyMatch(member -> !KEYS.contains(member.name())),
            500,
            "unknown-key"),
        takes(
            "crashes on an unknown status",
            event -> !Status.wireNames().contains(text(event, PayloadKey.STATUS)),
            500,
            "unknown-status"),
        takes(
            "crashes on an unknown channel",
            event -> !Channel.wireNames().contains(text(event, PayloadKey.CHANNEL)),
            500,
            "unknown-channel"),
        takes(
            "stores Latin letters only",
            event -> text(event, PayloadKey.REASON).codePoints().anyMatch(c -> c > 0x7F),
            500,
            "reason-arabic",
            "reason-kurdish"),
        takes(
            "stores letters of Arabic only",
            event ->
                text(event, PayloadKey.REASON).codePoints().anyMatch(c -> c == 0x200C || c > 0x6A0),
            500,
            "reason-kurdish"),
        shape(
            "takes no charset",
            sound ->
                request ->
                    request.header("content-type").contains("charset") ? 415 : sound.of(request),
            "content-type-charset"));
  }

  /** What a body's shape is answered. */
  @FunctionalInterface
  private interface Shape {
    int of(FaultyReceiver.Request request);
  }

  /** A receiver that judges a body otherwise than a sound one does. */
  private static Defect shape(String name, UnaryOperator<Shape> change, String... finds) {
    return of(
        name,
        receiver -> {
          ToIntFunction<FaultyReceiver.Request> sound = receiver.validate;
          receiver.validate = change.apply(sound::applyAsInt)::of;
        },
        finds);
  }

  private static Defect lenient(
      String name, Predicate<FaultyReceiver.Request> which, String... finds) {
    return shape(name, sound -> request -> which.test(request) ? 200 : sound.of(request), finds);
  }

  private static Stream<Defect> broken() {
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
            "answers 401 to everything that it does not like",
            sound -> request -> sound.of(request) == 400 ? 401 : sound.of(request),
            "json-malformed",
            "json-not-object",
            "keys-missing",
            "body-empty"),
        lenient(
            "takes a body of any size", request -> request.body().length() > 65_536, "body-large"));
  }

  private static Stream<Defect> http() {
    return Stream.of(
        of(
            "answers 200 to GET",
            receiver -> receiver.otherMethodStatus = method -> method.equals("GET") ? 200 : 405,
            "method-get"),
        of(
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
        of("bears 12 requests at once", receiver -> receiver.maxConcurrent = 12, "burst"));
  }

  private static Stream<Defect> events() {
    return Stream.of(
        of(
            "throws delivered away after sent",
            receiver ->
                receiver.changesStatus =
                    (message, event) ->
                        !message.isFinal && !text(event, PayloadKey.STATUS).equals("delivered"),
            "delivered-after-sent",
            "fallback-delivered"),
        of(
            "deduplicates by smsId alone",
            receiver -> receiver.deduplicationKey = _ -> "one",
            "delivered-after-sent",
            "failed-after-sent",
            "fallback-delivered"),
        of(
            "throws failed away after sent",
            receiver ->
                receiver.changesStatus =
                    (message, event) ->
                        !message.isFinal
                            && !(message.status.equals("sent")
                                && text(event, PayloadKey.STATUS).equals("failed")),
            "failed-after-sent"),
        of(
            "lets sent move back delivered",
            receiver -> receiver.changesStatus = (message, _) -> !message.status.equals("failed"),
            "late-sent",
            "fallback-sent",
            "fallback-delivered"),
        of(
            "lets sent move back failed",
            receiver ->
                receiver.changesStatus = (message, _) -> !message.status.equals("delivered"),
            "late-sent-after-failed"),
        of(
            "refuses duplicates",
            receiver -> receiver.duplicateStatus = 409,
            "duplicate-accepted",
            "duplicate-race"),
        of(
            "acts on duplicates",
            receiver -> receiver.actsOnDuplicates = true,
            "duplicate-once",
            "duplicate-race"),
        of(
            "looks before it inserts",
            receiver -> receiver.checksThenInserts = true,
            "duplicate-race"),
        of(
            "deduplicates without the channel",
            receiver -> receiver.deduplicationKey = event -> text(event, PayloadKey.STATUS),
            "fallback-sent"),
        of(
            "takes every failed for final",
            receiver -> receiver.isFinal = event -> !text(event, PayloadKey.STATUS).equals("sent"),
            "fallback-delivered",
            "fallback-sent"),
        of(
            "reads isFinalStatus, which is a name of the track API",
            receiver -> receiver.isFinal = event -> has(event, "isFinalStatus"),
            "late-sent",
            "late-sent-after-failed"),
        of(
            "lets sent move back delivered, and stores after its answer",
            receiver -> {
              receiver.storesAfterMillis = 300;
              receiver.changesStatus = (message, _) -> !message.status.equals("failed");
            },
            "late-sent",
            "fallback-sent",
            "fallback-delivered"),
        of("ends two webhooks after a race", Defect::endsAfterRace, "survives"),
        of(
            "knows only its own messages",
            receiver -> receiver.unknownMessageStatus = 404,
            "unknown-message"),
        of(
            "throws away what comes early",
            receiver -> receiver.unknownMessageStatus = 200,
            "early-webhook"));
  }

  private static void endsAfterRace(FaultyReceiver receiver) {
    Map<String, Integer> seen = new LinkedHashMap<>();
    receiver.statusFor =
        event -> {
          synchronized (seen) {
            seen.merge(text(event, PayloadKey.SMS_ID), 1, Integer::sum);
            int raced = new ArrayList<>(seen.values()).indexOf(10);
            return raced >= 0 && seen.size() - raced > 2 ? 500 : 200;
          }
        };
  }
}
