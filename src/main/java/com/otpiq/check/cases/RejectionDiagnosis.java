package com.otpiq.check.cases;

import com.otpiq.check.session.CheckPayload;
import com.otpiq.check.session.CheckRequest;
import com.otpiq.check.session.CheckResponse;
import com.otpiq.check.session.CheckSession;
import com.otpiq.check.session.Credentials;
import com.otpiq.time.Stopwatch;
import com.otpiq.verdict.IncompleteCheckException;
import com.otpiq.verdict.Verdict;
import com.otpiq.webhook.Channel;
import com.otpiq.webhook.HeaderName;
import com.otpiq.webhook.Headers;
import com.otpiq.webhook.Json;
import com.otpiq.webhook.PayloadKey;
import com.otpiq.webhook.Status;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds out why a receiver rejects every webhook, as far as its responses show. */
final class RejectionDiagnosis {
  private static final CheckPayload PAYLOAD = CheckPayload.of(Channel.SMS, Status.SENT);

  /** Headers that some receivers read instead of OTPIQ's. */
  private static final List<String> NAMES =
      List.of(
          "X-Webhook-Secret",
          "X-Otpiq-Secret",
          "X-Webhook-Token",
          "X-Api-Key",
          "Webhook-Secret",
          "X-Otpiq-Token");

  private static final List<String> SIGNATURES =
      List.of(
          "X-Otpiq-Signature",
          HeaderName.SIGNATURE,
          "X-Webhook-Signature",
          "X-Signature",
          "X-Hub-Signature-256");

  private static final List<Variant> VARIANTS =
      List.of(
          new Variant(
              "it expects isFinalStatus or lastChannel, which are keys of the track API; a webhook has isFinal and channel",
              session -> {
                CheckPayload payload =
                    PAYLOAD
                        .with("isFinalStatus", Json.of(false))
                        .with("lastChannel", Json.of(Channel.SMS.wireName()))
                        .describedAs("sms sent with the keys of the track API");
                return session.webhook(session.newMessage(), payload);
              }),
          new Variant(
              "it expects isFinal as a text; OTPIQ sends a boolean, true or false without quotes",
              session -> {
                CheckPayload payload =
                    PAYLOAD
                        .with(PayloadKey.IS_FINAL, Json.of("false"))
                        .describedAs("sms sent with isFinal as a text");
                return session.webhook(session.newMessage(), payload);
              }),
          new Variant(
              "it rejects clients by their User-Agent; OTPIQ does not publish its own, so exempt the route from the filter",
              session ->
                  session
                      .webhook(session.newMessage(), PAYLOAD)
                      .with(Headers.NONE.with(HeaderName.USER_AGENT, "Mozilla/5.0"))
                      .describedAs("sms sent with the User-Agent of a browser")));

  /** No attempt starts after this time, so that a slow receiver is not tried for minutes. */
  private static final Duration TIME_LIMIT = Duration.ofSeconds(20);

  private final CheckSession session;
  private final CheckResponse firstResponse;

  /** The diagnosis of a receiver that returned this response to the first webhook. */
  RejectionDiagnosis(CheckSession session, CheckResponse firstResponse) {
    this.session = session;
    this.firstResponse = firstResponse;
  }

  Verdict verdict() throws InterruptedException, IncompleteCheckException {
    String reason =
        firstResponse.isInClass(400)
            ? ofRejection()
            : firstResponse.isInClass(500) ? "its log shows the error" : "";
    return firstResponse.failure(reason.isEmpty() ? "" : ": " + reason);
  }

  private String ofRejection() throws InterruptedException, IncompleteCheckException {
    Optional<String> expected =
        session.receiver().credentials().secret().isEmpty()
            ? Optional.empty()
            : alternativeHeader();
    if (expected.isPresent()) {
      return expected.get();
    }
    Optional<String> changed = acceptedVariant();
    return changed.isPresent() ? changed.get() : ofStatus(firstResponse.status().orElseThrow());
  }

  /** What must be changed in a webhook before it is accepted. */
  private Optional<String> acceptedVariant() throws InterruptedException, IncompleteCheckException {
    for (Variant variant : VARIANTS) {
      CheckRequest request = variant.maker().of(session);
      if (session.sendSupplementary(request).isAcknowledged()) {
        return Optional.of(variant.meaning());
      }
    }
    return Optional.empty();
  }

