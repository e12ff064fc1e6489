package com.otpiq.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.otpiq.event.Problem;
import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code --host} accepts, and how clients reach a server there. */
class ListenAddressTest {
  @ParameterizedTest
  @CsvSource({
    "localhost, 127.0.0.1, true, false",
    "LOCALHOST, 127.0.0.1, true, false",
    "127.0.0.1, 127.0.0.1, true, false",
    "127.9.9.9, 127.9.9.9, true, false",
    "127.1, 127.0.0.1, true, false",
    "::1, ::1, true, false",
    "[::1], ::1, true, false",
    "0:0:0:0:0:0:0:1, ::1, true, false",
    "::ffff:127.0.0.1, 127.0.0.1, true, false",
    "0.0.0.0, 127.0.0.1, false, true",
    "0, 127.0.0.1, false, true",
    "::, ::1, false, true",
    "[::], ::1, false, true",
    "0:0:0:0:0:0:0:0, ::1, false, true",
    "192.0.2.1, 192.0.2.1, false, false",
    "2001:DB8::1, 2001:db8::1, false, false"
  })
  void a_host_has_a_form_for_urls_that_reaches_it(
      String text, String urlHost, boolean loopback, boolean everyInterface) {
    ListenAddress address = ListenAddress.parse(text);

    assertThat(address.urlHost()).isEqualTo(urlHost);
    assertThat(address.isLoopback()).isEqualTo(loopback);
    assertThat(address.isEveryInterface()).isEqualTo(everyInterface);
    assertThat(address.isUnknown()).isFalse();
  }

  @Test
  void localhost_is_ipv4_and_ipv6() {
    assertThat(ListenAddress.parse("localhost").addresses())
        .containsExactly(InetAddress.ofLiteral("127.0.0.1"), InetAddress.ofLiteral("::1"));
    assertThat(ListenAddress.LOCALHOST.urlHost(InetAddress.ofLiteral("::1"))).isEqualTo("::1");
  }

  @Test
  void a_name_that_is_not_known_is_not_every_machine() {
    ListenAddress address = ListenAddress.parse("nope.invalid");

    assertThat(address.isUnknown()).isTrue();
    assertThat(address.isLoopback()).isFalse();
    assertThat(address.urlHost()).isEqualTo("nope.invalid");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | --host needs a name or an address | --host 127.0.0.1, or --host 0.0.0.0 for every interface",
        "' ' | --host needs a name or an address | --host 127.0.0.1, or --host 0.0.0.0 for every interface",
        "[] | this is neither: [] | --host 127.0.0.1, or --host 0.0.0.0 for every interface",
        "* | this is neither: * | --host 127.0.0.1, or --host 0.0.0.0 for every interface",
        "a b | this is neither: a b | --host 127.0.0.1, or --host 0.0.0.0 for every interface",
        "/hook | this is neither: /hook | --host 127.0.0.1, or --host 0.0.0.0 for every interface",
        "127.0.0.1/8 | this is neither: 127.0.0.1/8 | --host 127.0.0.1, or --host 0.0.0.0 for every interface",
        "[127.0.0.1:1 | this is neither: [127.0.0.1:1 | --host 127.0.0.1, or --host 0.0.0.0 for every interface",
        "127.0.0.1:5000 | without a port: 127.0.0.1:5000 | --host 127.0.0.1 --port 5000",
        "localhost:5000 | without a port: localhost:5000 | --host localhost --port 5000",
        "localhost: | without a port: localhost: | --host localhost",
        "[::1]:5000 | without a port: [::1]:5000 | --host ::1 --port 5000",
        "http://x | without a scheme: x | --host x",
        "https://127.0.0.1:5000/hook | without a port: 127.0.0.1:5000 | --host 127.0.0.1 --port 5000",
        "http://[::1]/ | without a scheme: [::1] | --host ::1"
      })
  void anything_else_is_refused_with_a_way_out(String text, String message, String hint) {
    assertThatThrownBy(() -> ListenAddress.parse(text))
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> {
              assertThat(problem.kind()).isEqualTo(Problem.Kind.USAGE);
              assertThat(problem.message()).contains(message);
              assertThat(problem.hint()).contains(hint);
            });
  }

  @Test
  void a_password_in_a_url_is_not_repeated() {
    assertThatThrownBy(() -> ListenAddress.parse("http://me:hidden@x:1/"))
        .hasMessageContaining("without a port: x:1");
  }

  @ParameterizedTest
  @CsvSource({
    "localhost, localhost, true",
    "localhost, app.localhost, true",
    "localhost, 127.0.0.1, true",
    "localhost, [::1], true",
    "localhost, 127.0.0.2, false",
    "127.0.0.1, localhost, true",
    "127.0.0.1, [::1], false",
    "::1, 127.0.0.1, false",
    "::1, ::1, true",
    "0.0.0.0, 127.0.0.5, true",
    "0.0.0.0, 0.0.0.0, true",
    "::, 127.0.0.1, true",
    "0.0.0.0, 198.51.100.1, false",
    "127.0.0.1, nope.invalid, false"
  })
  void a_server_receives_what_is_sent_to_its_addresses(
      String listens, String host, boolean receives) {
    assertThat(ListenAddress.parse(listens).receives(host)).isEqualTo(receives);
  }
}
