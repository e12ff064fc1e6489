package com.otpiq.net.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.delivery.Outcome;
import com.otpiq.delivery.RetryPolicy;
import com.otpiq.json.BodyParser;
import com.otpiq.message.HttpUrl;
import com.otpiq.net.AllowedHosts;
import com.otpiq.net.HostNames;
import com.otpiq.net.IoThreads;
import com.otpiq.net.ListenAddress;
import com.otpiq.net.proxy.ProxySettings;
import com.otpiq.sandbox.Sandbox;
import com.otpiq.sandbox.SandboxConfig;
import com.otpiq.sandbox.scenario.Scenarios;
import com.otpiq.time.Seed;
import com.otpiq.time.Stopwatch;
import com.otpiq.time.Time;
import com.otpiq.webhook.Headers;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A name server that never answers, and a sandbox that still does. */
@Isolated("what it measures is time")
@Timeout(60)
class SlowNamesTest {
  private static final Duration AT_ONCE = Duration.ofSeconds(4);
  private static final Headers KEY =
      Headers.NONE.with("Authorization", "Bearer " + Sandbox.API_KEY);

  private final CountDownLatch end = new CountDownLatch(1);
  private final Set<ThreadGroup> lookUps = ConcurrentHashMap.newKeySet();

  @AfterEach
  void endLookUps() {
    end.countDown();
  }

  @ParameterizedTest
  @ValueSource(strings = {"slow%d.test", "SLOW%d.", "my_app%d", "xn--mgbh0fb%d.example"})
  void requests_with_names_that_are_never_resolved_delay_no_other(String names) throws Exception {
    var policy =
        new NetworkPolicy(
            ProxySettings.NONE,
            TlsStrategy.ofRuntime(),
            AllowedHosts.ALL,
            new HostNames(this::never));
    try (Sandbox sandbox = sandbox(policy);
        HttpCaller caller = new HttpCaller(NetworkPolicy.THIS_MACHINE)) {
      Stopwatch stopwatch = Stopwatch.start();
      for (int i = 0; i < 12; i++) {
        assertThat(send(caller, sandbox, "http://" + names.formatted(i) + "/hook")).isEqualTo(200);
        assertThat(info(caller, sandbox)).isEqualTo(200);
      }
      assertThat(stopwatch.elapsed()).isLessThan(AT_ONCE);
      while (lookUps.isEmpty()) {
        Thread.onSpinWait();
      }
      assertThat(lookUps).doesNotContain(IoThreads.GROUP);
      end.countDown();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"slow%d.test", "169.254.169.%d", "10.0.0.%d"})
  void a_host_that_is_not_allowed_is_refused_without_a_look_up(String names) throws Exception {
    var policy =
        new NetworkPolicy(
            ProxySettings.NONE,
            TlsStrategy.ofRuntime(),
            AllowedHosts.THIS_MACHINE,
            new HostNames(this::never));
    try (Sandbox sandbox = sandbox(policy);
        HttpCaller caller = new HttpCaller(NetworkPolicy.THIS_MACHINE)) {
      Stopwatch stopwatch = Stopwatch.start();
      for (int i = 0; i < 12; i++) {
        assertThat(send(caller, sandbox, "http://" + names.formatted(i) + "/hook")).isEqualTo(400);
      }
      assertThat(info(caller, sandbox)).isEqualTo(200);
      assertThat(stopwatch.elapsed()).isLessThan(AT_ONCE);
      assertThat(lookUps).isEmpty();
    }
  }

  private InetAddress[] never(String host) {
    lookUps.add(Thread.currentThread().getThreadGroup());
    try {
      end.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    return new InetAddress[] {InetAddress.ofLiteral("127.0.0.1")};
  }

  private static Sandbox sandbox(NetworkPolicy policy) {
    var config =
        new SandboxConfig(
            ListenAddress.LOCALHOST,
            0,
            1_000_000,
            false,
            Scenarios.DEFAULT,
            1_000_000,
            RetryPolicy.PROVIDER.withRetries(0),
            0,
            Duration.ZERO,
            false,
            Optional.empty(),
            () -> new Seed(1),
            List.of(),
            Optional.empty(),
            "otpiq/test");
    return new Sandbox(config, policy, Time.real(), _ -> {});
  }

  private static int send(HttpCaller caller, Sandbox sandbox, String hook) throws Exception {
    String request =
        "{\"phoneNumber\":\"96477%08d\",\"smsType\":\"verification\",\"verificationCode\":\"1\",\"deliveryReport\":{\"webhookUrl\":\"%s\"}}"
            .formatted(Math.floorMod(hook.hashCode(), 100_000_000), hook);
    return status(
        caller.call(
            Call.post(
                HttpUrl.of(sandbox.baseUrl() + "/sms"),
                KEY,
                BodyParser.parse(request.getBytes(StandardCharsets.UTF_8))),
            Duration.ofSeconds(30)));
  }

  private static int info(HttpCaller caller, Sandbox sandbox) throws Exception {
    return status(
        caller.call(
            Call.get(HttpUrl.of(sandbox.baseUrl() + "/info"), KEY), Duration.ofSeconds(30)));
  }

  private static int status(Outcome outcome) {
    return outcome instanceof Outcome.Responded responded ? responded.status() : 0;
  }
}
