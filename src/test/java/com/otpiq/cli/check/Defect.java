package com.otpiq.cli.check;

import static com.otpiq.cli.check.FaultyReceiver.SECRET;
import static com.otpiq.cli.check.FaultyReceiver.text;

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
 * One thing that a receiver does wrong.
 *
 * @param finds the checks that must find it, the one that is about it first, and no other
 */
record Defect(String name, Consumer<FaultyReceiver> change, List<String> finds) {
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
    return new Defect(name, change, List.of(finds));
  }

  private static Stream<Defect> contact() {
    var late = new AtomicInteger();
    var slow = new AtomicInteger();
    return Stream.of(
        of("closes every connection", sick -> sick.hangsUp = true, "answers"),
        of("redirects to a login", sick -> sick.location = "/login", "no-redirect"),
        of(
            "takes 11 s for delivered",
            sick -> sick.delayMillis = event -> once(late, event, 11_000),
            "in-time"),
        of(
            "takes 6 s for delivered",
            sick -> sick.delayMillis = event -> once(slow, event, 6_000),
            "quick"),
        of(
            "reads X-Webhook-Secret",
            sick -> sick.proof = asked -> asked.header("x-webhook-secret"),
            "accepts"),
        of("wants a signature", sick -> sick.proof = Defect::signature, "accepts"),
        of("is a login page to everybody", sick -> sick.believes = _ -> false, "accepts"),
        of("knows no such route", sick -> sick.takes = _ -> 404, "accepts"),
        takes(
            "wants the names of the track API",
            event -> !has(event, "isFinalStatus"),
            400,
            "accepts"),
        of("stores nothing", sick -> sick.forgets = true, "state-lookup"));
  }

  private static int once(AtomicInteger count, Json.Obj event, int millis) {
    return text(event, PayloadKey.STATUS).equals("delivered") && count.getAndIncrement() == 0
        ? millis
        : 0;
  }

  static String signature(FaultyReceiver.Asked asked) {
    byte[] body = asked.body().getBytes(StandardCharsets.UTF_8);
    String right = WebhookSecret.of(SECRET).hmac(body);
    return asked.header("x-otpiq-signature").equals(right) ? SECRET : "";
  }

  private static Stream<Defect> secrets() {
    return Stream.of(
        of(
            "reads the header in one letter case only",
            sick -> sick.exactHeader = "X-OTPIQ-Webhook-Secret",
            "secret-header-case"),
        believes("takes a missing header", String::isEmpty, "secret-missing", "secret-empty"),
        of(
            "takes an empty header, but not a missing one",
            sick -> {
              sick.believes = value -> isRight(value) || value.equals("(empty)");
              sick.proof =
                  asked ->
                      asked.headers().getOrDefault("x-otpiq-webhook-secret", "none").isEmpty()
                          ? "(empty)"
                          : asked.header("x-otpiq-webhook-secret");
            },
            "secret-empty"),
        believes(
            "takes any secret of the right length",
            value -> value.length() == SECRET.length(),
            "secret-wrong",
            "secret-other-case"),
        believes(
            "takes any secret",
            value -> !value.isEmpty(),
            "secret-wrong",
            "secret-doubled",
            "secret-prefixed",
            "secret-extended",
            "secret-truncated",
            "secret-other-case"),
        believes(
            "takes the secret twice", value -> value.equals(SECRET + SECRET), "secret-doubled"),
        believes(
            "looks at the end only",
            value -> value.endsWith(SECRET),
            "secret-prefixed",
            "secret-doubled"),
        believes(
            "looks at the beginning only",
            value -> value.startsWith(SECRET),
            "secret-extended",
            "secret-doubled"),
        believes(
            "takes a part of the secret",
            value -> !value.isEmpty() && SECRET.startsWith(value),
            "secret-truncated"),
        believes(
            "compares without case", value -> value.equalsIgnoreCase(SECRET), "secret-other-case"),
        of(
            "has forgotten the secret of before",
            sick -> sick.believes = value -> value.equals(SECRET),
            "secret-old"),
        of("stores what it refuses", sick -> sick.storesRefused = true, "refused-not-recorded"));
  }

  private static boolean isRight(String value) {
    return value.equals(SECRET) || value.equals(FaultyReceiver.OLD);
  }

  private static Defect believes(String name, Predicate<String> also, String... finds) {
    return of(name, sick -> sick.believes = value -> isRight(value) || also.test(value), finds);
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
    return of(name, sick -> sick.takes = event -> refused.test(event) ? status : 200, finds);
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
                asked -> asked.header("content-type").contains("charset") ? 415 : sound.of(asked),
            "content-type-charset"));
  }

  /** What a body's shape is answered. */
  @FunctionalInterface
  private interface Shape {
    int of(FaultyReceiver.Asked asked);
  }

  /** A receiver that judges a body otherwise than a sound one does. */
  private static Defect shape(String name, UnaryOperator<Shape> change, String... finds) {
    return of(
        name,
        sick -> {
          ToIntFunction<FaultyReceiver.Asked> sound = sick.shape;
          sick.shape = change.apply(sound::applyAsInt)::of;
        },
        finds);
  }

  private static Defect lenient(
      String name, Predicate<FaultyReceiver.Asked> which, String... finds) {
    return shape(name, sound -> asked -> which.test(asked) ? 200 : sound.of(asked), finds);
  }

  private static Stream<Defect> broken() {
    return Stream.of(
        lenient(
            "takes half a body",
            asked -> asked.body().equals("{\"smsId\":\"sms-"),
            "json-malformed"),
        lenient("takes an array", asked -> asked.body().startsWith("["), "json-not-object"),
        lenient("takes an object without keys", asked -> asked.body().equals("{}"), "keys-missing"),
        lenient("takes an empty body", asked -> asked.body().isEmpty(), "body-empty"),
        lenient(
            "takes any content type",
            asked -> asked.header("content-type").startsWith("text/plain"),
            "content-type-wrong"),
        shape(
            "answers 401 to everything that it does not like",
            sound -> asked -> sound.of(asked) == 400 ? 401 : sound.of(asked),
            "json-malformed",
            "json-not-object",
            "keys-missing",
            "body-empty"),
        lenient("takes a body of any size", asked -> asked.body().length() > 65_536, "body-large"));
  }

  private static Stream<Defect> http() {
    return Stream.of(
        of(
            "answers 200 to GET",
            sick -> sick.method = method -> method.equals("GET") ? 200 : 405,
            "method-get"),
        of(
            "crashes on HEAD",
            sick -> sick.method = method -> method.equals("HEAD") ? 500 : 405,
            "method-head"),
        of("does not read what it refuses", sick -> sick.leavesBodies = true, "keep-alive"),
        of(
            "answers 200 before the body is there",
            sick -> sick.answersFirst = true,
            "body-read-first",
            "json-malformed",
            "json-not-object",
            "keys-missing",
            "body-empty",
            "content-type-wrong",
            "body-large"),
        of("bears 12 requests at once", sick -> sick.atOnce = 12, "burst"));
  }

  private static Stream<Defect> events() {
    return Stream.of(
        of(
            "throws delivered away after sent",
            sick ->
                sick.moves =
                    (message, event) ->
                        !message.isFinal && !text(event, PayloadKey.STATUS).equals("delivered"),
            "delivered-after-sent",
            "fallback-delivered"),
        of(
            "deduplicates by smsId alone",
            sick -> sick.key = _ -> "one",
            "delivered-after-sent",
            "failed-after-sent",
            "fallback-delivered"),
        of(
            "throws failed away after sent",
            sick ->
                sick.moves =
                    (message, event) ->
                        !message.isFinal
                            && !(message.status.equals("sent")
                                && text(event, PayloadKey.STATUS).equals("failed")),
            "failed-after-sent"),
        of(
            "lets sent move back delivered",
            sick -> sick.moves = (message, _) -> !message.status.equals("failed"),
            "late-sent",
            "fallback-sent",
            "fallback-delivered"),
        of(
            "lets sent move back failed",
            sick -> sick.moves = (message, _) -> !message.status.equals("delivered"),
            "late-sent-after-failed"),
        of(
            "refuses duplicates",
            sick -> sick.duplicateStatus = 409,
            "duplicate-accepted",
            "duplicate-race"),
        of(
            "acts on duplicates",
            sick -> sick.actsOnDuplicates = true,
            "duplicate-once",
            "duplicate-race"),
        of("looks before it inserts", sick -> sick.racy = true, "duplicate-race"),
        of(
            "deduplicates without the channel",
            sick -> sick.key = event -> text(event, PayloadKey.STATUS),
            "fallback-sent"),
        of(
            "takes every failed for final",
            sick -> sick.ends = event -> !text(event, PayloadKey.STATUS).equals("sent"),
            "fallback-delivered",
            "fallback-sent"),
        of(
            "reads isFinalStatus, which is a name of the track API",
            sick -> sick.ends = event -> has(event, "isFinalStatus"),
            "late-sent",
            "late-sent-after-failed"),
        of(
            "lets sent move back delivered, and stores after its answer",
            sick -> {
              sick.storesAfterMillis = 300;
              sick.moves = (message, _) -> !message.status.equals("failed");
            },
            "late-sent",
            "fallback-sent",
            "fallback-delivered"),
        of("ends two webhooks after a race", Defect::endsAfterRace, "survives"),
        of("knows only its own messages", sick -> sick.strangerStatus = 404, "unknown-message"),
        of("throws away what comes early", sick -> sick.strangerStatus = 200, "early-webhook"));
  }

  private static void endsAfterRace(FaultyReceiver sick) {
    Map<String, Integer> seen = new LinkedHashMap<>();
    sick.takes =
        event -> {
          synchronized (seen) {
            seen.merge(text(event, PayloadKey.SMS_ID), 1, Integer::sum);
            int raced = new ArrayList<>(seen.values()).indexOf(10);
            return raced >= 0 && seen.size() - raced > 2 ? 500 : 200;
          }
        };
  }
}
