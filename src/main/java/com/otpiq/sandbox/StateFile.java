package com.otpiq.sandbox;

import com.otpiq.event.Event;
import com.otpiq.event.Problem;
import com.otpiq.event.Reporter;
import com.otpiq.file.AppendOnlyFile;
import com.otpiq.message.WebhookSecret;
import com.otpiq.sandbox.scenario.ScenarioFormat;
import com.otpiq.webhook.Channel;
import com.otpiq.webhook.Json;
import com.otpiq.webhook.JsonObjectBuilder;
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
  private final Optional<AppendOnlyFile> file;

  private StateFile(Optional<AppendOnlyFile> file) {
    this.file = file;
  }

  static StateFile open(Optional<Path> path) {
    return new StateFile(path.map(AppendOnlyFile::open));
  }

  boolean accepted(SandboxMessage sms, MessageDraft draft) {
    return file.map(lines -> lines.append(record(sms, draft))).orElse(true);
  }

  void happened(SandboxMessage sms) {
    append(new JsonObjectBuilder().put("type", "step").put("smsId", sms.id()));
  }

  void ended(SandboxMessage sms, PendingDelivery.State how) {
    append(
        new JsonObjectBuilder()
            .put("type", "webhook")
            .put("smsId", sms.id())
            .put("state", how.word()));
  }

  void reset() {
    append(new JsonObjectBuilder().put("type", "reset"));
  }

  /** Brings everything back that was kept, where it stood. */
  static void restore(
      Path path, SandboxState world, List<WebhookSecret> secrets, Reporter reporter) {
    Map<String, Past> all = new LinkedHashMap<>();
    for (Json.Obj record : AppendOnlyFile.read(path)) {
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
    file.ifPresent(AppendOnlyFile::close);
  }

  private void append(JsonObjectBuilder record) {
    var _ = file.map(lines -> lines.append(record.build())).orElse(true);
  }

  private static Json.Obj record(SandboxMessage sms, MessageDraft draft) {
    JsonObjectBuilder record =
        new JsonObjectBuilder()
            .put("type", "message")
            .put("smsId", sms.id())
            .put("number", sms.number())
            .put("at", sms.acceptedAt().toString())
            .put("phoneNumber", sms.phone())
            .put(
                "route",
                Json.of(sms.route().stream().map(Channel::wireName).map(Json::of).toList()))
            .put("parts", draft.parts())
            .put("senderId", sms.senderId())
            .put("scenario", ScenarioFormat.write(sms.fate()));
    draft
        .target()
        .ifPresent(target ->
            record
                .put("webhookUrl", target.url().toString())
                .put("reportType", target.type().wireName())
                .put("secretMark", target.secret().map(StateFile::mark)));
    return record.build();
  }

  /** Enough to know a secret again, and too little to find it. */
  private static String mark(WebhookSecret secret) {
    return secret.hmac("otpiq sandbox".getBytes(StandardCharsets.UTF_8)).substring(0, 16);
  }

  /** A message as it was kept. */
  private static final class Past {
    private final Json.Obj record;
    private final List<PendingDelivery.State> ended = new ArrayList<>();
    private int steps;

    Past(Json.Obj record) {
      this.record = record;
    }

    void end(Json.Obj webhook) {
      ended.add(
          webhook
                  .text("state")
                  .filter(PendingDelivery.State.ACKNOWLEDGED.word()::equals)
                  .isPresent()
              ? PendingDelivery.State.ACKNOWLEDGED
              : PendingDelivery.State.FAILED);
    }

    boolean isWithoutItsSecret(List<WebhookSecret> secrets) {
      return record.text("secretMark").isPresent() && secret(secrets).isEmpty();
    }

    void restore(SandboxState world, List<WebhookSecret> secrets) {
      Json.Obj scenario = (Json.Obj) record.value("scenario").orElseThrow();
      var draft =
          new MessageDraft(
              text("phoneNumber"),
              route(),
              Integer.parseInt(literal("parts")),
              record.text("senderId"),
              target(secrets),
              ScenarioFormat.read(scenario));
      SandboxMessage sms =
          world.sms(
              Long.parseLong(literal("number")), text("smsId"), draft, Instant.parse(text("at")));
      world.restore(sms, draft, Math.min(steps, draft.fate().steps().size()), ended);
    }

    private Optional<MessageDraft.Target> target(List<WebhookSecret> secrets) {
      return record
          .text("webhookUrl")
          .map(url ->
              new MessageDraft.Target(
                  URI.create(url),
                  text("reportType").equals(ReportType.FINAL.wireName())
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
                  .filter(channel -> channel.wireName().equals(word))
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
