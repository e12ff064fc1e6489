package com.otpiq.sandbox;

import static com.otpiq.sandbox.SandboxFixture.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.delivery.ScriptedTransport;
import com.otpiq.event.Event;
import com.otpiq.net.server.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests to both APIs at the same time. */
class SandboxConcurrencyTest {
  private static final int CLIENTS = 4;
  private static final int REQUESTS = 150;

  @ParameterizedTest
  @CsvSource({"false, 1", "true, 2", "false, 3", "true, 4"})
  void requests_at_once_leave_the_counts_right(boolean virtualTime, int seed) throws Exception {
    var random = new Random(seed);
    var receiver =
        ScriptedTransport.by(_ -> ScriptedTransport.response(random.nextBoolean() ? 200 : 500));
    var config = SandboxFixture.config(virtualTime, 4_000, Optional.empty());
    try (var sandbox = new SandboxFixture(config, receiver);
        var clients = Executors.newFixedThreadPool(CLIENTS)) {
      String initial = sandbox.control("GET", "state", "").body();
      List<Callable<Integer>> work = new ArrayList<>();
      for (int client = 0; client < CLIENTS; client++) {
        var own = new Random(seed * 100L + client);
        work.add(() -> requests(sandbox, own));
      }
      for (Future<Integer> accepted : clients.invokeAll(work)) {
        assertThat(accepted.get()).isPositive();
      }

      assertThat(sandbox.state.credit()).isNotNegative();
      sandbox.control("POST", "advance", "{\"by\":\"2000h\"}");
      assertThat(sandbox.control("GET", "state", "").body())
          .contains("\"webhooksWaiting\":0,")
          .doesNotContainPattern("\"waiting\":[^0]");
      assertThat(sandbox.awaitIdle()).isTrue();
      String reset = sandbox.control("POST", "reset", "").body();
      assertThat(reset.replaceAll("\"unexpectedFailures\":\\d+", "\"unexpectedFailures\":0"))
          .isEqualTo(initial);
      assertThat(sandbox.events(Event.EventFailed.class)).isEmpty();
    }
  }

  /** Sends random requests; returns how many messages were accepted. */
  private static int requests(SandboxFixture sandbox, Random random) {
    int accepted = 0;
    for (int i = 0; i < REQUESTS; i++) {
      switch (random.nextInt(12)) {
        case 0 -> sandbox.control("POST", "advance", "{\"by\":\"" + random.nextInt(90) + "s\"}");
        case 1 -> sandbox.control("POST", "next", "{\"scenario\":\"failed\"}");
        case 2 -> sandbox.control("POST", "expect-failures", "{\"count\":1}");
        case 3 -> {
          if (random.nextInt(10) == 0) {
            sandbox.control("POST", "reset", "");
          }
        }
        case 4 -> {
          for (SandboxMessage message : sandbox.state.withStore(MessageStore::messages)) {
            sandbox.control("POST", "messages/" + message.smsId() + "/redeliver", "");
          }
        }
        case 5 -> sandbox.control("GET", "state", "");
        default -> {
          String phone = "96477012345" + random.nextInt(10, 99);
          HttpResponse response = sandbox.post("/api/sms", SandboxFixture.body(phone, "all"));
          response.onSent().run();
          if (response.status() == 200) {
            accepted += json(response).text("smsId").isPresent() ? 1 : 0;
          }
        }
      }
    }
    return accepted;
  }
}
