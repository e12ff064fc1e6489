package com.otpiq.net.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.message.HttpUrl;
import com.otpiq.tls.TestKeys;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Handshakes with servers on loopback. */
class TlsProbeTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private static TestKeys keys;

  @BeforeAll
  static void makeKeys() throws Exception {
    keys = TestKeys.shared();
  }

  @Test
  void a_good_certificate_has_no_trust_problem() throws Exception {
    TlsProbe.Succeeded probe = probe("good", ProbeFixture.trusting(keys.trusting()));

    assertThat(probe.protocol()).isEqualTo("TLSv1.3");
    assertThat(probe.issuer()).isEqualTo("CN=Test CA");
    assertThat(probe.until()).isAfter(Instant.now());
    assertThat(probe.trustProblem()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "expired, has expired",
    "selfsigned, is not signed by a trusted authority",
    "otherhost, is for another host"
  })
  void a_certificate_that_clients_reject_is_seen_and_the_reason_named(String alias, String reason)
      throws Exception {
    assertThat(probe(alias, ProbeFixture.trusting(keys.trusting())).trustProblem())
        .hasValueSatisfying(problem -> assertThat(problem).contains("127.0.0.1").endsWith(reason));
  }

  @Test
  void the_end_of_an_expired_certificate_is_shown() throws Exception {
    assertThat(probe("expired", ProbeFixture.LOCAL_ONLY).until()).isBefore(Instant.now());
  }

  @Test
  void a_server_without_tls_fails() throws Exception {
    try (ScriptedEndpoint plain =
        ScriptedEndpoint.http(peer -> peer.send("HTTP/1.1 400 Bad Request\r\n\r\n"))) {
      assertThat(TlsProbe.of(plain.uri("https"), ProbeFixture.LOCAL_ONLY, TIMEOUT))
          .isInstanceOfSatisfying(
              TlsProbe.Failed.class, failed -> assertThat(failed.reason()).contains("TLS"));
    }
  }

  @Test
  void a_server_that_does_not_answer_fails_after_the_timeout() throws Exception {
    try (ScriptedEndpoint silent = ScriptedEndpoint.http(RawPeer::hold)) {
      assertThat(TlsProbe.of(silent.uri("https"), ProbeFixture.LOCAL_ONLY, Duration.ofMillis(200)))
          .isInstanceOf(TlsProbe.Failed.class);
    }
  }

  @Test
  void a_closed_port_and_a_machine_that_is_not_allowed_are_unreachable() throws Exception {
    assertThat(TlsProbe.of(ProbeFixture.closedPort("https"), ProbeFixture.LOCAL_ONLY, TIMEOUT))
        .isEqualTo(new TlsProbe.Unreachable());
    assertThat(TlsProbe.of(HttpUrl.of("https://192.0.2.1/"), ProbeFixture.LOCAL_ONLY, TIMEOUT))
        .isEqualTo(new TlsProbe.Unreachable());
  }

  @Test
  void only_https_without_a_proxy_can_be_probed() {
    HttpUrl https = HttpUrl.of("HTTPS://receiver.test/");

    assertThat(TlsProbe.isPossible(https, ProbeFixture.LOCAL_ONLY)).isTrue();
    assertThat(TlsProbe.isPossible(https, ProbeFixture.PROXY)).isFalse();
    assertThat(TlsProbe.isPossible(HttpUrl.of("http://127.0.0.1/"), ProbeFixture.LOCAL_ONLY))
        .isFalse();
  }

  private static TlsProbe.Succeeded probe(String alias, NetworkPolicy policy) throws Exception {
    try (ScriptedEndpoint endpoint =
        ScriptedEndpoint.https(keys.identity(alias), RawPeer::readRequest)) {
      return (TlsProbe.Succeeded) TlsProbe.of(endpoint.uri(), policy, TIMEOUT);
    }
  }
}
