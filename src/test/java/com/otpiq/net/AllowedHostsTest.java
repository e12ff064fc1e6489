package com.otpiq.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which hosts may be called, by their names and by the addresses that names have. */
class AllowedHostsTest {
  private static final AllowedHosts APP = AllowedHosts.thisMachineAnd(Set.of("app", "172.17.0.1"));

  @ParameterizedTest
  @CsvSource({
    "169.254.169.254, metadata service",
    "169.254.170.2, metadata service",
    "100.100.100.200, metadata service",
    "168.63.129.16, metadata service",
    "192.0.0.192, metadata service",
    "fd00:ec2::254, metadata service",
    "fd00:ec2::23, metadata service",
    "fd20:ce::254, metadata service",
    "169.254.0.1, link-local",
    "169.254.255.255, link-local",
    "fe80::1, link-local",
    "febf::1, link-local",
    "224.0.0.1, multicast",
    "239.255.255.250, multicast",
    "ff02::1, multicast",
    "ff0e::1, multicast",
    "255.255.255.255, broadcast",
    "0.0.0.0, unspecified",
    "0.1.2.3, unspecified",
    "::, unspecified",
    "::ffff:169.254.169.254, metadata service",
    "::ffff:a9fe:a9fe, metadata service",
    "::169.254.169.254, metadata service",
    "::ffff:0:169.254.169.254, metadata service",
    "64:ff9b::169.254.169.254, metadata service",
    "64:ff9b::a9fe:1, link-local",
    "64:ff9b::224.0.0.1, multicast",
    "64:ff9b:1::100.100.100.200, metadata service",
    "64:ff9b:1:ffff::169.254.169.254, metadata service",
    "2002:a9fe:a9fe::, metadata service",
    "2002:a9fe:a9fe:1::1, metadata service",
    "2002:6464:64c8::1, metadata service",
    "2001:0:1:2:3:4:5601:5601, metadata service",
    "::ffff:0.0.0.0, unspecified"
  })
  void some_addresses_are_never_called_in_any_form(String host, String reason) {
    for (AllowedHosts hosts :
        List.of(AllowedHosts.ALL, AllowedHosts.thisMachineAnd(Set.of(host, "app")))) {
      assertThat(hosts.refusal(host))
          .hasValueSatisfying(
              text -> assertThat(text).contains(reason).endsWith(", which is never called"));
      List<InetAddress> rebound =
          List.of(InetAddress.ofLiteral("127.0.0.1"), InetAddress.ofLiteral(host));
      assertThatThrownBy(() -> hosts.require("app", rebound))
          .isInstanceOfSatisfying(
              RefusedHostException.class, refused -> assertThat(refused.reason()).contains(reason));
    }
    assertThat(AllowedHosts.THIS_MACHINE.refusal(host)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.0.0.1",
        "172.17.0.1",
        "192.168.1.1",
        "100.64.0.1",
        "93.184.216.34",
        "169.253.255.255",
        "169.255.0.1",
        "223.255.255.255",
        "fd00::1",
        "fec0::1",
        "2606:4700::1",
        "64:ff9b::10.0.0.1",
        "64:ff9b::8.8.8.8",
        "2002:0a00:1::1",
        "2001:db8::a9fe:a9fe"
      })
  void another_machine_may_be_called_only_if_it_is_allowed(String host) throws Exception {
    List<InetAddress> addresses = List.of(InetAddress.ofLiteral(host));

    assertThat(AllowedHosts.ALL.refusal(host)).isEmpty();
    AllowedHosts.ALL.require("app", addresses);
    APP.require("app", addresses);
    assertThat(AllowedHosts.THIS_MACHINE.refusal(host)).contains("is not this machine");
    for (AllowedHosts hosts : List.of(AllowedHosts.THIS_MACHINE, APP)) {
      assertThatThrownBy(() -> hosts.require("other.test", addresses))
          .isInstanceOf(RefusedHostException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "app.localhost", "127.0.0.1", "127.9.9.9", "::1"})
  void this_machine_may_always_be_called(String host) {
    for (AllowedHosts hosts : List.of(AllowedHosts.THIS_MACHINE, APP, AllowedHosts.ALL)) {
      assertThat(hosts.refusal(host)).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "app, true",
    "172.17.0.1, true",
    "app2, false",
    "my.app, false",
    "app.test, false",
    "172.17.0.2, false"
  })
  void a_name_is_allowed_exactly(String host, boolean allowed) {
    assertThat(APP.includes(host)).isEqualTo(allowed);
    assertThat(APP.refusal(host).isEmpty()).isEqualTo(allowed);
    assertThat(AllowedHosts.THIS_MACHINE.includes(host)).isFalse();
    assertThat(AllowedHosts.ALL.includes(host)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"metadata.google.internal", "METADATA.google.internal."})
  void a_name_that_means_a_metadata_service_is_never_called_because_a_proxy_would_look_it_up(
      String host) {
    assertThat(AllowedHosts.ALL.refusal(host).orElseThrow()).contains("metadata service");
    assertThatThrownBy(() -> AllowedHosts.ALL.require(host))
        .isInstanceOf(RefusedHostException.class);
  }

  @Test
  void a_name_with_one_remote_address_is_remote() {
    List<InetAddress> mixed =
        List.of(InetAddress.ofLiteral("127.0.0.1"), InetAddress.ofLiteral("192.0.2.1"));

    assertThatThrownBy(() -> AllowedHosts.THIS_MACHINE.require("receiver.test", mixed))
        .isInstanceOf(RefusedHostException.class)
        .hasMessage("receiver.test");
  }

  @Test
  void a_name_that_the_machine_itself_has_may_be_called() throws Exception {
    AllowedHosts.THIS_MACHINE.require(
        "receiver.test", List.of(InetAddress.ofLiteral("127.0.0.1"), InetAddress.ofLiteral("::1")));
  }
}
