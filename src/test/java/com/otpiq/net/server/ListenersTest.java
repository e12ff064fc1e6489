package com.otpiq.net.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.otpiq.net.HostPort;
import com.otpiq.net.ListenAddress;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which sockets are opened if some cannot be; a scripted system gives 1001, 1002, … for port 0. */
class ListenersTest {
  private static final String IN_USE = "Address already in use";
  private static final String ABSENT = "Cannot assign requested address";

  private final ScriptedOpener system = new ScriptedOpener();

  @Test
  void both_addresses_get_the_port() throws IOException {
    Listeners listeners = open(80);

    assertThat(system.open).containsExactly("127.0.0.1:80", "[::1]:80");
    assertThat(listeners.taken()).isEmpty();
    listeners.close();
    assertThat(system.open).isEmpty();
    assertThat(system.closed).isTrue();
  }

  @Test
  void a_free_port_is_the_same_on_both() throws IOException {
    assertThat(open(0).port()).isEqualTo(1001);
    assertThat(system.open).containsExactly("127.0.0.1:1001", "[::1]:1001");
  }

  @Test
  void a_free_port_that_is_taken_on_the_other_address_is_given_back() throws IOException {
    system.fails("[::1]:1001", IN_USE).fails("[::1]:1002", IN_USE);

    assertThat(open(0).taken()).isEmpty();
    assertThat(system.open).containsExactly("127.0.0.1:1003", "[::1]:1003");
  }

  @Test
  void an_address_on_which_every_port_is_taken_is_left_out() throws IOException {
    for (int port = 1001; port < 1100; port++) {
      system.fails("[::1]:" + port, IN_USE);
    }

    assertThat(open(0).taken()).hasSize(1);
    assertThat(system.open).containsExactly("127.0.0.1:1005");
  }

  @Test
  void the_other_address_is_used_if_one_is_taken() throws IOException {
    system.fails("127.0.0.1:80", IN_USE);

    assertThat(open(80).taken()).containsExactly(InetAddress.ofLiteral("127.0.0.1"));
    assertThat(system.open).containsExactly("[::1]:80");
  }

  @Test
  void a_machine_without_ipv6_uses_ipv4_and_that_is_not_worth_a_word() throws IOException {
    system.fails("[::1]:80", ABSENT);

    assertThat(open(80).taken()).isEmpty();
    assertThat(system.open).containsExactly("127.0.0.1:80");
  }

  @Test
  void without_any_address_the_reason_is_the_port_if_it_is_in_use() {
    system.fails("127.0.0.1:80", IN_USE).fails("[::1]:80", ABSENT);
    assertThatThrownBy(() -> open(80)).isInstanceOf(BindException.class).hasMessage(IN_USE);

    system.fails("127.0.0.1:81", ABSENT).fails("[::1]:81", IN_USE);
    assertThatThrownBy(() -> open(81)).hasMessage(IN_USE);

    system.fails("127.0.0.1:82", "Permission denied").fails("[::1]:82", ABSENT);
    assertThatThrownBy(() -> open(82)).hasMessage("Permission denied");

    assertThatThrownBy(() -> Listeners.open(List.of(), 0, system)).isInstanceOf(IOException.class);
    assertThat(system.closed).isTrue();
  }

  private Listeners open(int port) throws IOException {
    return Listeners.open(ListenAddress.LOCALHOST.addresses(), port, system);
  }

  /** A system whose sockets are only a list. */
  private static final class ScriptedOpener implements Listeners.Opener {
    private final Map<String, String> failures = new HashMap<>();
    private final List<String> open = new ArrayList<>();
    private boolean closed;
    private int lastFree = 1000;

    ScriptedOpener fails(String hostPort, String message) {
      failures.put(hostPort, message);
      return this;
    }

    @Override
    public Listeners.Listener open(InetAddress address, int port) throws IOException {
      HostPort at = HostPort.of(address, port == 0 ? ++lastFree : port);
      if (failures.containsKey(at.toString())) {
        throw new BindException(failures.get(at.toString()));
      }
      open.add(at.toString());
      return new Listeners.Listener() {
        @Override
        public InetAddress address() {
          return address;
        }

        @Override
        public int port() {
          return at.port();
        }

        @Override
        public void close() {
          open.remove(at.toString());
        }
      };
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
