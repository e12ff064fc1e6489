package com.otpiq.replay;

import com.otpiq.delivery.OutgoingWebhook;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A webhook in its turn.
 *
 * @param number counted from 1
 * @param due how long after the first one it may leave; zero for at once
 */
public record ScheduledWebhook(int number, OutgoingWebhook parcel, Duration due) {
  /** Webhooks that leave as soon as the one before is done. */
  public static List<ScheduledWebhook> atOnce(List<OutgoingWebhook> parcels) {
    List<ScheduledWebhook> all = new ArrayList<>();
    parcels.forEach(parcel -> all.add(new ScheduledWebhook(all.size() + 1, parcel, Duration.ZERO)));
    return List.copyOf(all);
  }

  /** Webhooks that leave with the gaps with which they came. */
  public static List<ScheduledWebhook> timed(List<OutgoingWebhook> parcels, List<Instant> came) {
    Instant first = came.stream().min(Instant::compareTo).orElse(Instant.EPOCH);
    List<ScheduledWebhook> all = new ArrayList<>();
    parcels.forEach(parcel ->
        all.add(
            new ScheduledWebhook(
                all.size() + 1, parcel, Duration.between(first, came.get(all.size())))));
    return List.copyOf(all);
  }
}
