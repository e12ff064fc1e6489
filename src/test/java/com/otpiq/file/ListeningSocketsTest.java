package com.otpiq.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListeningSocketsTest {
  @ParameterizedTest
  @CsvSource({
    "0100007F:0BB8, 127.0.0.1:3000",
    "00000000:0050, 0.0.0.0:80",
    "00000000000000000000000001000000:0BB8, [::1]:3000",
    "00000000000000000000000000000000:1F90, [::]:8080"
  })
  void an_address_of_linux_is_read(String text, String address) {
    assertThat(ListeningSockets.address(text)).isEqualTo(address);
  }

  @Test
  void the_ports_of_a_process_are_found_and_of_others_not() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String address = "127.0.0.1:" + socket.getLocalPort();

      // Java opens a socket of both kinds for an IPv4 address, which Linux shows as mapped
      assertThat(ListeningSockets.of(List.of(ProcessHandle.current().pid())))
          .anyMatch(each -> each.endsWith(":" + socket.getLocalPort()));
      assertThat(ListeningSockets.of(List.of(1L, 999_999_999L))).doesNotContain(address);
    }
  }
}
