package com.otpiq.net.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.otpiq.event.Problem;
import com.otpiq.net.ListenAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The URL that a server announces reaches it, whatever host it was told to listen on. */
class ServerAddressTest extends HttpServerTestBase {
  static List<String> hosts() throws IOException {
    Stream<String> own = ownAddresses().stream().map(InetAddress::getHostAddress);
    return Stream.concat(
            Stream.of("localhost", "127.0.0.1", "127.0.0.2", "127.1", "0.0.0.0", "0"),
            hasIpv6()
                ? Stream.concat(own, Stream.of("::", "[::]", "::1", "[::1]", "::ffff:127.0.0.1"))
                : own.filter(address -> !address.contains(":")))
        .distinct()
        .toList();
  }

  @ParameterizedTest
  @MethodSource("hosts")
  void the_announced_url_reaches_the_server(String host) throws IOException {
    restart(ListenAddress.parse(host), 0);

    URI url = URI.create(server.url());
    assertThat(url.getPort()).isEqualTo(server.port());
    assertThat(server.warning()).isEmpty();
    assertThat(status(url.getHost().replace("%25", "%"))).isEqualTo("HTTP/1.1 200 OK");
  }

  @Test
  void localhost_is_reached_by_ipv4_and_by_ipv6() throws IOException {
    Assumptions.assumeTrue(hasIpv6(), "IPv6");
    restart(ListenAddress.LOCALHOST, 0);

    assertThat(server.url()).isEqualTo("http://127.0.0.1:" + server.port());
    assertThat(status("127.0.0.1")).isEqualTo("HTTP/1.1 200 OK");
    assertThat(status("::1")).isEqualTo("HTTP/1.1 200 OK");
  }

  @Test
  void localhost_is_not_reached_from_elsewhere() throws IOException {
    restart(ListenAddress.LOCALHOST, 0);

    assertThat(ownAddresses())
        .filteredOn(address -> !address.isLoopbackAddress())
        .allSatisfy(address ->
            assertThatThrownBy(() -> status(address.getHostAddress()))
                .isInstanceOf(IOException.class));
  }

  @Test
  void the_other_address_is_announced_if_one_is_taken() throws IOException {
    Assumptions.assumeTrue(hasIpv6(), "IPv6");
    try (var taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      int port = taken.getLocalPort();
      restart(ListenAddress.LOCALHOST, port);

      assertThat(server.url()).isEqualTo("http://[::1]:" + port);
      assertThat(server.warning())
          .contains(
              "another program uses 127.0.0.1:%d, so otpiq listens on [::1]:%d only"
                  .formatted(port, port));
      assertThat(status("::1")).isEqualTo("HTTP/1.1 200 OK");
    }
    try (var taken = new ServerSocket(0, 1, InetAddress.ofLiteral("::1"))) {
      restart(ListenAddress.LOCALHOST, taken.getLocalPort());

      assertThat(server.url()).isEqualTo("http://127.0.0.1:" + server.port());
      assertThat(server.warning()).isPresent();
    }
  }

  @Test
  void a_closed_server_frees_its_port_on_both_addresses() {
    for (int i = 0; i < 3; i++) {
      restart(ListenAddress.LOCALHOST, server.port());
      assertThat(server.warning()).isEmpty();
    }
  }

  @Test
  void an_unknown_name_is_a_problem() {
    assertThatThrownBy(() -> restart(ListenAddress.parse("nope.invalid"), 0))
        .isInstanceOf(Problem.class)
        .hasMessage("the host name nope.invalid is not known here");
  }

  private void restart(ListenAddress address, int port) {
    server.close();
    server = HttpServer.start(address, port, LIMITS, handler(_ -> text(200, "")));
  }

  private String status(String host) throws IOException {
    try (var socket = new Socket(host, server.port())) {
      write(socket, post("{}"));
      return read(socket).lines().findFirst().orElse("");
    }
  }

  private static List<InetAddress> ownAddresses() throws IOException {
    return NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses).toList();
  }

  private static boolean hasIpv6() {
    try (var _ = new ServerSocket(0, 1, InetAddress.ofLiteral("::1"))) {
      return true;
    } catch (IOException _) {
      return false;
    }
  }
}
