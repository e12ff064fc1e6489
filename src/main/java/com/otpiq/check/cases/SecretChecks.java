package com.otpiq.check.cases;

import static com.otpiq.rule.Basis.DOCUMENTED;
import static com.otpiq.verdict.CheckGroup.SECRET;
import static com.otpiq.verdict.Severity.ERROR;

import com.otpiq.check.probe.ObservedState;
import com.otpiq.check.session.CheckCase;
import com.otpiq.check.session.CheckPayload;
import com.otpiq.check.session.CheckRequest;
import com.otpiq.check.session.CheckResponse;
import com.otpiq.check.session.CheckSession;
import com.otpiq.check.session.Credentials;
import com.otpiq.check.state.StateDifference;
import com.otpiq.verdict.Cause;
import com.otpiq.verdict.Check;
import com.otpiq.verdict.IncompleteCheckException;
import com.otpiq.verdict.Severity;
import com.otpiq.verdict.Verdict;
import com.otpiq.webhook.Channel;
import com.otpiq.webhook.HeaderName;
import com.otpiq.webhook.Headers;
import com.otpiq.webhook.Status;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Checks that the receiver accepts the right secret, and nothing else. */
public final class SecretChecks {
  private static final CheckPayload DELIVERED = CheckPayload.of(Channel.SMS, Status.DELIVERED);
  private static final String FORGED =
      "Anyone who knows the URL can report messages as delivered, and confirm codes that never arrived";
  static final String COMPARE =
      "Compare the whole value in constant time: crypto.timingSafeEqual over hashes, hash_equals, hmac.compare_digest.";

  /** What each check of a value finds if the value is accepted. */
  static final Cause ACCEPTED =
      new Cause("secret-not-compared", "webhooks without the right secret are acknowledged");

  public static final List<CheckCase> ALL =
      List.of(
          CheckCase.of(
                  new Check(
                      "secret-header-case",
                      SECRET,
                      ERROR,
                      DOCUMENTED,
                      "the right secret in x-otpiq-webhook-secret and X-OTPIQ-WEBHOOK-SECRET",
                      "the header name is accepted in any letter case",
                      "Header names are case-insensitive in HTTP, and proxies change their case",
                      "Read the header with the framework, which ignores case, not from your own map."),
                  SecretChecks::acceptsAnyCase)
              .requiringSecret(),
          new CheckCase(
              new Check(
                  "secret-missing",
                  SECRET,
                  ERROR,
                  DOCUMENTED,
                  "a webhook without the header",
                  "it is rejected with a 4xx",
                  FORGED,
                  "Reject a webhook without the header, and any webhook if no secret is configured: an unset variable must not equal a missing header."),
              CheckCase.Phase.CONCURRENT,
              session -> refused(session, Headers.NONE, "no secret")),
          refused(
              "secret-wrong",
              "a secret of the same length that differs in every character",
              FORGED,
              "Respond with 401 unless the header equals the secret. A warning in the log is not enough.",
              Credentials::differentEverywhere),
          refused(
              "secret-empty",
              "an empty secret",
              "An empty header equals a secret that is not configured",
              "Reject an empty value, and do not start without a configured secret.",
              _ -> ""),
          refused(
              "secret-doubled",
              "the secret twice in one value",
              "The comparison only checks whether the value contains the secret",
              COMPARE,
              value -> value + value),
          refused(
              "secret-prefixed",
              "the secret with a character before it",
              "The comparison only checks the end of the value",
              COMPARE,
              value -> "x" + value),
          refused(
              "secret-extended",
              "the secret with a character after it",
              "The comparison only checks the start of the value",
              COMPARE,
              value -> value + "x"),
          refused(
              "secret-truncated",
              "the secret without its last character",
              "The comparison stops at the end of the value, so a single character may be accepted as well",
              COMPARE,
              Credentials::withoutLastCharacter),
          refused(
              "secret-other-case",
              "the secret with upper and lower case swapped",
              "A comparison that ignores case makes the secret easier to guess",
              COMPARE,
              Credentials::swapCase),
          CheckCase.of(
                  new Check(
                      "secret-old",
                      SECRET,
                      ERROR,
                      DOCUMENTED,
                      "a webhook with the previous secret",
                      "it is acknowledged during a change of the secret",
                      "Each message keeps its secret: webhooks of messages sent before the change have the previous one",
                      "Accept both secrets until all messages sent before the change are final."),
                  SecretChecks::acceptsPreviousSecret)
              .requiringSecret(),
          CheckCase.of(
                  new Check(
                      "refused-not-recorded",
                      SECRET,
                      ERROR,
                      DOCUMENTED,
                      "delivered with a wrong secret, then a look-up of the message",
                      "the stored state of the message does not change",
                      FORGED,
                      "Check the secret before you parse or store anything."),
                  SecretChecks::ignoresRejected)
              .requiringSecret()
              .requiringStateProbe());

