package com.otpiq.event;

import com.otpiq.delivery.ForwardResult;
import com.otpiq.delivery.Outcome;
import com.otpiq.message.DeliveryReport;
import com.otpiq.rule.Inspection;
import com.otpiq.webhook.ReceivedRequest;
import com.otpiq.webhook.WebhookResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Events of {@code otpiq listen}. */
public sealed interface ListenEvent extends Event {
  /**
   * The listener accepts requests from now on.
   *
   * @param url where it listens
   * @param report the JSON to put into a request to OTPIQ
   */
  record ListenerReady(String url, DeliveryReport report) implements ListenEvent {}

  /**
   * How clients trust the listener's certificate ({@code --trust}).
   *
   * @param url the URL of a listener with these options
   * @param authority the certificate authority's file (PEM)
   * @param until when the authority's certificate expires
   */
  record TrustShown(String url, String authority, Instant until) implements ListenEvent {}

  /**
   * A request was received, and the response was sent.
   *
   * @param number of the request in this run, counted from 1
   * @param inspection empty if the request was refused before its body was inspected
   * @param scripted whether the response is one of a script
   * @param forwarded the responses of the targets of {@code --forward-to}; empty without targets
   * @param journalId the identifier of the journal entry; empty if it was not saved, or without a
   *     journal
   * @param recording whether it was saved
   */
  record Received(
      long number,
      ReceivedRequest request,
      WebhookResponse response,
      Optional<Inspection> inspection,
      boolean scripted,
      List<ForwardResult> forwarded,
      Optional<String> journalId,
      Recording recording)
      implements ListenEvent {
    /** Whether a request was saved, before the response was sent. */
    public enum Recording {
      /** A request with another method than POST is not saved. */
      SKIPPED,
      SAVED,
      FAILED
    }

    /** This request after it was saved, with the identifier of its journal entry. */
    public Received saved(Optional<String> id) {
      return new Received(
          number, request, response, inspection, scripted, forwarded, id, Recording.SAVED);
    }

    /** This request after it could not be saved. */
    public Received unsaved() {
      return new Received(
          number, request, response, inspection, scripted, forwarded, journalId, Recording.FAILED);
    }

    /** This request with a response that is not scripted. */
    public Received withResponse(WebhookResponse other) {
      return new Received(
          number, request, other, inspection, false, forwarded, journalId, recording);
    }

    /** An inspected webhook that is not forwarded, before it is saved. */
    public static Received inspected(
        long number,
        ReceivedRequest request,
        WebhookResponse response,
        Inspection inspection,
        boolean scripted) {
      return new Received(
          number,
          request,
          response,
          Optional.of(inspection),
          scripted,
          List.of(),
          Optional.empty(),
          Recording.SKIPPED);
    }

    /** A request that is refused before its body is inspected. */
    public static Received refused(long number, ReceivedRequest request, WebhookResponse response) {
      return new Received(
          number,
          request,
          response,
          Optional.empty(),
          false,
          List.of(),
          Optional.empty(),
          Recording.SKIPPED);
    }
  }

  /** A target of {@code --forward-to} stopped responding, or responds again. */
  record TargetHealthChanged(ForwardResult last) implements ListenEvent {
    public boolean isUp() {
      return last.outcome() instanceof Outcome.Responded;
    }
  }

  /**
   * Webhooks that a target of {@code --forward-to} did not acknowledge.
   *
   * @param outcome of the first of them
   * @param webhooks how many had the same outcome
   */
  record ForwardFailure(String url, Outcome outcome, long webhooks) {
    /** One more with the same outcome. */
    public ForwardFailure oneMore() {
      return new ForwardFailure(url, outcome, webhooks + 1);
    }
  }

  /**
   * What arrived, for a report.
   *
   * @param first the first webhooks, in order
   * @param further how many arrived after them
   */
  record Arrivals(List<Received> first, long further) {}

  /**
   * The listener stopped.
   *
   * @param accepted webhooks with a 2xx as the response
   * @param refused webhooks with any other response
   * @param unreadable requests that the server could not read
   * @param unsaved webhooks that could not be saved, whatever their response
   * @param forwardFailures what applications did not acknowledge
   * @param expectations every expectation of the command line, with its count
   */
  record ListenSummary(
      long accepted,
      long refused,
      long unreadable,
      long unsaved,
      long errors,
      long warnings,
      List<ForwardFailure> forwardFailures,
      List<ExpectationState> expectations,
      Arrivals arrivals,
      Duration duration)
      implements ListenEvent {
    public boolean hasUnmetExpectations() {
      return !unmetExpectations().isEmpty();
    }

    public List<ExpectationState> unmetExpectations() {
      return expectations.stream().filter(expectation -> !expectation.isMet()).toList();
    }
  }
}
