package com.otpiq.net;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which hosts are this machine. */
class LoopbackTest {
  @ParameterizedTest
  @ValueSource(strings = {"localhost", "127.0.0.1", "127.9.9.9", "::1", "[::1]"})
  void loopback_addresses_are_local(String host) {
    assertThat(Loopback.isLiteral(host)).isTrue();
    assertThat(Loopback.locate(host)).isEqualTo(Loopback.Location.LOCAL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0.0.0.0", "10.0.0.1", "128.0.0.1", "[::]", "[::2]", "[fe80::1]", "1.127.0.1"})
  void other_addresses_are_remote(String host) {
    assertThat(Loopback.isLiteral(host)).isFalse();
    assertThat(Loopback.locate(host)).isEqualTo(Loopback.Location.REMOTE);
  }

  @ParameterizedTest
  @CsvSource({
    "app.localhost, true",
    "APP.LOCALHOST, true",
    "LocalHost, true",
    "localhost., true",
    "app.localhost., true",
    "localhost.., false",
    "localhost.example., false",
    "localhost.example, false",
    "notlocalhost, false"
  })
  void names_under_localhost_are_local_without_a_lookup(String host, boolean isLocal) {
    assertThat(Loopback.isLocalName(host)).isEqualTo(isLocal);
  }

  @Test
  void a_name_that_cannot_be_resolved_is_neither() {
    assertThat(Loopback.locate("nope.invalid")).isEqualTo(Loopback.Location.UNKNOWN);
  }
}
