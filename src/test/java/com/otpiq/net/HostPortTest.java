package com.otpiq.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Hosts and ports as they are written in URLs. */
class HostPortTest {
  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, 127.0.0.1:80",
    "localhost, localhost:80",
    "::1, [::1]:80",
    "[::1], [::1]:80",
    "fe80::1, [fe80::1]:80"
  })
  void an_ipv6_address_is_in_brackets(String host, String written) {
    assertThat(new HostPort(host, 80)).hasToString(written);
  }

  @ParameterizedTest
  @CsvSource({
    "http://a.test/, a.test:80",
    "https://a.test/, a.test:443",
    "HTTPS://a.test, a.test:443",
    "https://a.test:80/x, a.test:80",
    "http://[::1]:4242/, [::1]:4242",
    "http://[::1]/, [::1]:80"
  })
  void a_url_without_a_port_has_the_standard_one(URI url, String written) {
    assertThat(HostPort.of(url)).hasToString(written);
  }
}
