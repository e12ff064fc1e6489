package com.otpiq.check;

import static com.otpiq.check.Defect.has;
import static com.otpiq.check.FaultyReceiver.text;

import com.otpiq.webhook.Channel;
import com.otpiq.webhook.Json;
import com.otpiq.webhook.PayloadKey;
import com.otpiq.webhook.Status;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Defects of receivers that acknowledge a webhook and store it as something else, or not at all.
 */
final class StoredAsDefects {
  private static final Charset WINDOWS = Charset.forName("windows-1252");

  private StoredAsDefects() {}

  static Stream<Defect> statuses() {
    return Stream.concat(
        Arrays.stream(Channel.values()).flatMap(StoredAsDefects::ofChannel),
        Stream.of(
            ignores("never stores failed", event -> is(event, Status.FAILED), failed()),
            storesAs(
                "stores every failed as delivered",
                event -> is(event, Status.FAILED),
                "delivered",
                failed()),
            storesAs(
                "stores every failed as sent", event -> is(event, Status.FAILED), "sent", failed()),
            storesAs(
                "stores failed without reason as sent",
                event -> is(event, Status.FAILED) && !has(event, PayloadKey.REASON),
                "sent",
                "reason-absent"),
            ignores(
                "never stores failed without reason",
                event -> is(event, Status.FAILED) && !has(event, PayloadKey.REASON),
                "reason-absent"),
            storesAs(
                "stores delivered under final as sent",
                event -> text(event, PayloadKey.REPORT_TYPE).equals("final"),
                "sent",
                "final-only"),
            storesAs(
                "stores delivered without senderId as failed",
                event ->
                    is(event, Channel.SMS)
                        && is(event, Status.DELIVERED)
                        && !has(event, PayloadKey.SENDER_ID),
                "failed",
                "sender-id-absent"),
            ignores(
                "never stores an Arabic reason",
                event -> text(event, PayloadKey.REASON).startsWith("رفضت شركة"),
                "reason-arabic"),
            storesAs(
                "stores every status but sent and failed as delivered",
                event -> !is(event, Status.SENT) && !is(event, Status.FAILED),
                "delivered",
                "unknown-status"),
            storesAs(
                "stores an unknown channel as failed",
                event -> !Channel.wireNames().contains(text(event, PayloadKey.CHANNEL)),
                "failed",
                "unknown-channel"),
            Defect.of(
                "stores one word for all",
                receiver -> receiver.statusOf = _ -> "done",
                "state-lookup"),
            storesAs(
                "stores every delivered as sent",
                event -> is(event, Status.DELIVERED),
                "sent",
                "state-lookup")));
  }

  private static String[] failed() {
    return new String[] {"sms-failed", "whatsapp-failed", "telegram-failed"};
  }

  /** Each status of a channel is stored as each other one, or not at all. */
  private static Stream<Defect> ofChannel(Channel channel) {
    List<Defect> defects = new ArrayList<>();
    for (Status status : Status.values()) {
      String event = status.wireName() + " by " + channel.wireName();
      String check = channel.wireName() + "-" + status.wireName();
      Predicate<Json.Obj> which = json -> is(json, channel) && is(json, status);
      defects.add(ignores("never stores " + event, which, check));
      Arrays.stream(Status.values())
          .filter(other -> other != status)
          .forEach(other ->
              defects.add(
                  storesAs(
                      "stores " + event + " as " + other.wireName(),
                      which,
                      other.wireName(),
                      check)));
    }
    return defects.stream();
  }

  static Stream<Defect> fields() {
    return Stream.of(
        storesText("stores texts in Windows-1252", StoredAsDefects::misread, "stored-reason"),
        storesText(
            "stores texts in Latin-1",
            text -> new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1),
            "stored-reason"),
        storesText(
            "stores question marks for Arabic letters",
            text -> text.replaceAll("[^\\x00-\\x7F]", "?"),
            "stored-reason"),
        storesText(
            "drops all letters that are not ASCII",
            text -> text.replaceAll("[^\\x21-\\x7E]", ""),
            "stored-reason"),
        storesText("drops joiners", text -> text.replace("\u200C", ""), "stored-reason"),
        storesText(
            "cuts texts after 64 characters",
            text -> text.substring(0, Math.min(64, text.length())),
            "stored-reason"),
        Defect.of(
            "reads the reason from another key",
            receiver -> receiver.storedText = text -> text.length() < 12 ? text : "",
            "stored-reason"),
        Defect.of(
            "shows no reason for WhatsApp",
            receiver -> receiver.storedText = text -> text.startsWith("ک") ? "" : text,
            "stored-reason"),
        storesText(
            "cuts texts of less than 12 characters after 8",
            text -> text.length() < 12 ? text.substring(0, Math.min(8, text.length())) : text,
            "stored-sender"),
        storesText(
            "stores short texts in upper case",
            text -> text.length() < 12 ? text.toUpperCase(Locale.ROOT) : text,
            "stored-sender"),
        Defect.of(
            "stores sms for every channel",
            receiver -> receiver.channelOf = (_, _) -> "sms",
            "stored-channel"),
        Defect.of(
            "mixes up WhatsApp and Telegram",
            receiver ->
                receiver.channelOf =
                    (_, event) ->
                        is(event, Channel.TELEGRAM)
                            ? "whatsapp"
                            : is(event, Channel.WHATSAPP) ? "telegram" : "sms",
            "stored-channel"),
        Defect.of(
            "keeps the channel of the first event",
            receiver ->
                receiver.channelOf =
                    (message, event) ->
                        message.channel.isEmpty()
                            ? text(event, PayloadKey.CHANNEL)
                            : message.channel,
            "stored-channel"));
  }

  private static String misread(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), WINDOWS);
  }

  private static Defect storesText(String name, UnaryOperator<String> change, String... finds) {
    return Defect.of(name, receiver -> receiver.storedText = change, finds);
  }

  private static Defect ignores(String name, Predicate<Json.Obj> which, String... finds) {
    return Defect.of(name, receiver -> receiver.ignores = which, finds);
  }

  private static Defect storesAs(
      String name, Predicate<Json.Obj> which, String status, String... finds) {
    return Defect.of(
        name,
        receiver ->
            receiver.statusOf =
                event -> which.test(event) ? status : text(event, PayloadKey.STATUS),
        finds);
  }

  private static boolean is(Json.Obj event, Status status) {
    return event.text(PayloadKey.STATUS).equals(Optional.of(status.wireName()));
  }

  private static boolean is(Json.Obj event, Channel channel) {
    return event.text(PayloadKey.CHANNEL).equals(Optional.of(channel.wireName()));
  }
}
