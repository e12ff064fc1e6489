package com.otpiq.replay;

import com.otpiq.webhook.Filter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * Which webhooks are sent, how often and in which order.
 *
 * @param only what a payload must say
 * @param copies how often each is sent, one after the other; 1 or more
 * @param shuffle whether chance decides the order
 */
public record WebhookSelection(Filter only, int copies, boolean shuffle) {
  /** What is chosen, in the order in which it is to be sent. */
  public List<ReplayWebhook> choose(List<ReplayWebhook> all, RandomGenerator random) {
    List<ReplayWebhook> chosen =
        new ArrayList<>(
            all.stream()
                .filter(one -> only.matches(one.body()))
                .flatMap(one -> Stream.generate(() -> one).limit(copies))
                .toList());
    if (shuffle) {
      shuffle(chosen, random);
    }
    return List.copyOf(chosen);
  }

  /** Each order is as likely as any other (Fisher and Yates). */
  private static void shuffle(List<ReplayWebhook> list, RandomGenerator random) {
    for (int last = list.size() - 1; last > 0; last--) {
      Collections.swap(list, last, random.nextInt(last + 1));
    }
  }
}
