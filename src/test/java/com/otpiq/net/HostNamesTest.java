package com.otpiq.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Look-ups with a name service whose answers are given. */
@Timeout(20)
class HostNamesTest {
  private static final InetAddress LOCAL = InetAddress.ofLiteral("127.0.0.1");
  private static final Duration LONG = Duration.ofSeconds(10);
  private static final Duration SHORT = Duration.ofMillis(30);

  private final AtomicReference<Thread> lookUpThread = new AtomicReference<>();
  private final CountDownLatch end = new CountDownLatch(1);

  @AfterEach
  void endLookUps() {
    end.countDown();
  }

  @ParameterizedTest
  @ValueSource(strings = {"receiver.test", "app1", "my_app_1", "receiver.v2"})
  void a_name_is_looked_up_on_a_platform_thread_because_it_may_block(String host) throws Exception {
    assertThat(new HostNames(this::answer).lookUp(host, LONG)).containsExactly(LOCAL);

    assertThat(lookUpThread.get()).isNotSameAs(Thread.currentThread());
    assertThat(lookUpThread.get().isVirtual()).isFalse();
    assertThat(lookUpThread.get().isDaemon()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "::1", "fe80::a", "10.0.0.1", "64:ff9b::a00:1"})
  void an_address_needs_no_look_up(String host) throws Exception {
    assertThat(new HostNames(this::answer).lookUp(host, LONG))
        .containsExactly(InetAddress.ofLiteral(host));
    assertThat(lookUpThread.get()).isNull();
  }

  @Test
  void an_address_of_an_interface_that_this_machine_lacks_is_unknown() {
    assertThatThrownBy(() -> new HostNames(this::answer).lookUp("fe80::a%nope", LONG))
        .isInstanceOf(UnknownHostException.class);
    assertThat(lookUpThread.get()).isNull();
  }

  @Test
  void an_unknown_name_is_reported_with_the_name() {
    var notFound = new UnknownHostException("from the system");
    var names =
        new HostNames(_ -> {
          throw notFound;
        });

    assertThatThrownBy(() -> names.lookUp("nope.test", LONG))
        .isInstanceOf(UnknownHostException.class)
        .hasMessage("nope.test")
        .hasRootCause(notFound);
    assertThat(names.find("nope.test")).isEmpty();
  }

  @Test
  void a_name_server_that_does_not_answer_is_given_up_at_the_deadline() {
    assertThatThrownBy(() -> new HostNames(this::answerAtTheEnd).lookUp("slow.test", SHORT))
        .isInstanceOf(UnknownHostException.class)
        .hasMessage("slow.test")
        .hasCauseInstanceOf(TimeoutException.class);
  }

  @Test
  void a_name_server_that_does_not_answer_delays_no_other_look_up() throws Exception {
    for (int i = 0; i < 40; i++) {
      String host = "slow" + i + ".test";
      assertThatThrownBy(
              () -> new HostNames(this::answerAtTheEnd).lookUp(host, Duration.ofNanos(1)))
          .isInstanceOf(UnknownHostException.class);
    }
    assertThat(new HostNames(this::answer).lookUp("quick.test", LONG)).containsExactly(LOCAL);
  }

  @Test
  void an_interrupt_ends_the_wait_for_the_name_server_and_is_kept() {
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> new HostNames(this::answerAtTheEnd).lookUp("slow.test", LONG))
        .isInstanceOf(UnknownHostException.class)
        .hasCauseInstanceOf(InterruptedException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void a_thread_of_a_server_looks_up_no_name() throws Exception {
    var failure = new AtomicReference<Throwable>();
    Thread server =
        new Thread(
            IoThreads.GROUP,
            () -> {
              try {
                assertThat(new HostNames(this::answer).lookUp("127.0.0.1", LONG)).hasSize(1);
                new HostNames(this::answer).lookUp("receiver.test", LONG);
              } catch (UnknownHostException | IllegalStateException e) {
                failure.set(e);
              }
            });
    server.start();
    server.join();

    assertThat(failure.get())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the look-up of receiver.test would stop a server's thread");
    assertThat(lookUpThread.get()).isNull();
  }

  private InetAddress[] answer(String host) {
    lookUpThread.set(Thread.currentThread());
    return new InetAddress[] {LOCAL};
  }

  private InetAddress[] answerAtTheEnd(String host) throws UnknownHostException {
    try {
      end.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    return answer(host);
  }
}
