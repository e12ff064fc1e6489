package com.otpiq.check;

import com.otpiq.check.probe.ObservedState;
import com.otpiq.json.BodyParser;
import com.otpiq.json.JsonWriter;
import com.otpiq.time.Time;
import com.otpiq.webhook.Json;
import com.otpiq.webhook.JsonObjectBuilder;
import com.otpiq.webhook.PayloadKey;
import com.otpiq.webhook.Position;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A correct receiver as a function from a request to a response; a test can make each part of it
 * faulty.
 */
public final class FaultyReceiver extends ReceiverBehaviour {
  public static final String SECRET = "Right-Secret-1";
  public static final String PREVIOUS_SECRET = "Former-Secret-0";
  private static final Duration OVERLAP = Duration.ofMillis(25);

  private final AtomicInteger concurrent = new AtomicInteger();
  private final Set<String> prepared = ConcurrentHashMap.newKeySet();
  private final Map<String, StoredMessage> messages = new ConcurrentHashMap<>();
  private final PendingWrites pending;
  private final Set<String> rejected = ConcurrentHashMap.newKeySet();
  private final Map<String, ObservedState> cache = new ConcurrentHashMap<>();

  /** A correct receiver that stores what it delays in this time. */
  public FaultyReceiver(Time time) {
    this.pending = new PendingWrites(time);
  }

  /** A request; header names are in lower case. */
  public record Request(String method, String path, Map<String, String> headers, String body) {
    public String header(String name) {
      return headers.getOrDefault(name, "");
    }
  }

  record Response(int status, String body) {}

  /** The smsId of every message with a stored event. */
  public List<String> smsIds() {
    return List.copyOf(messages.keySet());
  }

  void prepare(String smsId) {
    prepared.add(smsId);
  }

  /** What is stored about a message, if anything is. */
  Optional<StoredMessage> stored(String smsId) {
    pending.writeDue(this::store);
    return Optional.ofNullable(messages.get(messageKey.apply(smsId)));
  }

  /** The stored state of a message. */
  ObservedState state(String smsId) {
    ObservedState state = shown(stored(smsId).orElse(null));
    return cachesLookups && state.document().isPresent()
        ? cache.computeIfAbsent(smsId, _ -> state)
        : state;
  }

  private ObservedState shown(@Nullable StoredMessage message) {
    return message == null
        ? ObservedState.NONE
        : new ObservedState(
            Optional.of(json(message)),
            Optional.of(message.status),
            Optional.of((long) message.effects));
  }

  private static String json(StoredMessage message) {
    return JsonWriter.compact(
        new JsonObjectBuilder()
            .put("status", message.status)
            .put("effects", message.effects)
            .put("channel", message.channel)
            .put("reason", message.reason)
            .put("senderId", message.senderId)
            .build());
  }

  /** How long the receiver takes for a request. */
  Duration delay(Request request) {
    return BodyParser.parse(request.body().getBytes(StandardCharsets.UTF_8))
        .object()
        .map(event -> Duration.ofMillis(delayMillis.apply(event)))
        .orElse(Duration.ZERO);
  }

  boolean accepts(Request request) {
    return acceptsSecret.test(readSecret.apply(request));
  }

  Response respond(Request request) {
    if (request.path().startsWith("/sms/")) {
      return lookup(request.method(), request.path().substring("/sms/".length()));
    }
    if (!request.method().equals("POST")) {
      return new Response(otherMethodStatus.applyAsInt(request.method()), "");
    }
    if (!redirectTo.isEmpty()) {
      return new Response(302, "");
    }
    boolean accepted = accepts(request);
    if (!accepted && !storesRejected) {
      if (remembersRejected) {
        event(request).ifPresent(event -> rejected.add(webhookKey(event)));
      }
      return new Response(401, "");
    }
    int status = validate.applyAsInt(request);
    if (status != 200) {
      return new Response(status, "");
    }
    Json.Obj event = event(request).orElse(new Json.Obj(List.of(), Position.START));
    if (forgets.test(request)) {
      Optional.ofNullable(messages.get(text(event, PayloadKey.SMS_ID)))
          .ifPresent(message -> message.keys.clear());
    }
    Response response =
        concurrent.incrementAndGet() > maxConcurrent ? new Response(503, "") : receive(event);
    concurrent.decrementAndGet();
    if (accepted && response.status() == 200 && showsError.test(event)) {
      return new Response(200, errorPage);
    }
    return accepted ? response : new Response(401, "");
  }

