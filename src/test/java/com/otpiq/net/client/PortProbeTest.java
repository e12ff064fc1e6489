package com.otpiq.net.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.message.HttpUrl;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortProbeTest {
  @Test
  void a_port_is_open_if_something_listens_on_it() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      HttpUrl target = HttpUrl.of("http://127.0.0.1:" + server.getLocalPort() + "/");

      assertThat(PortProbe.isOpen(target, ProbeFixture.LOCAL_ONLY)).isTrue();
    }
    assertThat(PortProbe.isOpen(ProbeFixture.closedPort("http"), ProbeFixture.LOCAL_ONLY))
        .isFalse();
  }

  @Test
  void an_unknown_host_and_another_machine_that_is_not_allowed_are_not_open() {
    assertThat(PortProbe.isOpen(HttpUrl.of("http://nope.invalid/"), ProbeFixture.LOCAL_ONLY))
        .isFalse();
    assertThat(PortProbe.isOpen(HttpUrl.of("http://192.0.2.1/"), ProbeFixture.LOCAL_ONLY))
        .isFalse();
  }

  @Test
  void a_port_behind_a_proxy_counts_as_open() {
    assertThat(PortProbe.isOpen(HttpUrl.of("http://receiver.invalid/"), ProbeFixture.PROXY))
        .isTrue();
  }

  @Test
  void a_port_is_free_if_nothing_listens_on_it() throws Exception {
    assertThat(
            PortProbe.isFree(
                InetAddress.ofLiteral("127.0.0.1"), ProbeFixture.closedPort("http").port()))
        .isTrue();
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(PortProbe.isFree(InetAddress.ofLiteral("127.0.0.1"), server.getLocalPort()))
          .isFalse();
      assertThat(PortProbe.isFree(InetAddress.ofLiteral("192.0.2.1"), server.getLocalPort()))
          .isTrue();
    }
  }
}
