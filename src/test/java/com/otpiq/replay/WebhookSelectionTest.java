package com.otpiq.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.delivery.OutgoingWebhook;
import com.otpiq.json.BodyParser;
import com.otpiq.json.FilterParser;
import com.otpiq.webhook.Filter;
import com.otpiq.webhook.WebhookKind;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which webhooks are sent, how often and in which order. */
class WebhookSelectionTest {
  private static final List<OutgoingWebhook> THREE =
      IntStream.range(0, 3).mapToObj(WebhookSelectionTest::webhook).toList();

  @Test
  void only_webhooks_with_the_values_are_selected() {
    var only = FilterParser.parse(Map.of("n", "1"));

    assertThat(new WebhookSelection(only, 1, false).select(THREE, new Random(1)))
        .containsExactly(THREE.get(1));
  }

  @Test
  void copies_follow_each_other() {
    assertThat(new WebhookSelection(Filter.ALL, 2, false).select(THREE, new Random(1)))
        .containsExactly(
            THREE.get(0), THREE.get(0), THREE.get(1), THREE.get(1), THREE.get(2), THREE.get(2));
  }

  @Test
  void the_same_seed_gives_the_same_order() {
    var shuffled = new WebhookSelection(Filter.ALL, 10, true);

    assertThat(shuffled.select(THREE, new Random(5)))
        .isEqualTo(shuffled.select(THREE, new Random(5)))
        .isNotEqualTo(shuffled.select(THREE, new Random(6)))
        .hasSize(30);
  }

  @Test
  void each_order_is_as_likely_as_any_other() {
    Map<List<OutgoingWebhook>, Integer> orders = new HashMap<>();
    var random = new Random(1);
    for (int i = 0; i < 6_000; i++) {
      orders.merge(
          new WebhookSelection(Filter.ALL, 1, true).select(THREE, random), 1, Integer::sum);
    }

    assertThat(orders).hasSize(6);
    assertThat(orders.values()).allMatch(count -> count > 850 && count < 1_150);
  }

  private static OutgoingWebhook webhook(int number) {
    String body = "{\"n\":\"" + number + "\"}";
    return OutgoingWebhook.of(
        BodyParser.parse(body.getBytes(StandardCharsets.UTF_8)), WebhookKind.DELIVERY_REPORT);
  }
}
