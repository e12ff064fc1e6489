package com.otpiq.sandbox;

import com.otpiq.journal.LineFile;
import com.otpiq.message.WebhookSecret;
import com.otpiq.report.Event;
import com.otpiq.report.Problem;
import com.otpiq.report.Reporter;
import com.otpiq.webhook.Channel;
import com.otpiq.webhook.Json;
import com.otpiq.webhook.JsonObject;
import com.otpiq.webhook.ReportType;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the sandbox keeps on disk: each message before its acceptance is answered, and what became
 * of it. No secret is kept; a mark tells which of the given ones a message had.
 */
final class StateFile implements AutoCloseable {
  private final Optional<LineFile> file;

  private StateFile(Optional<LineFile> file) {
    this.file = file;
  }

  static StateFile open(Optional<Path> path) {
    return new StateFile(path.map(LineFile::open));
  }

  boolean accepted(Sms sms, Draft draft) {
    return file.map(lines -> lines.append(record(sms, draft))).orElse(true);
  }

  void happened(Sms sms) {
    append(new JsonObject().put("type", "step").put("smsId", sms.id()));
  }

  void ended(Sms sms, Dispatch.State how) {
    append(new JsonObject().put("type", "webhook").put("smsId", sms.id()).put("state", how.word()));
  }

  void reset() {
    append(new JsonObject().put("type", "reset"));
  }

  /** Brings everything back that was kept, where it stood. */
  static void restore(Path path, World world, List<WebhookSecret> secrets, Reporter reporter) {
    Map<String, Past> all = new LinkedHashMap<>();
    for (Json.Obj record : LineFile.read(path)) {
      String id = record.text("smsId").orElse("");
      switch (record.text("type").orElse("")) {
        case "message" -> all.put(id, new Past(record));
        case "step" -> Optional.ofNullable(all.get(id)).ifPresent(past -> past.steps++);
        case "webhook" -> Optional.ofNullable(all.get(id)).ifPresent(past -> past.end(record));
        case "reset" -> all.clear();
        default -> throw Problem.of(Problem.Kind.INPUT, path + " is no state of a sandbox");
      }
    }
    long unknown = all.values().stream().filter(past -> past.isWithoutItsSecret(secrets)).count();
    all.values().forEach(past -> past.restore(world, secrets));
    if (unknown > 0) {
      reporter.report(
          new Event.Notice(
              unknown
                  + " messages had a webhook secret that is not kept; give it with --secret-file"));
    }
  }

  @Override
  public void close() {
    file.ifPresent(LineFile::close);
  }

  private void append(JsonObject record) {
    var _ = file.map(lines -> lines.append(record.made())).orElse(true);
  }

  private static Json.Obj record(Sms sms, Draft draft) {
    JsonObject record =
        new JsonObject()
            .put("type", "message")
            .put("smsId", sms.id())
            .put("number", sms.number())
            .put("at", sms.acceptedAt().toString())
            .put("phoneNumber", sms.phone())
            .put("route", Json.of(sms.route().stream().map(Channel::word).map(Json::of).toList()))
            .put("parts", draft.parts())
            .put("senderId", sms.senderId())
            .put("scenario", FateText.write(sms.fate()));
    draft
        .target()
        .ifPresent(target ->
            record
                .put("webhookUrl", target.url().toString())
                .put("reportType", target.type().word())
                .put("secretMark", target.secret().map(StateFile::mark)));
    return record.made();
  }

  /** Enough to know a secret again, and too little to find it. */
  private static String mark(WebhookSecret secret) {
    return secret.hmac("otpiq sandbox".getBytes(StandardCharsets.UTF_8)).substring(0, 16);
  }

  /** A message as it was kept. */
  private static final class Past {
    private final Json.Obj record;
    private final List<Dispatch.State> ended = new ArrayList<>();
    private int steps;

    Past(Json.Obj record) {
      this.record = record;
    }

    void end(Json.Obj webhook) {
      ended.add(
          webhook.text("state").filter(Dispatch.State.ACKNOWLEDGED.word()::equals).isPresent()
              ? Dispatch.State.ACKNOWLEDGED
              : Dispatch.State.FAILED);
    }

    boolean isWithoutItsSecret(List<WebhookSecret> secrets) {
      return record.text("secretMark").isPresent() && secret(secrets).isEmpty();
    }

    void restore(World world, List<WebhookSecret> secrets) {
      Json.Obj scenario = (Json.Obj) record.value("scenario").orElseThrow();
      var draft =
          new Draft(
              text("phoneNumber"),
              route(),
              Integer.parseInt(literal("parts")),
              record.text("senderId"),
              target(secrets),
              FateText.read(scenario));
      Sms sms =
          world.sms(
              Long.parseLong(literal("number")), text("smsId"), draft, Instant.parse(text("at")));
      world.restore(sms, draft, Math.min(steps, draft.fate().steps().size()), ended);
    }

    private Optional<Draft.Target> target(List<WebhookSecret> secrets) {
      return record
          .text("webhookUrl")
          .map(url ->
              new Draft.Target(
                  URI.create(url),
                  text("reportType").equals(ReportType.FINAL.word())
                      ? ReportType.FINAL
                      : ReportType.ALL,
                  secret(secrets)));
    }

    private Optional<WebhookSecret> secret(List<WebhookSecret> secrets) {
      return secrets.stream()
          .filter(secret -> record.text("secretMark").filter(mark(secret)::equals).isPresent())
          .findFirst();
    }

    private List<Channel> route() {
      Json.Arr words = (Json.Arr) record.value("route").orElseThrow();
      return words.items().stream()
          .flatMap(word -> word.asText().stream())
          .map(word ->
              Arrays.stream(Channel.values())
                  .filter(channel -> channel.word().equals(word))
                  .findFirst()
                  .orElseThrow())
          .toList();
    }

    private String text(String key) {
      return record.text(key).orElseThrow();
    }

    private String literal(String key) {
      return record.value(key).map(Json.Num.class::cast).orElseThrow().literal();
    }
  }
}
