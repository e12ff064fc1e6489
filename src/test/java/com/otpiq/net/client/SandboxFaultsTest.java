package com.otpiq.net.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.delivery.Attempt;
import com.otpiq.delivery.Backoff;
import com.otpiq.delivery.RetryPolicy;
import com.otpiq.event.DeliveryEvent;
import com.otpiq.json.BodyParser;
import com.otpiq.message.HttpUrl;
import com.otpiq.net.AllowedHosts;
import com.otpiq.net.ListenAddress;
import com.otpiq.net.proxy.ProxySettings;
import com.otpiq.sandbox.Sandbox;
import com.otpiq.sandbox.SandboxConfig;
import com.otpiq.sandbox.scenario.Scenarios;
import com.otpiq.time.Seed;
import com.otpiq.time.Time;
import com.otpiq.tls.TestKeys;
import com.otpiq.webhook.Headers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every misbehaviour of a receiver, with the sandbox as the sender. */
@Isolated("what it measures is time")
class SandboxFaultsTest {

  private static TestKeys keys;

  @BeforeAll
  static void makeKeys() throws Exception {
    keys = TestKeys.shared();
  }

  @ParameterizedTest
  @MethodSource("faults")
  void a_webhook_is_tried_as_often_as_it_may_be_and_the_api_answers_on(ServerFault fault)
      throws Exception {
    SSLContext context = keys.trusting();
    var networkPolicy =
        new NetworkPolicy(
            ProxySettings.NONE, new TlsStrategy(() -> context), AllowedHosts.THIS_MACHINE);
    List<Attempt> told = new CopyOnWriteArrayList<>();
    try (ScriptedEndpoint endpoint = endpoint(fault)) {
      play(fault, endpoint, networkPolicy, told);

      Attempt last = told.getLast();
      assertThat(last.outcome()).matches(fault.expected().holds(), fault.expected().words());
      boolean ends = last.outcome().isAcknowledged() || last.outcome().isGone();
      assertThat(told).hasSize(ends ? 1 : 2);
      assertThat(endpoint.requestsOnce(told.size() * fault.requests()))
          .hasSize(told.size() * fault.requests());
    }
  }

  private static void play(
      ServerFault fault, ScriptedEndpoint endpoint, NetworkPolicy networkPolicy, List<Attempt> told)
      throws Exception {
    try (HttpCaller caller = new HttpCaller(networkPolicy);
        Sandbox sandbox = sandbox(networkPolicy, fault.deadline(), told)) {
      assertThat(send(caller, sandbox, endpoint.uri(fault.scheme()))).isTrue();
      assertThat(sandbox.awaitIdle(Duration.ofSeconds(20))).isTrue();
      assertThat(sandbox.summary().acknowledged() + sandbox.summary().failed()).isEqualTo(1);
      assertThat(info(caller, sandbox)).isTrue();
    }
  }

  /** Those that need a long body are the transport's own matter. */
  static Stream<ServerFault> faults() {
    return ServerFaults.all().stream().filter(fault -> fault.bodySize() < 1_000);
  }

  private static Sandbox sandbox(
      NetworkPolicy networkPolicy, Duration timeout, List<Attempt> told) {
    var policy =
        new RetryPolicy(
            1, timeout, new Backoff.Exponential(Duration.ofSeconds(1), 2, Optional.empty()), 0);
    var settings =
        new SandboxConfig(
            ListenAddress.LOCALHOST,
            0,
            1,
            true,
            Scenarios.named("sent-only").orElseThrow(),
            1_000,
            policy,
            0,
            Duration.ZERO,
            false,
            Optional.empty(),
            () -> new Seed(1),
            List.of(),
            Optional.empty(),
            "otpiq/test");
    return new Sandbox(
        settings,
        networkPolicy,
        Time.real(),
        event -> {
          if (event instanceof DeliveryEvent.AttemptMade attempted) {
            told.add(attempted.attempt());
          }
        });
  }

  private static boolean send(HttpCaller caller, Sandbox sandbox, HttpUrl hook) throws Exception {
    String request =
        "{\"phoneNumber\":\"9647701234567\",\"smsType\":\"verification\",\"verificationCode\":\"1\",\"deliveryReport\":{\"webhookUrl\":\""
            + hook
            + "\"}}";
    return caller
        .call(
            Call.post(
                HttpUrl.of(sandbox.baseUrl() + "/sms"),
                key(),
                BodyParser.parse(request.getBytes(StandardCharsets.UTF_8))),
            Duration.ofSeconds(5))
        .isAcknowledged();
  }

  private static boolean info(HttpCaller caller, Sandbox sandbox) throws Exception {
    return caller
        .call(Call.get(HttpUrl.of(sandbox.baseUrl() + "/info"), key()), Duration.ofSeconds(5))
        .isAcknowledged();
  }

  private static Headers key() {
    return Headers.NONE.with("Authorization", "Bearer " + Sandbox.API_KEY);
  }

  private static ScriptedEndpoint endpoint(ServerFault fault) throws Exception {
    String certificate = fault.certificate();
    return certificate == null
        ? ScriptedEndpoint.http(fault.script())
        : ScriptedEndpoint.https(keys.identity(certificate), fault.script());
  }
}
