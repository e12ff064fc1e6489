package com.otpiq.render.text;

import com.otpiq.delivery.ApplicationError;
import com.otpiq.delivery.Attempt;
import com.otpiq.delivery.ForwardResult;
import com.otpiq.delivery.Outcome;
import com.otpiq.delivery.ResponseTimes;
import com.otpiq.delivery.RetryPolicy;
import com.otpiq.event.DeliveryEvent;
import com.otpiq.event.ListenEvent;
import com.otpiq.event.SafeText;
import com.otpiq.rule.Basis;
import com.otpiq.rule.Finding;
import com.otpiq.rule.Inspection;
import com.otpiq.rule.Rule;
import com.otpiq.time.Durations;
import com.otpiq.webhook.Body;
import com.otpiq.webhook.Delivery;
import com.otpiq.webhook.HeaderBytes;
import com.otpiq.webhook.Json;
import com.otpiq.webhook.PayloadKey;
import com.otpiq.webhook.WebhookKind;
import com.otpiq.webhook.WebhookResponse;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Phrases that several formats use. All of them are safe for a terminal. */
public final class Phrases {

  private Phrases() {}

  /** The event that a webhook reports: {@code sms delivered, final}. */
  static String event(Delivery delivery) {
    return event(delivery.kind(), delivery.body());
  }

  /** The event that a body of this kind reports. */
  static String event(WebhookKind kind, Body body) {
    if (kind == WebhookKind.WHATSAPP_INBOUND) {
      return "inbound message";
    }
    String words =
        Stream.of(PayloadKey.CHANNEL, PayloadKey.STATUS)
            .flatMap(key -> body.object().flatMap(object -> object.text(key)).stream())
            .map(SafeText::inline)
            .collect(Collectors.joining(" "));
    boolean isFinal =
        body.object()
            .flatMap(object -> object.value(PayloadKey.IS_FINAL))
            .filter(Phrases::isTrue)
            .isPresent();
    return words.isEmpty() ? "payload" : words + (isFinal ? ", final" : "");
  }

  /** The {@code smsId} of a body, and the reason for a failure, as they arrived. */
  static Stream<String> idAndReason(Body body) {
    return Stream.of(PayloadKey.SMS_ID, PayloadKey.REASON).flatMap(key -> text(body, key));
  }

  /** The {@code smsId} of a body, as it arrived. */
  static Stream<String> smsId(Body body) {
    return text(body, PayloadKey.SMS_ID);
  }

  private static Stream<String> text(Body body, String key) {
    return body.object().flatMap(object -> object.text(key)).stream();
  }

  /** A webhook that arrived, and its response: {@code sms sent sms_1 (200)}. */
  public static String arrival(ListenEvent.Received received) {
    Delivery delivery = received.request().delivery();
    String status =
        received.response().isNone()
            ? "no response"
            : Integer.toString(received.response().status());
    String smsId =
        smsId(delivery.body()).map(id -> " " + SafeText.inline(id)).findFirst().orElse("");
    return event(delivery) + smsId + " (" + status + ")";
  }

  /** The end of a line: texts and errors from outside, each of which may run from right to left. */
  static String ending(Stream<String> texts, Stream<ApplicationError> errors) {
    List<String> values = texts.filter(text -> !text.isEmpty()).toList();
    String shown = errors.map(Phrases::error).collect(Collectors.joining("  "));
    int followed = shown.isEmpty() ? Math.max(0, values.size() - 1) : values.size();
    return Stream.of(
            values.stream().limit(followed).map(text -> SafeText.inline(text, "  ")),
            values.stream().skip(followed).map(SafeText::shorten),
            Stream.of(shown))
        .flatMap(parts -> parts)
        .collect(Collectors.joining());
  }

  /** {@code TypeError: x is undefined at server.mjs:12}. */
  static String error(ApplicationError error) {
    return SafeText.inline(error.message())
        + error.place().map(at -> " at " + SafeText.inline(at.name()) + ":" + at.line()).orElse("");
  }

  /** {@code 2 errors, 1 warning}, or {@code no findings}. */
  public static String counts(long errors, long warnings) {
    String both =
        Stream.of(count(errors, "error"), count(warnings, "warning"))
            .flatMap(Optional::stream)
            .collect(Collectors.joining(", "));
    return both.isEmpty() ? "no findings" : both;
  }

