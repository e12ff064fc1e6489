package com.otpiq.check;

import static com.otpiq.check.Defect.has;
import static com.otpiq.check.Defect.shape;
import static com.otpiq.check.Defect.takes;
import static com.otpiq.check.FaultyReceiver.text;

import com.otpiq.webhook.Channel;
import com.otpiq.webhook.PayloadKey;
import com.otpiq.webhook.Status;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;

/** Defects that affect documented and possible future webhooks. */
final class WebhookDefects {
  private static final Set<String> KEYS = Set.copyOf(PayloadKey.ALL);

  private WebhookDefects() {}

  static Stream<Defect> documented() {
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

  private static Defect refuses(Channel channel, Status status) {
    return takes(
        "refuses " + status.wireName() + " by " + channel.wireName(),
        event ->
            text(event, PayloadKey.CHANNEL).equals(channel.wireName())
                && text(event, PayloadKey.STATUS).equals(status.wireName()),
        422,
        channel.wireName() + "-" + status.wireName());
  }

  static Stream<Defect> tolerance() {
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
        takes(
            "has a column of 255 characters for reason",
            event -> text(event, PayloadKey.REASON).length() > 255,
            500,
            "reason-long"),
        shape(
            "takes no charset",
            sound ->
                request ->
                    request.header("content-type").contains("charset") ? 415 : sound.of(request),
            "content-type-charset"));
  }
}
