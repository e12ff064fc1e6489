package com.otpiq.net.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.otpiq.delivery.Outcome;
import com.otpiq.message.HttpUrl;
import com.otpiq.net.AllowedHosts;
import com.otpiq.net.HostNames;
import com.otpiq.net.RefusedHostException;
import com.otpiq.net.proxy.ProxySettings;
import com.otpiq.webhook.Headers;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The addresses that the HTTP client connects to, with a name service whose answers are given. */
@Timeout(20)
class HostResolverTest {
  private static final String LOCAL = "127.0.0.1";
  private static final String REMOTE = "192.0.2.1";
  private static final AllowedHosts RECEIVER = AllowedHosts.thisMachineAnd(Set.of("receiver.test"));

  @ParameterizedTest
  @CsvSource({
    "receiver.test, 192.0.2.1, true",
    "receiver.test, 127.0.0.1, true",
    "other.test, 127.0.0.1, true",
    "other.test, 192.0.2.1, false",
    "receiver.test, 169.254.169.254, false",
    "receiver.test, 0.0.0.0, false"
  })
  void a_name_is_resolved_if_its_address_may_be_called(
      String host, String address, boolean isResolved) throws Exception {
    HostResolver resolver = resolver(_ -> addresses(address), RECEIVER);
    if (isResolved) {
      assertThat(resolve(resolver, host)).containsExactly(addresses(address));
    } else {
      assertThatThrownBy(() -> resolve(resolver, host))
          .isInstanceOf(RefusedHostException.class)
          .hasMessage(host);
    }
  }

  @Test
  void a_name_whose_address_changes_is_judged_for_each_connection() throws Exception {
    var lookUps = new AtomicInteger();
    HostResolver resolver =
        resolver(
            _ -> addresses(lookUps.getAndIncrement() == 0 ? REMOTE : "169.254.169.254"), RECEIVER);

    assertThat(resolve(resolver, "receiver.test")).containsExactly(addresses(REMOTE));
    assertThatThrownBy(() -> resolve(resolver, "receiver.test"))
        .isInstanceOf(RefusedHostException.class);
    assertThat(lookUps).hasValue(2);
  }

  @Test
  void a_name_that_gets_another_address_between_two_requests_is_refused_with_the_reason()
      throws Exception {
    var lookUps = new AtomicInteger();
    NetworkPolicy policy =
        policy(
            _ -> addresses(lookUps.getAndIncrement() == 0 ? LOCAL : "169.254.169.254"), RECEIVER);
    try (ScriptedEndpoint endpoint =
            ScriptedEndpoint.http(peer -> {
              peer.readRequest();
              peer.send("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
            });
        HttpCaller caller = new HttpCaller(policy)) {
      HttpUrl target = HttpUrl.of("http://receiver.test:" + endpoint.uri().port() + "/");
      Call call = Call.get(target, Headers.NONE);

      assertThat(caller.call(call, Duration.ofSeconds(10)).isAcknowledged()).isTrue();
      assertThat(caller.call(call, Duration.ofSeconds(10)))
          .isEqualTo(
              new Outcome.Failed(
                  target.authority() + " is the metadata service of a cloud, which is never called",
                  false));
      assertThat(endpoint.connections()).isEqualTo(1);
    }
  }

  @Test
  void a_probe_connects_to_no_address_that_is_never_called() {
    NetworkPolicy policy = policy(_ -> addresses(LOCAL, "169.254.169.254"), AllowedHosts.ALL);

    assertThat(PortProbe.isOpen(HttpUrl.of("http://receiver.test/"), policy)).isFalse();
    assertThat(TlsProbe.of(HttpUrl.of("https://receiver.test/"), policy, Duration.ofSeconds(10)))
        .isEqualTo(new TlsProbe.Unreachable());
  }

  @Test
  void the_proxy_of_an_exchange_may_have_any_address() throws Exception {
    HostResolver resolver = resolver(_ -> addresses(REMOTE), AllowedHosts.THIS_MACHINE);
    var exchange = new Exchange(Duration.ofSeconds(10), Optional.of("proxy.test"));

    assertThat(resolve(resolver, "proxy.test", exchange)).containsExactly(addresses(REMOTE));
    assertThatThrownBy(() -> resolve(resolver, "other.test", exchange))
        .isInstanceOf(RefusedHostException.class);
  }

  @Test
  void a_look_up_ends_with_its_exchange() {
    var never = new CountDownLatch(1);
    var exchange = new Exchange(Duration.ofMillis(30), Optional.empty());
    HostResolver resolver = resolver(_ -> after(never), AllowedHosts.ALL);

    assertThatThrownBy(() -> resolve(resolver, "slow.test", exchange))
        .isInstanceOf(UnknownHostException.class)
        .hasMessage("slow.test");
    exchange.endExpired();
    assertThat(exchange.outcome())
        .isEqualTo(new Outcome.TimedOut("looking up the host name", false));
    never.countDown();
  }

  @Test
  void the_canonical_name_is_the_name_so_that_certificates_are_verified_for_it() {
    assertThat(
            resolver(_ -> addresses(LOCAL), AllowedHosts.ALL)
                .resolveCanonicalHostname("receiver.test"))
        .isEqualTo("receiver.test");
  }

  private static InetAddress[] after(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    return addresses(LOCAL);
  }

  private static InetAddress[] addresses(String... literals) {
    return Arrays.stream(literals).map(InetAddress::ofLiteral).toArray(InetAddress[]::new);
  }

  private static HostResolver resolver(HostNames.NameService service, AllowedHosts hosts) {
    return new HostResolver(policy(service, hosts));
  }

  private static NetworkPolicy policy(HostNames.NameService service, AllowedHosts hosts) {
    return new NetworkPolicy(
        ProxySettings.NONE, TlsStrategy.ofRuntime(), hosts, new HostNames(service));
  }

  private static InetAddress[] resolve(HostResolver resolver, String host) throws Exception {
    return resolve(resolver, host, new Exchange(Duration.ofSeconds(10), Optional.empty()));
  }

  private static InetAddress[] resolve(HostResolver resolver, String host, Exchange exchange)
      throws Exception {
    return ScopedValue.where(Exchange.CURRENT, exchange).call(() -> resolver.resolve(host));
  }
}
