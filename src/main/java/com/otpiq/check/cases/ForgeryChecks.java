package com.otpiq.check.cases;

import static com.otpiq.rule.Basis.DOCUMENTED;
import static com.otpiq.verdict.CheckGroup.SECRET;
import static com.otpiq.verdict.Severity.ERROR;

import com.otpiq.check.session.CheckCase;
import com.otpiq.check.session.CheckPayload;
import com.otpiq.check.session.CheckRequest;
import com.otpiq.check.session.CheckResponse;
import com.otpiq.check.session.CheckSession;
import com.otpiq.check.session.Credentials;
import com.otpiq.check.state.StoredWebhook;
import com.otpiq.verdict.Check;
import com.otpiq.verdict.IncompleteCheckException;
import com.otpiq.verdict.Verdict;
import com.otpiq.webhook.Channel;
import com.otpiq.webhook.HeaderName;
import com.otpiq.webhook.Headers;
import com.otpiq.webhook.Json;
import com.otpiq.webhook.PayloadKey;
import com.otpiq.webhook.ReportType;
import com.otpiq.webhook.Status;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Checks that the secret is checked in every webhook, before anything else. */
public final class ForgeryChecks {
  private static final CheckPayload DELIVERED = CheckPayload.of(Channel.SMS, Status.DELIVERED);
  private static final String AFTER_VALID = ", after a valid webhook";
  private static final String WRONG = "a wrong secret";
  private static final String MISSING = "without the secret";

  /** The secrets in the examples of OTPIQ's OpenAPI description and webhook page. */
  private static final List<String> SAMPLES = List.of("your_secret_123", "your_webhook_secret_123");

  public static final List<CheckCase> ALL =
      List.of(
          check(
              "secret-part",
              "a webhook with the secret without its first character, with its second half, and with one character of it",
              "each is rejected with a 4xx",
              "The comparison checks whether the secret contains the value: one letter of it is enough",
              SecretChecks.COMPARE,
              ForgeryChecks::refusesParts),
          check(
              "secret-sample",
              "a webhook with each sample secret of OTPIQ's documents",
              "each is rejected with a 4xx",
              "The samples are public. Code that was copied from a page often keeps its secret",
              "Remove the sample from the code, and read a random secret from the environment.",
              ForgeryChecks::refusesSamples),
          check(
              "secret-every-webhook",
              "each channel with each status, and final reports, with a wrong secret and without the header",
              "each is rejected with a 4xx",
              "The secret is checked in one branch of the code only",
              "Check the secret once, before anything else in the request is read.",
              ForgeryChecks::refusesEveryWebhook),
          check(
              "secret-later-request",
              "a valid webhook, and then one with a wrong secret and one without the header, on one connection",
              "the second and the third are not acknowledged",
              "A proxy sends the requests of many clients on one connection",
              "Check the secret in every request, not once for each connection or session.",
              ForgeryChecks::refusesLaterRequest),
          check(
              "forged-then-genuine",
              "delivered with a wrong secret, and then with the right one",
              "the second is acknowledged and stored",
              "A forged webhook is remembered as seen, so the genuine one is dropped as a duplicate: anyone who knows an smsId can suppress it",
              "Check the secret before you look for a duplicate.",
              ForgeryChecks::storesGenuine));

  private ForgeryChecks() {}

  private static CheckCase check(
      String id,
      String sends,
      String expects,
      String why,
      String fix,
      CheckCase.Procedure procedure) {
    return CheckCase.of(
            new Check(id, SECRET, ERROR, DOCUMENTED, sends, expects, why, fix), procedure)
        .requiringSecret();
  }

  private static Headers wrongSecret(CheckSession session) {
    return session.receiver().credentials().altered(Credentials::differentEverywhere).orElseThrow();
  }

  private static CheckResponse forge(
      CheckSession session, CheckPayload payload, Headers headers, String description)
      throws InterruptedException, IncompleteCheckException {
    return session.send(
        CheckRequest.post(payload.bodyFor(session.newMessage()), payload.description())
            .with(headers)
            .describedAs(description));
  }

  private static Verdict refusesParts(CheckSession session)
      throws InterruptedException, IncompleteCheckException {
    Map<String, Headers> parts = session.receiver().credentials().parts();
    for (Map.Entry<String, Headers> part : parts.entrySet()) {
      Verdict verdict = refuses(session, part.getValue(), part.getKey());
      if (!(verdict instanceof Verdict.Passed)) {
        return verdict;
      }
    }
    return parts.isEmpty()
        ? new Verdict.Skipped("a secret of one character has no parts")
        : Verdict.passed();
  }

