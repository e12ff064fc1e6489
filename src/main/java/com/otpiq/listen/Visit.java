package com.otpiq.listen;

import com.otpiq.delivery.Forwarded;
import com.otpiq.rule.Judgement;
import com.otpiq.webhook.Answer;
import com.otpiq.webhook.Arrival;
import java.util.List;
import java.util.Optional;

/**
 * A request and what became of it.
 *
 * @param judgement nothing where nobody looked at what it says
 * @param asTold whether a script answered it
 * @param forwarded what applications made of it
 */
record Visit(
    Arrival arrival,
    Answer answer,
    Optional<Judgement> judgement,
    boolean asTold,
    List<Forwarded> forwarded) {
  /** A request that was refused for its head alone. */
  static Visit turnedAway(Arrival arrival, Answer answer) {
    return new Visit(arrival, answer, Optional.empty(), false, List.of());
  }

  /** A webhook that we answer ourselves. */
  static Visit of(Arrival arrival, Answer answer, Judgement judgement) {
    return new Visit(arrival, answer, Optional.of(judgement), false, List.of());
  }

  /** The same, answered as a script says. */
  Visit asTold(Answer other) {
    return new Visit(arrival, other, judgement, true, forwarded);
  }

  /** The same, answered as an application did. */
  Visit forwarded(List<Forwarded> passed) {
    return new Visit(arrival, Forwarder.answer(passed.getFirst()), judgement, false, passed);
  }
}