  private static Optional<Json.Obj> event(Request request) {
    return BodyParser.parse(request.body().getBytes(StandardCharsets.UTF_8)).object();
  }

  private String webhookKey(Json.Obj event) {
    return text(event, PayloadKey.SMS_ID) + " " + deduplicationKey.apply(event);
  }

  private Response lookup(String method, String smsId) {
    if (method.equals("PUT")) {
      prepare(smsId);
      return new Response(201, "");
    }
    return state(smsId)
        .document()
        .map(document -> new Response(200, document))
        .orElse(new Response(404, ""));
  }

  private Response receive(Json.Obj event) {
    if (Math.min(maxConcurrent, keepsConcurrent) < 1_000) {
      overlap();
    }
    if (concurrent.get() > keepsConcurrent) {
      return new Response(200, "");
    }
    int status = statusFor.applyAsInt(event);
    if (status != 200) {
      return new Response(status, "");
    }
    if (unknownMessageStatus != 0 && !prepared.contains(text(event, PayloadKey.SMS_ID))) {
      return new Response(unknownMessageStatus, "");
    }
    if (ignores.test(event)) {
      return new Response(200, "");
    }
    if (storesAfterMillis > 0) {
      pending.add(event, Duration.ofMillis(storesAfterMillis));
      return new Response(200, "");
    }
    if (commitsOnlyFinal && !isFinal.test(event)) {
      pending.add(event, Duration.ofDays(1));
      return new Response(200, "");
    }
    if (commitsOnlyFinal) {
      pending.writeAll(this::store);
    }
    return store(event);
  }

  private Response store(Json.Obj event) {
    if (rejected.contains(webhookKey(event))) {
      return new Response(200, responseBody.apply(true));
    }
    StoredMessage message =
        messages.computeIfAbsent(
            messageKey.apply(text(event, PayloadKey.SMS_ID)), StoredMessage::new);
    boolean known = message.keys.contains(deduplicationKey.apply(event));
    if (checksThenInserts) {
      overlap();
    }
    synchronized (message) {
      known = checksThenInserts ? known : message.keys.contains(deduplicationKey.apply(event));
      if (known && !actsOnDuplicates) {
        return new Response(duplicateStatus, responseBody.apply(true));
      }
      store(message, event);
    }
    return new Response(200, responseBody.apply(false));
  }

  private void store(StoredMessage message, Json.Obj event) {
    message.keys.add(deduplicationKey.apply(event));
    message.effects++;
    if (message.status.isEmpty() || changesStatus.test(message, event)) {
      message.status = statusOf.apply(event);
      message.isFinal = isFinal.test(event);
      message.channel = channelOf.apply(message, event);
      message.reason = storedText.apply(text(event, PayloadKey.REASON));
      message.senderId = storedText.apply(text(event, PayloadKey.SENDER_ID));
    }
  }

  static String text(Json.Obj event, String key) {
    return event.text(key).orElse("");
  }

  /** Whether the receiver sees a header with this name, and its name in lower case if so. */
  Optional<String> headerName(String name) {
    return !name.equalsIgnoreCase(exactHeader) || name.equals(exactHeader)
        ? Optional.of(name.toLowerCase(Locale.ROOT))
        : Optional.empty();
  }

  /** Lets requests at the same time overlap. */
  private static void overlap() {
    try {
      Time.real().sleep(OVERLAP);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new IOException(e));
    }
  }
}
