package com.otpiq.replay;

import com.otpiq.delivery.OutgoingWebhook;
import com.otpiq.webhook.Filter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * Selects which webhooks are sent, how often and in which order.
 *
 * @param only the values that a payload must have
 * @param copies how often each webhook is sent, one copy after the other; 1 or more
 * @param shuffle whether the order is random
 */
public record WebhookSelection(Filter only, int copies, boolean shuffle) {
  /** The selected webhooks in the order in which to send them. */
  public List<OutgoingWebhook> select(List<OutgoingWebhook> all, RandomGenerator random) {
    List<OutgoingWebhook> selected =
        new ArrayList<>(
            all.stream()
                .filter(webhook -> only.matches(webhook.body(), webhook.answer()))
                .flatMap(webhook -> Stream.generate(() -> webhook).limit(copies))
                .toList());
    if (shuffle) {
      shuffle(selected, random);
    }
    return List.copyOf(selected);
  }

  /** Each order is as likely as any other (Fisher and Yates). */
  private static void shuffle(List<OutgoingWebhook> list, RandomGenerator random) {
    for (int last = list.size() - 1; last > 0; last--) {
      Collections.swap(list, last, random.nextInt(last + 1));
    }
  }
}