  private static Verdict refusesSamples(CheckSession session)
      throws InterruptedException, IncompleteCheckException {
    for (String sample : SAMPLES) {
      Headers headers = Headers.NONE.with(HeaderName.SECRET, sample);
      Verdict verdict = refuses(session, headers, "the sample secret of OTPIQ's documents");
      if (!(verdict instanceof Verdict.Passed)) {
        return verdict;
      }
    }
    return Verdict.passed();
  }

  private static Verdict refuses(CheckSession session, Headers headers, String description)
      throws InterruptedException, IncompleteCheckException {
    return ResponseFindings.expectRejection(
        forge(session, DELIVERED, headers, description), SecretChecks.ACCEPTED);
  }

  private static Verdict refusesEveryWebhook(CheckSession session)
      throws InterruptedException, IncompleteCheckException {
    for (String forgery : List.of(WRONG, MISSING)) {
      Headers headers = forgery.equals(WRONG) ? wrongSecret(session) : Headers.NONE;
      // sms delivered comes first: if it is not rejected, another check reports that
      for (CheckPayload payload : everyWebhook()) {
        CheckResponse response = forge(session, payload, headers, forgery);
        Verdict verdict = ResponseFindings.expectRejection(response, SecretChecks.ACCEPTED);
        if (!(verdict instanceof Verdict.Passed)) {
          return verdict.isProblem() && payload.equals(DELIVERED)
              ? reportedElsewhere(forgery)
              : verdict;
        }
      }
    }
    return Verdict.passed();
  }

  private static Verdict reportedElsewhere(String forgery) {
    return new Verdict.Skipped(
        "an sms delivered is not rejected either; see "
            + (forgery.equals(WRONG) ? "secret-wrong" : "secret-missing"));
  }

  private static List<CheckPayload> everyWebhook() {
    Stream<CheckPayload> documented =
        Arrays.stream(Channel.values())
            .flatMap(channel ->
                Arrays.stream(Status.values()).map(status -> CheckPayload.of(channel, status)));
    Stream<CheckPayload> last =
        Arrays.stream(Channel.values())
            .map(channel ->
                CheckPayload.of(channel, Status.DELIVERED)
                    .with(PayloadKey.REPORT_TYPE, Json.of(ReportType.FINAL.wireName()))
                    .describedAs(channel.wireName() + " delivered under final"));
    return Stream.of(Stream.of(DELIVERED), documented, last)
        .flatMap(each -> each)
        .distinct()
        .toList();
  }

  /** Whether a connection can be used after a rejected request is left to keep-alive. */
  private static Verdict refusesLaterRequest(CheckSession session)
      throws InterruptedException, IncompleteCheckException {
    CheckResponse valid = session.deliver(session.newMessage(), DELIVERED);
    if (!valid.isAcknowledged()) {
      return session.rejection(valid, DELIVERED);
    }
    for (String forgery : List.of(WRONG, MISSING)) {
      Headers headers = forgery.equals(WRONG) ? wrongSecret(session) : Headers.NONE;
      CheckResponse response = forge(session, DELIVERED, headers, forgery + AFTER_VALID);
      if (response.isAcknowledged()) {
        return ResponseFindings.expectRejection(response, SecretChecks.ACCEPTED);
      }
    }
    return Verdict.passed();
  }

  private static Verdict storesGenuine(CheckSession session)
      throws InterruptedException, IncompleteCheckException {
    String smsId = session.newMessage();
    CheckRequest forged = session.webhook(smsId, DELIVERED).with(wrongSecret(session));
    if (session.send(forged.describedAs(WRONG)).isAcknowledged()) {
      return reportedElsewhere(WRONG);
    }
    CheckResponse genuine =
        deliverTwice(session, smsId, DELIVERED.describedAs("sms delivered, after a forged one"));
    return session.receiver().vocabulary().isPresent() || !genuine.isAcknowledged()
        ? StoredWebhook.accepted(session, smsId, genuine, DELIVERED)
        : BlackBoxHeuristic.genuine(session, smsId, genuine);
  }

  /** Delivers again if the connection was of no use after the forged request. */
  private static CheckResponse deliverTwice(
      CheckSession session, String smsId, CheckPayload payload)
      throws InterruptedException, IncompleteCheckException {
    CheckResponse response = session.deliver(smsId, payload);
    return response.isAcknowledged() ? response : session.deliver(smsId, payload);
  }
}
