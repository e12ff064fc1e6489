// Receives OTPIQ's delivery reports with Spring Boot.
//
// Install: nothing; Java 17 or newer and Maven
// Run:     OTPIQ_WEBHOOK_SECRET=… mvn spring-boot:run
// Test:    mvn test
// Check:   otpiq check http://localhost:3000/webhooks/otpiq --secret-file secret
//          --state-url 'http://localhost:3000/sms/{smsId}' --effects-path /events
//          (with OTPIQ_CHECK=1)

package com.example.otpiq;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Your work is in {@link DeliveryReportHandler}. The secret replaces a login: if you use Spring
 * Security, permit this path to all and leave it out of the CSRF protection.
 */
@RestController
class OtpiqController {

    private static final Logger log = LoggerFactory.getLogger(OtpiqController.class);
    private static final int LARGEST = 64 * 1024;

    private static final String REFUSED =
            "otpiq webhook refused: no valid delivery report, smsId {}";

    /** OTPIQ's rule for deliveryReport.webhookSecret. */
    private static final Pattern VALID_SECRET =
            Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,200}");

    private final List<byte[]> known;
    private final OtpiqStore store;
    private final JsonMapper json;
    private final AtomicReference<Instant> nextWarning = new AtomicReference<>(Instant.MIN);

    /**
     * Takes the secrets that OTPIQ may send: the current one, and during a rotation the old one.
     */
    OtpiqController(
            @Value("${OTPIQ_WEBHOOK_SECRET:}") String secret,
            @Value("${OTPIQ_WEBHOOK_SECRET_OLD:}") String oldSecret,
            OtpiqStore store,
            JsonMapper json) {
        var secrets = Stream.of(secret, oldSecret).filter(value -> !value.isEmpty()).toList();
        if (!secrets.stream().allMatch(value -> VALID_SECRET.matcher(value).matches())) {
            throw new IllegalStateException(
                    "OTPIQ_WEBHOOK_SECRET must be 1 to 200 characters without spaces: "
                            + "letters, digits and !#$%&'*+-.^_`|~");
        }
        known = secrets.stream().map(OtpiqController::digest).toList();
        if (known.isEmpty()) {
            throw new IllegalStateException(
                    "Set OTPIQ_WEBHOOK_SECRET: without a secret, any client could report messages as delivered.");
        }
        this.store = store;
        this.json = json;
    }

    /** Receives the body as a stream, so that no more of it is read than the limit. */
    @PostMapping("/webhooks/otpiq")
    ResponseEntity<Void> receive(
            @RequestHeader(name = "X-OTPIQ-Webhook-Secret", defaultValue = "") String secret,
            @RequestHeader(name = HttpHeaders.CONTENT_TYPE, defaultValue = "") String type,
            InputStream stream)
            throws IOException {
        if (!type.matches("(?i)application/json\\s*(;.*)?")) {
            return respond(HttpStatus.UNSUPPORTED_MEDIA_TYPE);
        }
        byte[] body = stream.readNBytes(LARGEST + 1);
        if (body.length > LARGEST) {
            return respond(HttpStatus.CONTENT_TOO_LARGE);
        }
        if (!isKnown(secret)) {
            warn();
            return respond(HttpStatus.UNAUTHORIZED);
        }
        Optional<DeliveryReport> report = parse(body);
        if (report.isEmpty()) {
            return respond(HttpStatus.BAD_REQUEST);
        }
        try {
            store.record(report.get());
            return respond(HttpStatus.OK);
        } catch (RuntimeException | Error e) {
            // Nothing is stored, so it is not acknowledged: OTPIQ sends it again.
            log.error("otpiq webhook {}", report.get().smsId(), e);
            return respond(HttpStatus.INTERNAL_SERVER_ERROR);
        }
    }

    /** The keys that matter; others are ignored. Empty if the body is invalid. */
    private Optional<DeliveryReport> parse(byte[] body) {
        try {
            // A strict decoder: it rejects bytes that are not UTF-8 instead of replacing them.
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
            JsonNode node = json.readTree(text);
            boolean valid =
                    // Not for half a surrogate pair, which no database stores.
                    StandardCharsets.UTF_8.newEncoder().canEncode(node.toString())
                            && Stream.of("smsId", "channel", "status")
                                    .allMatch(key -> !text(node, key, "").isEmpty())
                            && node.path("isFinal").isBoolean()
                            && Stream.of("reason", "senderId")
                                    .map(node::path)
                                    .allMatch(value ->
                                            value.isString()
                                                    || value.isNull()
                                                    || value.isMissingNode());
            if (!valid) {
                log.warn(REFUSED, json.writeValueAsString(text(node, "smsId", "")));
                return Optional.empty();
            }
            return Optional.of(
                    new DeliveryReport(
                            text(node, "smsId", ""),
                            text(node, "channel", ""),
                            text(node, "status", ""),
                            node.path("isFinal").booleanValue(),
                            text(node, "reason", null),
                            text(node, "senderId", null)));
        } catch (CharacterCodingException | JacksonException e) {
            log.warn(REFUSED, "unknown");
            return Optional.empty();
        }
    }

    private static String text(JsonNode node, String key, String other) {
        return node.path(key).stringValue(other);
    }

    /** Compares in constant time: digests always have the same length. */
    private boolean isKnown(String value) {
        byte[] digest = digest(value);
        return known.stream().anyMatch(secret -> MessageDigest.isEqual(secret, digest));
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** At most once a minute. */
    private void warn() {
        Instant now = Instant.now();
        Instant next = nextWarning.get();
        if (now.isAfter(next) && nextWarning.compareAndSet(next, now.plusSeconds(60))) {
            log.warn("otpiq webhook refused: the secret is missing or wrong");
        }
    }

    private static ResponseEntity<Void> respond(HttpStatus status) {
        return ResponseEntity.status(status).build();
    }
}
