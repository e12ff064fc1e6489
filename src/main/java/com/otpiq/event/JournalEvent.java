package com.otpiq.event;

import com.otpiq.rule.Authentication;
import com.otpiq.rule.Inspection;
import com.otpiq.webhook.ReceivedRequest;
import java.util.Optional;

/** Events of the {@code otpiq journal} commands. */
public sealed interface JournalEvent extends Event {
  /**
   * A webhook in the journal.
   *
   * @param responseStatus the status code of the response; 0 if it is unknown
   * @param authentication whether it had the right secret, if that was recorded
   * @param inspection present if the whole entry is shown
   */
  record JournalEntryShown(
      String id,
      ReceivedRequest request,
      int responseStatus,
      Optional<Authentication> authentication,
      Optional<RunOrigin> origin,
      Optional<Inspection> inspection)
      implements JournalEvent {}

  /**
   * The journal was cleared.
   *
   * @param webhooks removed
   * @param runs removed
   * @param activeRuns runs still in progress, whose entries stay
   */
  record JournalCleared(long webhooks, long runs, long activeRuns) implements JournalEvent {}
}
