package com.otpiq.sandbox;

import com.otpiq.json.StrictObject;
import com.otpiq.json.StrictObject.InvalidObject;
import com.otpiq.message.HttpUrl;
import com.otpiq.sandbox.scenario.ScenarioFormat;
import com.otpiq.time.TimeRange;
import com.otpiq.webhook.Channel;
import com.otpiq.webhook.Json;
import com.otpiq.webhook.ReportType;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the records of a state file; each value must be there unless it is optional. */
final class StateRecordReader {
  private static final int MAX_NUMBER = 999_999_999;
  private static final int MAX_TEXT = 1 << 20;

  private final StrictObject values;
  private final Json.Obj json;

  private StateRecordReader(Json.Obj json, String... keys) {
    this.json = json;
    this.values =
        StrictObject.of(
            json,
            "the record",
            Stream.concat(Stream.of("type", "at"), Arrays.stream(keys)).toList());
  }

  /**
   * Reads what {@link StateRecord#json} wrote.
   *
   * @throws InvalidObject if that did not write it
   */
  static StateRecord read(Json.Obj json) {
    return switch (json.text("type").orElse("")) {
      case "message" ->
          new StateRecordReader(
                  json,
                  "smsId",
                  "number",
                  "phoneNumber",
                  "route",
                  "parts",
                  "senderId",
                  "scenario",
                  "webhookUrl",
                  "reportType",
                  "secretHash")
              .message();
      case "step" -> {
        var reader = new StateRecordReader(json, "smsId");
        yield new StateRecord.StepDone(reader.smsId(), reader.at());
      }
      case "attempt" ->
          new StateRecordReader(
                  json,
                  "smsId",
                  "webhook",
                  "attempt",
                  "tookMs",
                  "status",
                  "acknowledged",
                  "reason",
                  "retryAt")
              .attempt();
      case "redelivery" -> {
        var reader = new StateRecordReader(json, "smsId");
        yield new StateRecord.Redelivered(reader.smsId(), reader.at());
      }
      case "advance" -> new StateRecord.Advanced(new StateRecordReader(json).at());
      case "reset" -> new StateRecord.Reset(new StateRecordReader(json).at());
      default -> throw new InvalidObject("this is not a record of a sandbox");
    };
  }

  private StateRecord.Accepted message() {
    Json.Obj scenario =
        json.object("scenario")
            .orElseThrow(() -> new InvalidObject("`scenario` must be an object"));
    var draft =
        new MessageDraft(
            text("phoneNumber"),
            route(),
            number("parts"),
            optionalText("senderId"),
            target(),
            ScenarioFormat.readSaved(scenario));
    if (draft.scenario().minChannels() > draft.route().size()) {
      throw new InvalidObject("the route of the message is too short for its scenario");
    }
    return new StateRecord.Accepted(
        number("number"), smsId(), at(), draft, optionalText("secretHash"));
  }

  private StateRecord.Attempted attempt() {
    var attempt =
        new AttemptRecord(
            number("attempt"),
            at(),
            Duration.ofMillis(number("tookMs")),
            number("status"),
            required("acknowledged", values.bool("acknowledged")),
            text("reason"));
    return new StateRecord.Attempted(
        smsId(),
        number("webhook"),
        attempt,
        optionalText("retryAt").map(StateRecordReader::instant));
  }

  private Optional<MessageDraft.Target> target() {
    return optionalText("webhookUrl")
        .map(url ->
            new MessageDraft.Target(
                url(url),
                text("reportType").equals(ReportType.FINAL.wireName())
                    ? ReportType.FINAL
                    : ReportType.ALL,
                Optional.empty()));
  }

  private static HttpUrl url(String text) {
    try {
      return HttpUrl.of(text);
    } catch (IllegalArgumentException e) {
      throw new InvalidObject("its `webhookUrl` " + e.getMessage());
    }
  }

  private List<Channel> route() {
    List<Channel> route =
        required("route", values.array("route", Channel.values().length)).stream()
            .map(StateRecordReader::channel)
            .toList();
    if (route.isEmpty()) {
      throw new InvalidObject("its route is empty");
    }
    return route;
  }

  private static Channel channel(Json word) {
    return Arrays.stream(Channel.values())
        .filter(channel -> word.asText().filter(channel.wireName()::equals).isPresent())
        .findFirst()
        .orElseThrow(() -> new InvalidObject("its route has an unknown channel"));
  }

  private String smsId() {
    return text("smsId");
  }

  private Instant at() {
    return instant(text("at"));
  }

  private static Instant instant(String text) {
    try {
      Instant time = Instant.parse(text);
      if (TimeRange.contains(time)) {
        return time;
      }
    } catch (DateTimeException _) {
      // reported below
    }
    throw new InvalidObject("'" + text + "' is not a time from 1970 to 9999");
  }

  private int number(String key) {
    return required(key, values.integer(key, 0, MAX_NUMBER));
  }

  private String text(String key) {
    return required(key, optionalText(key));
  }

  private Optional<String> optionalText(String key) {
    return values.text(key, MAX_TEXT);
  }

  private static <T> T required(String key, Optional<T> value) {
    return value.orElseThrow(() -> new InvalidObject("`" + key + "` is missing"));
  }
}
