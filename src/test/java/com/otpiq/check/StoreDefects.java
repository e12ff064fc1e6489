package com.otpiq.check;

import static com.otpiq.check.Defect.ofHttp;
import static com.otpiq.check.Defect.ofOutside;
import static com.otpiq.check.FaultyReceiver.SECRET;
import static com.otpiq.check.FaultyReceiver.text;

import com.otpiq.check.FaultyReceiver.Request;
import com.otpiq.json.BodyParser;
import com.otpiq.time.Time;
import com.otpiq.webhook.Channel;
import com.otpiq.webhook.PayloadKey;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/** Defects of what is stored for several messages and channels, and of what can be seen of it. */
final class StoreDefects {
  private static final Duration MEMORY = Duration.ofMillis(1_500);

  private StoreDefects() {}

  static Stream<Defect> all() {
    Stream<Defect> some =
        Stream.of(
            ofHttp(
                "takes the first segment for the whole body",
                receiver -> receiver.readsOneSegment = true,
                "body-segments"),
            ofHttp(
                "decodes each segment by itself",
                receiver -> receiver.decodesSegments = true,
                "body-segments"),
            Defect.of(
                "acknowledges final reports with an error page",
                receiver ->
                    receiver.showsError =
                        event -> text(event, PayloadKey.REPORT_TYPE).equals("final"),
                "final-only"),
            Defect.of("takes 100 requests", StoreDefects::limitsRate, "rate-limit"),
            Defect.of(
                "shows what was looked up first",
                receiver -> receiver.cachesLookups = true,
                "lookup-current"),
            Defect.of(
                    "commits only what is final",
                    receiver -> receiver.commitsOnlyFinal = true,
                    "stored-by-itself")
                .mayFind(
                    "sms-sent",
                    "whatsapp-sent",
                    "telegram-sent",
                    "burst",
                    "sms-id-neighbours",
                    "fallback-sent"),
            Defect.of(
                "cuts the smsId to 24 characters",
                receiver ->
                    receiver.messageKey = smsId -> smsId.substring(0, Math.min(24, smsId.length())),
                "sms-id-neighbours"),
            Defect.of(
                "stores only 12 webhooks at a time",
                receiver -> receiver.keepsConcurrent = 12,
                "burst"),
            Defect.of(
                "remembers only the last webhook of a connection",
                StoreDefects::remembersLast,
                "duplicate-interleaved"),
            ofHttp(
                "remembers a webhook for 1.5 s", StoreDefects::remembersShortly, "duplicate-later"),
            ofOutside(
                "answers 200 to everything",
                receiver -> {
                  receiver.acceptsSecret = _ -> true;
                  receiver.validate = _ -> 200;
                },
                "reads-webhooks",
                "secret-missing",
                "secret-wrong",
                "secret-empty",
                "secret-doubled",
                "secret-prefixed",
                "secret-extended",
                "secret-truncated",
                "secret-other-case",
                "secret-part",
                "secret-sample",
                "secret-later-request",
                "json-malformed",
                "json-not-object",
                "keys-missing",
                "body-empty",
                "content-type-wrong",
                "body-large"),
            ofOutside(
                "answers 200 to everything with the right secret",
                receiver -> receiver.validate = _ -> 200,
                "reads-body",
                "json-malformed",
                "json-not-object",
                "keys-missing",
                "body-empty",
                "content-type-wrong",
                "body-large"));
    Stream<Defect> movedBack =
        Stream.of(Channel.WHATSAPP, Channel.TELEGRAM)
            .flatMap(channel -> Stream.of(movedBy(channel, "sent"), movedBy(channel, "failed")));
    return Stream.concat(some, movedBack);
  }

  /** Lets a late webhook of this channel change the final state that another channel reported. */
  private static Defect movedBy(Channel channel, String status) {
    return Defect.of(
        "lets a late " + status + " by " + channel.wireName() + " move back delivered",
        receiver ->
            receiver.changesStatus =
                (message, event) ->
                    !message.isFinal
                        || (message.status.equals("delivered")
                            && !message.channel.equals(text(event, PayloadKey.CHANNEL))
                            && text(event, PayloadKey.STATUS).equals(status)
                            && text(event, PayloadKey.CHANNEL).equals(channel.wireName())),
        "late-other-channel");
  }

  private static void limitsRate(FaultyReceiver receiver) {
    AtomicInteger count = new AtomicInteger();
    ToIntFunction<Request> sound = receiver.validate;
    receiver.readSecret =
        request ->
            count.incrementAndGet() > 100 ? SECRET : request.header("x-otpiq-webhook-secret");
    receiver.validate = request -> count.get() > 100 ? 429 : sound.applyAsInt(request);
  }

  private static void remembersLast(FaultyReceiver receiver) {
    Map<String, String> last = new ConcurrentHashMap<>();
    receiver.forgets =
        request -> {
          String smsId = smsId(request);
          String before = last.put(request.header(InMemoryTransport.CONNECTION), smsId);
          return before != null && !before.equals(smsId);
        };
  }

  private static void remembersShortly(FaultyReceiver receiver) {
    Map<String, Instant> seen = new ConcurrentHashMap<>();
    receiver.forgets =
        request -> {
          Instant now = Time.real().now();
          return seen.computeIfAbsent(smsId(request), _ -> now).plus(MEMORY).isBefore(now);
        };
  }

  private static String smsId(Request request) {
    return BodyParser.parse(request.body().getBytes(StandardCharsets.UTF_8))
        .object()
        .map(event -> text(event, PayloadKey.SMS_ID))
        .orElse("");
  }
}
