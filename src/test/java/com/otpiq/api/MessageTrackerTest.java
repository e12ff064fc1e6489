package com.otpiq.api;

import static com.otpiq.api.ScriptedApi.response;
import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.delivery.Outcome;
import com.otpiq.message.ApiResponse;
import com.otpiq.time.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MessageTrackerTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration INTERVAL = Duration.ofSeconds(3);

  private final VirtualTime time = new VirtualTime(START);
  private final List<ApiResponse> changes = new ArrayList<>();

  @Test
  void polls_until_the_status_is_final() throws InterruptedException {
    var api = new ScriptedApi(status("pending"), status("sent"), status("sent"), delivered());
    ApiResponse last = await(api, Duration.ofMinutes(5));

    assertThat(((ApiResponse.Tracked) last).isDelivered()).isTrue();
    assertThat(api.calls).hasSize(4);
    assertThat(time.now()).isEqualTo(START.plusSeconds(9));
    assertThat(changes)
        .extracting(change -> ((ApiResponse.Tracked) change).status())
        .containsExactly("pending", "sent", "delivered");
  }

  @Test
  void stops_before_the_limit_is_over() throws InterruptedException {
    var api = new ScriptedApi(status("sent"));
    ApiResponse last = await(api, Duration.ofSeconds(7));

    assertThat(((ApiResponse.Tracked) last).isFinal()).isFalse();
    assertThat(api.calls).hasSize(3);
    assertThat(time.now()).isEqualTo(START.plusSeconds(6));
  }

  @Test
  void a_first_request_that_fails_is_not_repeated() throws InterruptedException {
    var api = new ScriptedApi(new Outcome.Failed("refused", false));

    assertThat(await(api, Duration.ofMinutes(5))).isInstanceOf(ApiResponse.Unavailable.class);
    assertThat(api.calls).hasSize(1);
  }

  @Test
  void a_later_failure_and_the_rate_limit_are_waited_out() throws InterruptedException {
    var api =
        new ScriptedApi(
            status("sent"),
            new Outcome.TimedOut("waiting", true),
            response(429, "{\"message\":\"wait\"}"),
            delivered());

    assertThat(((ApiResponse.Tracked) await(api, Duration.ofMinutes(5))).isDelivered()).isTrue();
    assertThat(changes).hasSize(2);
  }

  @Test
  void an_error_ends_the_polling() throws InterruptedException {
    var api = new ScriptedApi(status("sent"), response(401, "{\"message\":\"no\"}"));

    assertThat(await(api, Duration.ofMinutes(5))).isInstanceOf(ApiResponse.Refused.class);
    assertThat(api.calls).hasSize(2);
  }

  private ApiResponse await(ScriptedApi api, Duration limit) throws InterruptedException {
    return new MessageTracker(api.client(), time).await("sms-1", INTERVAL, limit, changes::add);
  }

  private static Outcome status(String status) {
    return response(200, "{\"smsId\":\"sms-1\",\"status\":\"" + status + "\"}");
  }

  private static Outcome delivered() {
    return response(200, "{\"smsId\":\"sms-1\",\"status\":\"delivered\",\"isFinalStatus\":true}");
  }
}
