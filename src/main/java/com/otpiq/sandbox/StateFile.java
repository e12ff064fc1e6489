package com.otpiq.sandbox;

import com.otpiq.event.Event;
import com.otpiq.event.Problem;
import com.otpiq.event.Reporter;
import com.otpiq.file.AppendOnlyFile;
import com.otpiq.message.HttpUrl;
import com.otpiq.message.WebhookSecret;
import com.otpiq.sandbox.scenario.ScenarioFormat;
import com.otpiq.webhook.Channel;
import com.otpiq.webhook.Json;
import com.otpiq.webhook.JsonObjectBuilder;
import com.otpiq.webhook.ReportType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The file that keeps the sandbox's messages, so that they survive a restart: each message before
 * the API responds, then its steps and webhooks. It has no secrets, only a hash to find out which
 * of the given secrets a message had.
 */
final class StateFile implements AutoCloseable {
  private final Optional<AppendOnlyFile> file;

  private StateFile(Optional<AppendOnlyFile> file) {
    this.file = file;
  }

  static StateFile open(Optional<Path> path) {
    return new StateFile(path.map(AppendOnlyFile::open));
  }

  /** Writes an accepted message; returns whether that succeeded. */
  boolean accepted(SandboxMessage message, MessageDraft draft) {
    return file.map(lines -> lines.append(record(message, draft))).orElse(true);
  }

  void recordStep(SandboxMessage message) {
    append(new JsonObjectBuilder().put("type", "step").put("smsId", message.smsId()));
  }

  void recordCompletion(SandboxMessage message, PendingDelivery.State ended) {
    append(
        new JsonObjectBuilder()
            .put("type", "webhook")
            .put("smsId", message.smsId())
            .put("state", ended.word()));
  }

  void reset() {
    append(new JsonObjectBuilder().put("type", "reset"));
  }

  /** Restores the messages of the file. */
  static void restore(
      Path path, SandboxState state, List<WebhookSecret> secrets, Reporter reporter) {
    Map<String, SavedMessage> messages = new LinkedHashMap<>();
    for (Json.Obj record : AppendOnlyFile.read(path)) {
      String id = record.text("smsId").orElse("");
      switch (record.text("type").orElse("")) {
        case "message" -> messages.put(id, new SavedMessage(record));
        case "step" -> Optional.ofNullable(messages.get(id)).ifPresent(saved -> saved.steps++);
        case "webhook" ->
            Optional.ofNullable(messages.get(id)).ifPresent(saved -> saved.addWebhook(record));
        case "reset" -> messages.clear();
        default -> throw Problem.of(Problem.Kind.INPUT, path + " is not a state file of a sandbox");
      }
    }
    long unknownSecrets =
        messages.values().stream().filter(saved -> saved.lacksSecret(secrets)).count();
    for (SavedMessage saved : messages.values()) {
      try {
        saved.restore(state, secrets);
      } catch (IllegalArgumentException | DateTimeException e) {
        String message = "a message in " + path + " cannot be read: " + e.getMessage();
        throw Problem.of(Problem.Kind.INPUT, message).causedBy(e);
      }
    }
    if (unknownSecrets > 0) {
      reporter.report(
          new Event.Notice(
              unknownSecrets
                  + " messages had a webhook secret, which the state file does not keep; give it with --secret-file"));
    }
  }

  @Override
  public void close() {
    file.ifPresent(AppendOnlyFile::close);
  }

  private void append(JsonObjectBuilder record) {
    var _ = file.map(lines -> lines.append(record.build())).orElse(true);
  }

  private static Json.Obj record(SandboxMessage message, MessageDraft draft) {
    JsonObjectBuilder record =
        new JsonObjectBuilder()
            .put("type", "message")
            .put("smsId", message.smsId())
            .put("number", message.number())
            .put("at", message.acceptedAt().toString())
            .put("phoneNumber", message.phone())
            .put(
                "route",
                Json.of(message.route().stream().map(Channel::wireName).map(Json::of).toList()))
            .put("parts", draft.parts())
            .put("senderId", message.senderId())
            .put("scenario", ScenarioFormat.write(message.scenario()));
    draft
        .target()
        .ifPresent(target ->
            record
                .put("webhookUrl", target.url().text())
                .put("reportType", target.type().wireName())
                .put("secretMark", target.secret().map(StateFile::secretHash)));
    return record.build();
  }

  /** A hash that identifies a secret, and is too short to reveal it. */
  private static String secretHash(WebhookSecret secret) {
    return secret.hmac("otpiq sandbox".getBytes(StandardCharsets.UTF_8)).substring(0, 16);
  }

  /** A message as the file has it. */
  private static final class SavedMessage {
    private final Json.Obj record;
    private final List<PendingDelivery.State> ended = new ArrayList<>();
    private int steps;

    SavedMessage(Json.Obj record) {
      this.record = record;
    }

    void addWebhook(Json.Obj webhook) {
      ended.add(
          webhook
                  .text("state")
                  .filter(PendingDelivery.State.ACKNOWLEDGED.word()::equals)
                  .isPresent()
              ? PendingDelivery.State.ACKNOWLEDGED
              : PendingDelivery.State.FAILED);
    }

    boolean lacksSecret(List<WebhookSecret> secrets) {
      return record.text("secretMark").isPresent() && secret(secrets).isEmpty();
    }

    void restore(SandboxState state, List<WebhookSecret> secrets) {
      var draft =
          new MessageDraft(
              text("phoneNumber"),
              route(),
              Integer.parseInt(literal("parts")),
              record.text("senderId"),
              target(secrets),
              ScenarioFormat.readSaved(value("scenario", Json.Obj.class)));
      SandboxMessage message =
          state.newMessage(
              Long.parseLong(literal("number")), text("smsId"), draft, Instant.parse(text("at")));
      state.restore(message, draft, Math.min(steps, draft.scenario().steps().size()), ended);
    }

    private Optional<MessageDraft.Target> target(List<WebhookSecret> secrets) {
      return record
          .text("webhookUrl")
          .map(url ->
              new MessageDraft.Target(
                  HttpUrl.of(url),
                  text("reportType").equals(ReportType.FINAL.wireName())
                      ? ReportType.FINAL
                      : ReportType.ALL,
                  secret(secrets)));
    }

    private Optional<WebhookSecret> secret(List<WebhookSecret> secrets) {
      return secrets.stream()
          .filter(
              secret -> record.text("secretMark").filter(secretHash(secret)::equals).isPresent())
          .findFirst();
    }

    private List<Channel> route() {
      List<Channel> route =
          value("route", Json.Arr.class).items().stream().map(SavedMessage::channel).toList();
      if (route.isEmpty()) {
        throw new IllegalArgumentException("its route is empty");
      }
      return route;
    }

    private static Channel channel(Json word) {
      return Arrays.stream(Channel.values())
          .filter(channel -> word.asText().filter(channel.wireName()::equals).isPresent())
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException("its route has an unknown channel"));
    }

    private String text(String key) {
      return value(key, Json.Text.class).value();
    }

    private String literal(String key) {
      return value(key, Json.Num.class).literal();
    }

    private <T extends Json> T value(String key, Class<T> type) {
      return record
          .value(key)
          .filter(type::isInstance)
          .map(type::cast)
          .orElseThrow(
              () -> new IllegalArgumentException("`" + key + "` is missing or of another type"));
    }
  }
}