  private SecretChecks() {}

  private static CheckCase refused(
      String id, String sends, String why, String fix, UnaryOperator<String> change) {
    return CheckCase.of(
            new Check(
                id,
                SECRET,
                Severity.ERROR,
                DOCUMENTED,
                "a webhook with " + sends,
                "it is rejected with a 4xx",
                why,
                fix),
            session -> {
              Optional<Headers> headers = session.receiver().credentials().altered(change);
              return headers.isEmpty()
                  ? new Verdict.Skipped("this change has no effect on the secret")
                  : refused(session, headers.get(), sends);
            })
        .requiringSecret();
  }

  private static Verdict refused(CheckSession session, Headers headers, String description)
      throws InterruptedException, IncompleteCheckException {
    String smsId = session.newMessage();
    CheckRequest withoutSecret =
        CheckRequest.post(DELIVERED.bodyFor(smsId), DELIVERED.description());
    return ResponseFindings.expectRejection(
        session.send(withoutSecret.with(headers).describedAs(description)), ACCEPTED);
  }

  private static Verdict acceptsAnyCase(CheckSession session)
      throws InterruptedException, IncompleteCheckException {
    Credentials credentials = session.receiver().credentials();
    String lower = HeaderName.SECRET.toLowerCase(Locale.ROOT);
    String upper = HeaderName.SECRET.toUpperCase(Locale.ROOT);
    for (String name : List.of(lower, upper)) {
      CheckRequest withoutSecret =
          CheckRequest.post(DELIVERED.bodyFor(session.newMessage()), DELIVERED.description());
      CheckResponse response =
          session.send(withoutSecret.with(credentials.secretIn(name, "")).describedAs(name));
      if (!response.isAcknowledged()) {
        return session.rejection(response, DELIVERED);
      }
    }
    return Verdict.passed();
  }

  private static Verdict acceptsPreviousSecret(CheckSession session)
      throws InterruptedException, IncompleteCheckException {
    Credentials credentials = session.receiver().credentials();
    if (credentials.previousSecret().isEmpty()) {
      return Verdict.Skipped.without("the previous secret", "--old-secret-file");
    }
    CheckRequest request =
        CheckRequest.post(DELIVERED.bodyFor(session.newMessage()), DELIVERED.description())
            .with(credentials.previous())
            .describedAs("the previous secret");
    CheckResponse response = session.send(request);
    return response.isAcknowledged() ? Verdict.passed() : session.rejection(response, DELIVERED);
  }

  private static Verdict ignoresRejected(CheckSession session)
      throws InterruptedException, IncompleteCheckException {
    String smsId = session.newMessage();
    ObservedState before = session.state(smsId);
    Headers wrong =
        session.receiver().credentials().altered(Credentials::differentEverywhere).orElseThrow();
    CheckResponse response =
        session.send(session.webhook(smsId, DELIVERED).with(wrong).describedAs("a wrong secret"));
    if (response.isAcknowledged()) {
      return new Verdict.Skipped("a wrong secret is accepted; see secret-wrong");
    }
    ObservedState after = session.settledState(smsId);
    if (!session.receiver().vocabulary().orElseThrow().isSame(after, before)) {
      return new Verdict.Failed(
          response.summary() + ", but the state is now " + after.description());
    }
    return StateDifference.between(session, before, after).stream()
        .findFirst()
        .<Verdict>map(difference ->
            new Verdict.Failed(
                response.summary() + ", but then " + StateDifference.description(difference)))
        .orElse(Verdict.passed());
  }
}
