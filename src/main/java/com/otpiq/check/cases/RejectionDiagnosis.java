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
import com.otpiq.webhook.Status;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Why a receiver takes none of OTPIQ's webhooks, as far as can be found out from outside. */
final class RejectionDiagnosis {
  private static final CheckPayload PAYLOAD = CheckPayload.of(Channel.SMS, Status.SENT);

  /** Headers that receivers in the wild read instead, with what stands before the secret. */
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

  /** No guess begins later: a slow receiver shall not be guessed at for results. */
  private static final Duration LONGEST = Duration.ofSeconds(20);

  private final CheckSession session;
  private final CheckResponse first;

  /** The diagnosis of a receiver that answered its first webhook like this. */
  RejectionDiagnosis(CheckSession session, CheckResponse first) {
    this.session = session;
    this.first = first;
  }

  Verdict verdict() throws InterruptedException, IncompleteCheckException {
    String reason =
        first.isInClass(400) ? ofRefusal() : first.isInClass(500) ? "its log shows the error" : "";
    return new Verdict.Failed(first.summary() + (reason.isEmpty() ? "" : ": " + reason));
  }

  private String ofRefusal() throws InterruptedException, IncompleteCheckException {
    Optional<String> expected =
        session.receiver().credentials().secret().isEmpty() ? Optional.empty() : otherProof();
    if (expected.isPresent()) {
      return expected.get();
    }
    return takesTrackNames()
        ? "it expects isFinalStatus or lastChannel, which are keys of the track API; a webhook has isFinal and channel"
        : ofStatus(first.status().orElseThrow());
  }

  /** Whether it is happy once the keys of the track API are there as well. */
  private boolean takesTrackNames() throws InterruptedException, IncompleteCheckException {
    CheckPayload payload =
        PAYLOAD
            .with("isFinalStatus", Json.of(false))
            .with("lastChannel", Json.of(Channel.SMS.wireName()))
            .describedAs("sms sent with the keys of the track API");
    return session.sendSupplementary(session.webhook(session.newMessage(), payload)).acknowledged();
  }

  private String ofStatus(int status) throws InterruptedException, IncompleteCheckException {
    return switch (status) {
      case 401, 403 ->
          session.receiver().credentials().secret().isEmpty()
              ? "it expects a secret: use --secret-file"
              : ofForbidden();
      case 404 -> tellsSecretsApart() ? ofUnknown() : "the route does not exist";
      case 405 -> "the route exists, but not for POST";
      case 415 -> "it does not accept Content-Type: application/json";
      case 419 -> "it expects a CSRF token, which a webhook does not have";
      default ->
          tellsSecretsApart()
              ? "the response to a wrong secret is different, so the secret is right, and something else in the webhook is rejected"
              : "";
    };
  }

  private String ofForbidden() {
    String said = first.body().toLowerCase(Locale.ROOT);
    if (said.contains("csrf")) {
      return "it expects a CSRF token, which a webhook does not have";
    }
    if (said.matches("(?s).*\\b(ip|ip address|allow-?list|white-?list)\\b.*")) {
      return "it may have an allow-list of addresses; OTPIQ does not publish its addresses";
    }
    return "check that it has the same secret, reads the header "
        + HeaderName.SECRET
        + " and has no login before it";
  }

  private static String ofUnknown() {
    return "the response to a wrong secret is different, so the secret is right; it may accept only messages that it sent itself: use --prepare-cmd, and expect webhooks that arrive before that";
  }

  private boolean tellsSecretsApart() throws InterruptedException, IncompleteCheckException {
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
    return !response.status().equals(first.status());
  }

  /** What the receiver takes in place of the header that OTPIQ sends. */
  private Optional<String> otherProof() throws InterruptedException, IncompleteCheckException {
    Stopwatch watch = Stopwatch.start(session.receiver().time());
    for (Guess guess : guesses()) {
      if (watch.leftOf(LONGEST).isZero()) {
        return Optional.empty();
      }
      String smsId = session.newMessage();
      CheckRequest plain = session.webhook(smsId, PAYLOAD);
      Headers credentials = guess.credentials().of(plain.body().orElseThrow().bytes());
      if (session
          .sendSupplementary(plain.with(credentials).describedAs(guess.description()))
          .acknowledged()) {
        return Optional.of("it accepts " + guess.description() + ", which OTPIQ does not send");
      }
    }
    return Optional.empty();
  }

  /** Something that a receiver may want to see. */
  private record Guess(String description, Wanted credentials) {}

  @FunctionalInterface
  private interface Wanted {
    Headers of(byte[] body);
  }

  private List<Guess> guesses() {
    Credentials credentials = session.receiver().credentials();
    Stream<Guess> names =
        NAMES.stream()
            .map(name -> new Guess("the secret in " + name, _ -> credentials.secretIn(name, "")));
    Stream<Guess> bearer =
        Stream.of(
            new Guess(
                "the secret as Authorization: Bearer",
                _ -> credentials.secretIn("Authorization", "Bearer ")));
    Stream<Guess> signatures =
        SIGNATURES.stream()
            .flatMap(name ->
                Stream.of("", "sha256=")
                    .map(prefix ->
                        new Guess(
                            "an HMAC-SHA256 of the body in " + name,
                            body -> credentials.signatureIn(name, prefix, body))));
    return Stream.of(names, bearer, signatures).flatMap(each -> each).toList();
  }
}
