package com.otpiq.check;

import static com.otpiq.check.Defect.has;
import static com.otpiq.check.FaultyReceiver.text;

import com.otpiq.webhook.Json;
import com.otpiq.webhook.PayloadKey;
import com.otpiq.webhook.Status;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Defects of the stored state. */
final class StateDefects {
  private StateDefects() {}

  static Stream<Defect> events() {
    return Stream.of(
        Defect.of(
            "ignores delivered after sent",
            receiver ->
                receiver.changesStatus =
                    (message, event) ->
                        !message.isFinal && !text(event, PayloadKey.STATUS).equals("delivered"),
            "delivered-after-sent",
            "fallback-delivered"),
        Defect.of(
            "deduplicates by smsId alone",
            receiver -> receiver.deduplicationKey = _ -> "one",
            "delivered-after-sent",
            "failed-after-sent",
            "fallback-delivered"),
        Defect.of(
            "ignores failed after sent",
            receiver ->
                receiver.changesStatus =
                    (message, event) ->
                        !message.isFinal
                            && !(message.status.equals("sent")
                                && text(event, PayloadKey.STATUS).equals("failed")),
            "failed-after-sent"),
        Defect.of(
            "lets sent move back delivered",
            receiver -> receiver.changesStatus = (message, _) -> !message.status.equals("failed"),
            "late-sent",
            "fallback-sent",
            "fallback-delivered",
            "late-other-channel"),
        Defect.of(
            "lets sent move back failed",
            receiver ->
                receiver.changesStatus = (message, _) -> !message.status.equals("delivered"),
            "late-sent-after-failed",
            "late-other-channel"),
        Defect.of(
            "refuses duplicates",
            receiver -> receiver.duplicateStatus = 409,
            "duplicate-accepted",
            "duplicate-race",
            "duplicate-later",
            "duplicate-interleaved"),
        Defect.of(
            "acts on duplicates",
            receiver -> receiver.actsOnDuplicates = true,
            "duplicate-once",
            "duplicate-race",
            "duplicate-later",
            "duplicate-interleaved"),
        Defect.of(
            "checks for a duplicate before it inserts",
            receiver -> receiver.checksThenInserts = true,
            "duplicate-race"),
        Defect.of(
            "deduplicates without the channel",
            receiver -> receiver.deduplicationKey = event -> text(event, PayloadKey.STATUS),
            "fallback-sent"),
        Defect.of(
            "takes every failed for final",
            receiver -> receiver.isFinal = event -> !text(event, PayloadKey.STATUS).equals("sent"),
            "fallback-delivered",
            "fallback-sent",
            "unknown-status"),
        Defect.of(
            "takes an unknown status for final",
            receiver -> receiver.isFinal = event -> isFinal(event) || !isKnown(event),
            "unknown-status"),
        Defect.of(
            "reads isFinalStatus, which is a name of the track API",
            receiver -> receiver.isFinal = event -> has(event, "isFinalStatus"),
            "late-sent",
            "late-sent-after-failed",
            "late-other-channel"),
        Defect.of(
            "lets sent move back delivered, and stores after its response",
            receiver -> {
              receiver.storesAfterMillis = 300;
              receiver.changesStatus = (message, _) -> !message.status.equals("failed");
            },
            "late-sent",
            "fallback-sent",
            "fallback-delivered",
            "late-other-channel"),
        Defect.of("ends four messages after a race", StateDefects::endsAfterRace, "survives"),
        Defect.of(
            "rejects webhooks of unknown messages",
            receiver -> receiver.unknownMessageStatus = 404,
            "unknown-message"),
        Defect.of(
            "ignores webhooks of unknown messages",
            receiver -> receiver.unknownMessageStatus = 200,
            "early-webhook"));
  }

  private static boolean isFinal(Json.Obj event) {
    return event.value(PayloadKey.IS_FINAL).map(Json::plain).equals(Optional.of(true));
  }

  private static boolean isKnown(Json.Obj event) {
    return Status.wireNames().contains(text(event, PayloadKey.STATUS));
  }

  private static void endsAfterRace(FaultyReceiver receiver) {
    Map<String, Integer> seen = new LinkedHashMap<>();
    receiver.statusFor =
        event -> {
          synchronized (seen) {
            seen.merge(text(event, PayloadKey.SMS_ID), 1, Integer::sum);
            int raced = new ArrayList<>(seen.values()).indexOf(10);
            return raced >= 0 && seen.size() - raced > 4 ? 500 : 200;
          }
        };
  }
}
