package com.otpiq.check.cases;

import static com.otpiq.rule.Basis.ASSUMED;
import static com.otpiq.rule.Basis.DOCUMENTED;
import static com.otpiq.verdict.CheckGroup.CONTACT;
import static com.otpiq.verdict.Severity.ERROR;
import static com.otpiq.verdict.Severity.WARNING;

import com.otpiq.check.session.CheckCase;
import com.otpiq.check.session.CheckPayload;
import com.otpiq.check.session.CheckRequest;
import com.otpiq.check.session.CheckResponse;
import com.otpiq.check.session.CheckSession;
import com.otpiq.check.session.Credentials;
import com.otpiq.verdict.Check;
import com.otpiq.verdict.IncompleteCheckException;
import com.otpiq.verdict.Verdict;
import com.otpiq.webhook.Channel;
import com.otpiq.webhook.Headers;
import com.otpiq.webhook.Status;
import java.util.List;
import java.util.Optional;

/** Checks that the responses depend on the request, if the stored state cannot be read. */
public final class BlackBoxChecks {
  private static final CheckPayload DELIVERED = CheckPayload.of(Channel.SMS, Status.DELIVERED);
  private static final List<String> OTHERS = List.of("{}", "[]", "no JSON");

  public static final List<CheckCase> ALL =
      List.of(
          CheckCase.of(
              new Check(
                  "reads-webhooks",
                  CONTACT,
                  ERROR,
                  DOCUMENTED,
                  "a webhook, {}, [] and a text that is no JSON, and a webhook with a wrong secret and without one",
                  "the responses differ",
                  "An endpoint that answers 200 to everything may do nothing at all",
                  "Check the secret, then parse the body, store the event, and respond with 2xx only then."),
              session -> ifAlike(session, BlackBoxChecks::readsWebhooks)),
          CheckCase.of(
              new Check(
                  "reads-body",
                  CONTACT,
                  WARNING,
                  ASSUMED,
                  "a webhook, {}, [] and a text that is no JSON, all with the right secret",
                  "the responses differ",
                  "A webhook that is acknowledged and not read is lost. If the responses are alike, otpiq cannot see it from outside",
                  "Respond with 400 to what is no webhook, or use --state-url or --state-cmd, so that otpiq can read what is stored."),
              session -> ifAlike(session, BlackBoxChecks::readsBody)));

  private BlackBoxChecks() {}

  /** A verdict on a receiver that responds to everything with the right secret in the same way. */
  @FunctionalInterface
  private interface AlikeCheck {
    Verdict verdict(CheckResponse alike, Optional<String> acceptedForgery);
  }

  private static Verdict ifAlike(CheckSession session, AlikeCheck check)
      throws InterruptedException, IncompleteCheckException {
    if (session.receiver().vocabulary().isPresent()) {
      return new Verdict.Passed("the stored state shows that it reads webhooks");
    }
    Optional<CheckResponse> alike = alike(session);
    return alike.isEmpty()
        ? Verdict.passed()
        : check.verdict(alike.get(), acceptedForgery(session));
  }

  private static Verdict readsWebhooks(CheckResponse alike, Optional<String> acceptedForgery) {
    return acceptedForgery
        .<Verdict>map(forgery ->
            new Verdict.Failed(
                "it answers everything with "
                    + alike.description()
                    + ", also a text that is no JSON and a webhook "
                    + forgery
                    + ": nothing shows that it reads webhooks",
                Optional.of(SecretChecks.ACCEPTED)))
        .orElse(new Verdict.Passed("it checks the secret; see reads-body"));
  }

  private static Verdict readsBody(CheckResponse alike, Optional<String> acceptedForgery) {
    return acceptedForgery.isPresent()
        ? new Verdict.Skipped("it does not check the secret either; see reads-webhooks")
        : new Verdict.Failed(
            "with the right secret, it answers everything with "
                + alike.description()
                + ", also a text that is no JSON: from outside, nothing more can be proved",
            Optional.of(MalformedBodyChecks.ACCEPTED));
  }

  /** The response to everything with the right secret; empty if the responses differ. */
  private static Optional<CheckResponse> alike(CheckSession session)
      throws InterruptedException, IncompleteCheckException {
    String one = session.newMessage();
    String two = session.newMessage();
    CheckResponse first = session.deliver(one, DELIVERED);
    CheckResponse second = session.deliver(two, DELIVERED);
    String text = BlackBoxHeuristic.text(first, one);
    // a response with a time or a request id of its own differs in any case
    boolean isComparable = text.equals(BlackBoxHeuristic.text(second, two));
    if (!first.isAcknowledged()) {
      return Optional.empty();
    }
    for (String other : OTHERS) {
      CheckResponse response =
          session.send(
              CheckRequest.post(CheckPayload.body(other), other)
                  .with(session.receiver().credentials().current()));
      if (!response.isAcknowledged()
          || (isComparable && !text.equals(BlackBoxHeuristic.text(response, one)))) {
        return Optional.empty();
      }
    }
    return Optional.of(first);
  }

  /** How a webhook differs from a genuine one and is accepted; empty if the secret is checked. */
  private static Optional<String> acceptedForgery(CheckSession session)
      throws InterruptedException, IncompleteCheckException {
    Optional<Headers> wrong =
        session.receiver().credentials().altered(Credentials::differentEverywhere);
    if (wrong.isPresent() && isAccepted(session, wrong.get(), "a wrong secret")) {
      return Optional.of("with a wrong secret");
    }
    return isAccepted(session, Headers.NONE, "no secret")
        ? Optional.of("without a secret")
        : Optional.empty();
  }

  private static boolean isAccepted(CheckSession session, Headers headers, String description)
      throws InterruptedException, IncompleteCheckException {
    return session
        .send(
            CheckRequest.post(DELIVERED.bodyFor(session.newMessage()), DELIVERED.description())
                .with(headers)
                .describedAs(description))
        .isAcknowledged();
  }
}
