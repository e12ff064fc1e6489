package com.otpiq.net.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.otpiq.delivery.Outcome;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Look-ups with a name service whose answers are given. */
@Timeout(20)
class HostResolverTest {
  private static final byte[] LOCAL = {127, 0, 0, 1};
  private static final byte[] REMOTE = {(byte) 192, 0, 2, 1};
  private static final Duration LONG = Duration.ofSeconds(10);

  private final AtomicReference<Thread> lookUpThread = new AtomicReference<>();

  @Test
  void a_name_is_looked_up_on_a_platform_thread_because_it_may_block() throws Exception {
    try (var resolver = new HostResolver(host -> answer(host, LOCAL), false)) {
      assertThat(resolve(resolver, "receiver.test")).containsExactly(address(LOCAL));
      assertThat(lookUpThread.get()).isNotSameAs(Thread.currentThread());
      assertThat(lookUpThread.get().isVirtual()).isFalse();
      assertThat(lookUpThread.get().isDaemon()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "::1", "fe80::a"})
  void an_address_needs_no_name_server_and_no_thread(String host) throws Exception {
    try (var resolver = new HostResolver(name -> answer(name, LOCAL), false)) {
      assertThat(resolve(resolver, host)).hasSize(1);
      assertThat(lookUpThread.get()).isSameAs(Thread.currentThread());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"app1", "my_app_1", "receiver.v2"})
  void a_name_that_ends_in_a_digit_is_looked_up_as_every_name(String host) throws Exception {
    try (var resolver = new HostResolver(name -> answer(name, LOCAL), false)) {
      assertThat(resolve(resolver, host)).hasSize(1);
      assertThat(lookUpThread.get()).isNotSameAs(Thread.currentThread());
    }
  }

  @ParameterizedTest
  @CsvSource({"true, true, true", "true, false, true", "false, true, true", "false, false, false"})
  void a_name_of_another_machine_is_refused_unless_remote_hosts_are_allowed(
      boolean allowRemote, boolean isLocal, boolean isResolved) throws Exception {
    byte[] address = isLocal ? LOCAL : REMOTE;
    try (var resolver = new HostResolver(host -> answer(host, address), allowRemote)) {
      if (isResolved) {
        assertThat(resolve(resolver, "receiver.test")).containsExactly(address(address));
      } else {
        assertThatThrownBy(() -> resolve(resolver, "receiver.test"))
            .isInstanceOf(RemoteHostException.class)
            .hasMessage("receiver.test");
      }
    }
  }

  @Test
  void a_name_with_one_remote_address_is_remote() throws Exception {
    try (var resolver = new HostResolver(host -> answer(host, LOCAL, REMOTE), false)) {
      assertThatThrownBy(() -> resolve(resolver, "receiver.test"))
          .isInstanceOf(RemoteHostException.class);
    }
  }

  @Test
  void an_unknown_name_is_reported_with_the_name() {
    var notFound = new UnknownHostException("from the system");
    try (var resolver =
        new HostResolver(
            _ -> {
              throw notFound;
            },
            true)) {
      assertThatThrownBy(() -> resolve(resolver, "nope.test"))
          .isInstanceOf(UnknownHostException.class)
          .hasMessage("nope.test")
          .hasRootCause(notFound);
    }
  }

  @Test
  void a_name_server_that_does_not_answer_is_given_up_at_the_deadline() {
    var never = new CountDownLatch(1);
    var exchange = new Exchange(Duration.ofMillis(30));
    try (var resolver = new HostResolver(host -> answerAfter(never, host), true)) {
      assertThatThrownBy(() -> resolve(resolver, "slow.test", exchange))
          .isInstanceOf(UnknownHostException.class)
          .hasMessage("slow.test")
          .hasCauseInstanceOf(TimeoutException.class);

      exchange.endExpired();
      assertThat(exchange.outcome())
          .isEqualTo(new Outcome.TimedOut("looking up the host name", false));
    }
  }

  @Test
  void an_interrupt_ends_the_wait_for_the_name_server_and_is_kept() {
    var never = new CountDownLatch(1);
    try (var resolver = new HostResolver(host -> answerAfter(never, host), true)) {
      Thread.currentThread().interrupt();

      assertThatThrownBy(() -> resolve(resolver, "slow.test"))
          .isInstanceOf(UnknownHostException.class)
          .hasCauseInstanceOf(InterruptedException.class);
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void the_canonical_name_is_the_name_so_that_certificates_are_verified_for_it() {
    try (var resolver = new HostResolver(host -> answer(host, LOCAL), true)) {
      assertThat(resolver.resolveCanonicalHostname("receiver.test")).isEqualTo("receiver.test");
    }
  }

  private InetAddress[] answer(String host, byte[]... addresses) throws UnknownHostException {
    lookUpThread.set(Thread.currentThread());
    InetAddress[] found = new InetAddress[addresses.length];
    for (int i = 0; i < addresses.length; i++) {
      found[i] = InetAddress.getByAddress(host, addresses[i]);
    }
    return found;
  }

  private InetAddress[] answerAfter(CountDownLatch latch, String host) throws UnknownHostException {
    try {
      latch.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    return answer(host, LOCAL);
  }

  private static InetAddress[] resolve(HostResolver resolver, String host) throws Exception {
    return resolve(resolver, host, new Exchange(LONG));
  }

  private static InetAddress[] resolve(HostResolver resolver, String host, Exchange exchange)
      throws Exception {
    return ScopedValue.where(Exchange.CURRENT, exchange).call(() -> resolver.resolve(host));
  }

  private static InetAddress address(byte[] bytes) throws UnknownHostException {
    return InetAddress.getByAddress(bytes);
  }
}
