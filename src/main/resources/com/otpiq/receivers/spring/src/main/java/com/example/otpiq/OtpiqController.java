// Receives OTPIQ's delivery reports with Spring Boot.
//
// Install: nothing; Java 17 or newer and Maven
// Run:     OTPIQ_WEBHOOK_SECRET=… mvn spring-boot:run
// Test:    mvn test
// Check:   otpiq check http://localhost:3000/webhooks/otpiq --secret-file secret
//            --state-url 'http://localhost:3000/sms/{smsId}' --effects-path /events   (with
// OTPIQ_CHECK=1)

package com.example.otpiq;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.task.TaskExecutor;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The secret replaces a login: if you use Spring Security, permit this path to all and leave it out
 * of the CSRF protection.
 */
@RestController
class OtpiqController {

  private static final Logger log = LoggerFactory.getLogger(OtpiqController.class);
  private static final int LARGEST = 64 * 1024;

  private final List<byte[]> known;
  private final MemoryStore store;
  private final Work work;
  private final TaskExecutor later;
  private final JsonMapper json;

  /**
   * Takes the secrets that OTPIQ may send: the current one, and during a rotation the previous one.
   */
  OtpiqController(
      @Value("${OTPIQ_WEBHOOK_SECRET:}") String secret,
      @Value("${OTPIQ_WEBHOOK_SECRET_OLD:}") String oldSecret,
      MemoryStore store,
      Work work,
      @Qualifier("applicationTaskExecutor") TaskExecutor later,
      JsonMapper json) {
    known =
        Stream.of(secret, oldSecret)
            .filter(value -> !value.isEmpty())
            .map(OtpiqController::digest)
            .toList();
    if (known.isEmpty()) {
      throw new IllegalStateException(
          "Set OTPIQ_WEBHOOK_SECRET: without a secret, any client could report messages as delivered.");
    }
    this.store = store;
    this.work = work;
    this.later = later;
    this.json = json;
  }

  /** Receives the body as a stream, so that nothing of it is read before the secret is verified. */
  @PostMapping("/webhooks/otpiq")
  ResponseEntity<Void> receive(
      @RequestHeader(name = "X-OTPIQ-Webhook-Secret", defaultValue = "") String secret,
      @RequestHeader(name = HttpHeaders.CONTENT_TYPE, defaultValue = "") String type,
      InputStream stream)
      throws IOException {
    if (!isKnown(secret)) {
      return respond(HttpStatus.UNAUTHORIZED);
    }
    byte[] body = stream.readNBytes(LARGEST + 1);
    if (body.length > LARGEST) {
      return respond(HttpStatus.CONTENT_TOO_LARGE);
    }
    if (!type.matches("(?i)application/json\\s*(;.*)?")) {
      return respond(HttpStatus.UNSUPPORTED_MEDIA_TYPE);
    }
    Optional<WebhookEvent> event = parse(body);
    if (event.isEmpty()) {
      return respond(HttpStatus.BAD_REQUEST);
    }
    if (store.record(event.get())) {
      // OTPIQ does not wait for this: slow work and errors in it are yours to handle.
      later.execute(() -> work.onEvent(event.get()));
    }
    return respond(HttpStatus.OK);
  }

  /** Not stored, so not acknowledged: OTPIQ will send it again. */
  @ExceptionHandler
  ResponseEntity<Void> failed(RuntimeException error) {
    log.error("otpiq webhook: {}", error.toString());
    return respond(HttpStatus.SERVICE_UNAVAILABLE);
  }

  /** The keys that matter; others are ignored. */
  private Optional<WebhookEvent> parse(byte[] body) {
    try {
      // A strict decoder: it rejects bytes that are not UTF-8 instead of replacing them.
      JsonNode node =
          json.readTree(
              StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString());
      WebhookEvent event =
          new WebhookEvent(
              text(node, "smsId"),
              text(node, "channel"),
              text(node, "status"),
              node.path("isFinal").booleanValue(false),
              text(node, "reason"),
              text(node, "senderId"));
      boolean whole =
          Stream.of(event.smsId(), event.channel(), event.status())
              .allMatch(value -> value != null && !value.isEmpty());
      return whole ? Optional.of(event) : Optional.empty();
    } catch (CharacterCodingException | JacksonException e) {
      return Optional.empty();
    }
  }

  private static String text(JsonNode node, String key) {
    return node.path(key).stringValue(null);
  }

  /** Compares in constant time: digests always have the same length. */
  private boolean isKnown(String value) {
    byte[] digest = digest(value);
    return known.stream().anyMatch(secret -> MessageDigest.isEqual(secret, digest));
  }

  private static byte[] digest(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ResponseEntity<Void> respond(HttpStatus status) {
    return ResponseEntity.status(status).build();
  }
}