  /** A webhook that OTPIQ does not send, which some receivers accept instead. */
  private record Variant(String meaning, VariantMaker maker) {}

  @FunctionalInterface
  private interface VariantMaker {
    CheckRequest of(CheckSession session) throws InterruptedException, IncompleteCheckException;
  }

  private String ofStatus(int status) throws InterruptedException, IncompleteCheckException {
    return switch (status) {
      case 401, 403 ->
          session.receiver().credentials().secret().isEmpty()
              ? "it expects a secret: use --secret-file"
              : ofForbidden();
      case 404 -> distinguishesSecrets() ? ofUnknown() : "the route does not exist";
      case 405 -> "the route exists, but not for POST";
      case 415 -> "it does not accept Content-Type: application/json";
      case 419 -> "it expects a CSRF token, which a webhook does not have";
      default ->
          distinguishesSecrets()
              ? "the response to a wrong secret is different, so the secret is right, and something else in the webhook is rejected"
              : "";
    };
  }

  private String ofForbidden() {
    String body = firstResponse.body().toLowerCase(Locale.ROOT);
    if (body.contains("csrf")) {
      return "it expects a CSRF token, which a webhook does not have";
    }
    if (body.matches("(?s).*\\b(ip|ip address|allow-?list|white-?list)\\b.*")) {
      return "it may have an allow-list of addresses; OTPIQ does not publish its addresses";
    }
    return "check that it has the same secret, reads the header "
        + HeaderName.SECRET
        + " and has no login before it";
  }

  private static String ofUnknown() {
    return "the response to a wrong secret is different, so the secret is right; it may accept only messages that it sent itself: use --prepare-cmd, and expect webhooks that arrive before that";
  }

  private boolean distinguishesSecrets() throws InterruptedException, IncompleteCheckException {
    Optional<Headers> wrong =
        session.receiver().credentials().altered(Credentials::differentEverywhere);
    if (wrong.isEmpty()) {
      return false;
    }
    CheckResponse response =
        session.sendSupplementary(
            session
                .webhook(session.newMessage(), PAYLOAD)
                .with(wrong.get())
                .describedAs("a wrong secret"));
    return !response.status().equals(firstResponse.status());
  }

  /** What the receiver accepts instead of the header that OTPIQ sends. */
  private Optional<String> alternativeHeader()
      throws InterruptedException, IncompleteCheckException {
    Stopwatch stopwatch = Stopwatch.start(session.receiver().time());
    for (Alternative alternative : alternatives()) {
      if (stopwatch.remainingOf(TIME_LIMIT).isZero()) {
        return Optional.empty();
      }
      String smsId = session.newMessage();
      CheckRequest plain = session.webhook(smsId, PAYLOAD);
      Headers headers = alternative.headers().of(plain.body().orElseThrow().bytes());
      if (session
          .sendSupplementary(plain.with(headers).describedAs(alternative.description()))
          .isAcknowledged()) {
        return Optional.of(
            "it accepts " + alternative.description() + ", which OTPIQ does not send");
      }
    }
    return Optional.empty();
  }

  /** A header that a receiver may expect. */
  private record Alternative(String description, HeaderMaker headers) {}

  @FunctionalInterface
  private interface HeaderMaker {
    Headers of(byte[] body);
  }

  private List<Alternative> alternatives() {
    Credentials credentials = session.receiver().credentials();
    Stream<Alternative> names =
        NAMES.stream()
            .map(name ->
                new Alternative("the secret in " + name, _ -> credentials.secretIn(name, "")));
    Stream<Alternative> bearer =
        Stream.of(
            new Alternative(
                "the secret as Authorization: Bearer",
                _ -> credentials.secretIn("Authorization", "Bearer ")));
    Stream<Alternative> signatures =
        SIGNATURES.stream()
            .flatMap(name ->
                Stream.of("", "sha256=")
                    .map(prefix ->
                        new Alternative(
                            "an HMAC-SHA256 of the body in " + name,
                            body -> credentials.signatureIn(name, prefix, body))));
    return Stream.of(names, bearer, signatures).flatMap(each -> each).toList();
  }
}
