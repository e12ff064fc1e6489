package com.otpiq.net;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.message.HttpUrl;
import java.net.InetAddress;
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
    "fe80::1, [fe80::1]:80",
    "fe80::1%eth0, [fe80::1%25eth0]:80"
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
  void a_url_without_a_port_has_the_standard_one(HttpUrl url, String written) {
    assertThat(HostPort.of(url)).hasToString(written);
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, 127.0.0.1:1",
    "0.0.0.0, 0.0.0.0:1",
    "::, [::]:1",
    "::1, [::1]:1",
    "1::, [1::]:1",
    "2001:db8:0:0:1:0:0:2, [2001:db8::1:0:0:2]:1",
    "2001:db8:0:1:1:0:0:2, [2001:db8:0:1:1::2]:1",
    "10:20:30:40:50:60:70:80, [10:20:30:40:50:60:70:80]:1",
    "100:0:0:1:2:3:4:5, [100::1:2:3:4:5]:1"
  })
  void an_address_is_written_in_its_short_form(String address, String written) {
    assertThat(HostPort.of(InetAddress.ofLiteral(address), 1)).hasToString(written);
  }
}
