package com.otpiq.listen;

import com.otpiq.delivery.ForwardResult;
import com.otpiq.event.ListenEvent;
import com.otpiq.rule.Inspection;
import com.otpiq.webhook.ReceivedRequest;
import com.otpiq.webhook.WebhookResponse;
import java.util.List;
import java.util.Optional;

/**
 * A request and what became of it.
 *
 * @param number counted from 1
 * @param inspection nothing where nobody looked at what it says
 * @param asTold whether a script answered it
 * @param forwarded what applications made of it
 * @param journalId what names it in the journal, where it is there
 */
record Visit(
    long number,
    ReceivedRequest arrival,
    WebhookResponse answer,
    Optional<Inspection> judgement,
    boolean asTold,
    List<ForwardResult> forwarded,
    Optional<String> journalId) {
  /** A request that was refused for its head alone. */
  static Visit turnedAway(long number, ReceivedRequest request, WebhookResponse response) {
    return new Visit(
        number, request, response, Optional.empty(), false, List.of(), Optional.empty());
  }

  /** A webhook that we answer ourselves. */
  static Visit of(
      long number, ReceivedRequest request, WebhookResponse response, Inspection inspection) {
    return new Visit(
        number, request, response, Optional.of(inspection), false, List.of(), Optional.empty());
  }

  /** The same, answered as a script says. */
  Visit asTold(WebhookResponse other) {
    return new Visit(number, arrival, other, judgement, true, forwarded, journalId);
  }

  /** The same, answered as an application did. */
  Visit forwarded(List<ForwardResult> passed) {
    return new Visit(
        number, arrival, Forwarder.answer(passed.getFirst()), judgement, false, passed, journalId);
  }

  /**
   * The same, once it is kept: what cannot be kept must not be acknowledged.
   *
   * @param known nothing where an application is to answer it
   */
  Visit keptBy(Recorder keeper, Optional<WebhookResponse> known) {
    boolean kept = keeper.keep(number, arrival, known, judgement.orElseThrow().authentication());
    if (kept) {
      return new Visit(number, arrival, answer, judgement, asTold, forwarded, keeper.id(number));
    }
    return known.filter(own -> !own.acknowledges()).isPresent()
        ? this
        : Visit.of(number, arrival, ResponsePolicy.NOT_SAVED, judgement.orElseThrow());
  }

  /** What is to be told of it. */
  ListenEvent.Received event() {
    return new ListenEvent.Received(number, arrival, answer, judgement, forwarded, journalId);
  }
}
