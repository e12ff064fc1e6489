package com.otpiq.render.text;

import com.otpiq.delivery.Attempt;
import com.otpiq.delivery.ForwardResult;
import com.otpiq.delivery.Outcome;
import com.otpiq.delivery.ResponseTimes;
import com.otpiq.delivery.RetryDelay;
import com.otpiq.event.DeliveryEvent;
import com.otpiq.event.SafeText;
import com.otpiq.rule.Basis;
import com.otpiq.rule.Finding;
import com.otpiq.rule.Inspection;
import com.otpiq.time.Durations;
import com.otpiq.webhook.Body;
import com.otpiq.webhook.Delivery;
import com.otpiq.webhook.Json;
import com.otpiq.webhook.PayloadKey;
import com.otpiq.webhook.WebhookKind;
import com.otpiq.webhook.WebhookResponse;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The phrases that more than one format uses. All of them are safe for a terminal. */
public final class Phrases {

  private Phrases() {}

  /** What happened to which message: {@code sms delivered, final}. */
  static String event(Delivery delivery) {
    return event(delivery.kind(), delivery.body());
  }

  /** The same, of a body whose family is known. */
  static String event(WebhookKind kind, Body body) {
    if (kind == WebhookKind.WHATSAPP_INBOUND) {
      return "inbound message";
    }
    String words =
        Stream.of(PayloadKey.CHANNEL, PayloadKey.STATUS)
            .flatMap(key -> body.object().flatMap(object -> object.text(key)).stream())
            .map(SafeText::shorten)
            .collect(Collectors.joining(" "));
    boolean isFinal =
        body.object()
            .flatMap(object -> object.value(PayloadKey.IS_FINAL))
            .filter(Phrases::isTrue)
            .isPresent();
    return words.isEmpty() ? "payload" : words + (isFinal ? ", final" : "");
  }

  /** The message's identifier, as the sender wrote it. */
  static Optional<String> smsId(Body body) {
    return body.object().flatMap(object -> object.text(PayloadKey.SMS_ID)).map(SafeText::shorten);
  }

  /** {@code 2 errors, 1 warning}, or {@code no findings}. */
  public static String counts(long errors, long warnings) {
    String both =
        Stream.of(count(errors, "error"), count(warnings, "warning"))
            .flatMap(Optional::stream)
            .collect(Collectors.joining(", "));
    return both.isEmpty() ? "no findings" : both;
  }

  /** The status of an answer of ours, or that there was none. */
  static String answered(Theme theme, WebhookResponse response) {
    return response.isNone() ? theme.error("no answer") : theme.status(response.status());
  }

  /** What an application answered, how long it took, and what OTPIQ makes of that. */
  static String forwarded(Theme theme, ForwardResult forwarded) {
    String outcome = outcome(forwarded.outcome());
    boolean good = forwarded.outcome().acknowledged();
    return (good ? theme.good(outcome) : theme.error(outcome))
        + "  "
        + theme.dim(Durations.show(forwarded.took()))
        + (good ? slow(theme, forwarded) : ": OTPIQ counts this as failed and tries again");
  }

  private static String slow(Theme theme, ForwardResult forwarded) {
    return ResponseTimes.isSlow(forwarded.took())
        ? theme.warning(": OTPIQ waits 10 s and no longer")
        : "";
  }

  public static String plural(long count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }

  public static String severity(Finding finding) {
    return finding.isError() ? "error" : "warning";
  }

  public static String basis(Finding finding) {
    return basis(finding.rule().basis());
  }

  public static String basis(Basis basis) {
    return basis.name().toLowerCase(Locale.ROOT);
  }

  /** Which webhook it was: {@code 2/5}, or {@code #2} where nobody knows how many there are. */
  static String turn(DeliveryEvent.AttemptMade attempted) {
    return attempted.total() == 0
        ? "#" + attempted.number()
        : attempted.number() + "/" + attempted.total();
  }

  /** Which attempt it was, and how long after the first: {@code attempt 3 (+3 s)}. */
  static String attempt(Attempt attempt) {
    return "attempt "
        + attempt.number()
        + (attempt.number() == 1 ? "" : " (+" + Durations.show(attempt.sinceFirst()) + ")");
  }

  /** What follows from an attempt: a wait, or the end of all deliveries. */
  static String next(Attempt attempt) {
    return attempt.disablesEndpoint()
        ? "OTPIQ would disable the endpoint here (assumed)"
        : pause(attempt);
  }

  /** What must hold, and what is probably meant. */
  static String sentence(Finding finding) {
    String hint = finding.violation().hint().map(text -> ": " + text).orElse("");
    return SafeText.shorten(finding.rule().text() + hint);
  }

  static String since(Inspection inspection) {
    return inspection.sincePrevious().map(gap -> "+" + Durations.show(gap)).orElse("");
  }

  private static String pause(Attempt attempt) {
    return attempt
        .retryDelay()
        .map(wait -> "next in " + Durations.show(wait.length()) + " (" + reason(wait) + ")")
        .orElse("");
  }

  /** What came of an attempt, in one line. */
  public static String outcome(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Responded answer ->
          answer.status() + " " + SafeText.shorten(answer.phrase()) + warning(answer);
      case Outcome.TimedOut late -> "timed out while " + late.during();
      case Outcome.Failed failed -> SafeText.shorten(failed.reason());
    };
  }

  private static String reason(RetryDelay wait) {
    return wait.retryAfter()
        .map(asked ->
            "Retry-After asked for "
                + Durations.show(asked)
                + (asked.compareTo(wait.length()) > 0 ? ", more than the longest wait" : ""))
        .orElse(basis(wait.basis()));
  }

  private static String warning(Outcome.Responded answer) {
    return answer.warning().map(text -> " (" + SafeText.shorten(text) + ")").orElse("");
  }

  private static Optional<String> count(long count, String noun) {
    return count == 0 ? Optional.empty() : Optional.of(plural(count, noun));
  }

  private static boolean isTrue(Json json) {
    return json instanceof Json.Bool bool && bool.value();
  }
}