  /** The counts of findings, in the colour of the worst. */
  public static String counts(Theme theme, long errors, long warnings) {
    String counts = counts(errors, warnings);
    if (errors > 0) {
      return theme.error(counts);
    }
    return warnings > 0 ? theme.warning(counts) : theme.good(counts);
  }

  /** The status of our response, or that there was none. */
  static String responseStatus(Theme theme, WebhookResponse response) {
    return response.isNone() ? theme.error("no response") : theme.status(response.status());
  }

  /** The response of a forward target, its duration, and whether OTPIQ would accept it. */
  static String forwarded(Theme theme, ForwardResult forwarded) {
    String outcome = outcome(forwarded.outcome());
    boolean good = forwarded.outcome().isAcknowledged();
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

  /** A number with its noun: {@code 1 webhook}, {@code 2 webhooks}. */
  public static String plural(long count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }

  /** {@code error} or {@code warning}. */
  public static String severity(Rule rule) {
    return rule.isError() ? "error" : "warning";
  }

  /** {@code documented} or {@code assumed}. */
  public static String basis(Finding finding) {
    return basis(finding.rule().basis());
  }

  /** {@code documented} or {@code assumed}. */
  public static String basis(Basis basis) {
    return basis.name().toLowerCase(Locale.ROOT);
  }

  /** The number of the webhook: {@code 2/5}, or {@code #2} if the total is unknown. */
  static String deliveryNumber(DeliveryEvent.AttemptMade made) {
    return made.total() == 0 ? "#" + made.number() : made.number() + "/" + made.total();
  }

  /** The number of the attempt, and the time since the first: {@code attempt 3 (+3 s)}. */
  static String attemptNumber(Attempt attempt) {
    return "attempt "
        + attempt.number()
        + (attempt.number() == 1 ? "" : " (+" + Durations.show(attempt.sinceFirst()) + ")");
  }

  /** What follows an attempt: a wait, or the endpoint is disabled. */
  static String nextStep(Attempt attempt) {
    return attempt.disablesEndpoint()
        ? "OTPIQ would disable the endpoint here (assumed)"
        : pause(attempt);
  }

  /** The text of a finding, with its hint. */
  static String findingText(Finding finding) {
    String hint = finding.violation().hint().map(text -> ": " + text).orElse("");
    return SafeText.shorten(finding.rule().text() + hint);
  }

  static String sincePrevious(Inspection inspection) {
    return inspection.sincePrevious().map(gap -> "+" + Durations.show(gap)).orElse("");
  }

  private static String pause(Attempt attempt) {
    return attempt
        .retryDelay()
        .map(wait -> "next in " + Durations.show(wait.length()) + " (" + reason(wait) + ")")
        .orElse("");
  }

  /** The outcome of an attempt, in one line. */
  public static String outcome(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Responded response ->
          response.status()
              + " "
              + SafeText.inline(HeaderBytes.readable(response.phrase()))
              + warning(response);
      case Outcome.TimedOut timedOut -> "timed out while " + SafeText.inline(timedOut.during());
      case Outcome.Failed failed -> SafeText.inline(failed.reason());
    };
  }

  private static String reason(RetryPolicy.Delay wait) {
    return wait.retryAfter()
        .map(requested ->
            "Retry-After asked for "
                + Durations.show(requested)
                + (requested.compareTo(wait.length()) > 0 ? ", more than the longest wait" : ""))
        .orElse(basis(wait.basis()));
  }

  private static String warning(Outcome.Responded response) {
    return response.warning().map(text -> " (" + SafeText.inline(text) + ")").orElse("");
  }

  private static Optional<String> count(long count, String noun) {
    return count == 0 ? Optional.empty() : Optional.of(plural(count, noun));
  }

  private static boolean isTrue(Json json) {
    return json instanceof Json.Bool bool && bool.value();
  }

  /** The end of a summary if there were requests that the server could not read. */
  public static String unreadable(long requests) {
    return requests == 0 ? "" : ", " + plural(requests, "unreadable request");
  }

  /** The end of a summary if requests could not be read, or webhooks could not be saved. */
  public static String failed(long unreadable, long unsaved) {
    return unreadable(unreadable) + (unsaved == 0 ? "" : ", " + unsaved + " not saved");
  }
}
