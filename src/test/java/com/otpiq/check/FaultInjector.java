package com.otpiq.check;

import com.otpiq.check.probe.ObservedState;
import com.otpiq.check.probe.StateProbe;
import com.otpiq.check.session.CheckTransport;
import com.otpiq.delivery.Outcome;
import com.otpiq.net.client.Call;
import com.otpiq.net.client.PartialCall;
import com.otpiq.net.client.Segments;
import com.otpiq.net.client.TlsProbe;
import com.otpiq.verdict.IncompleteCheckException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** An application in memory that ends, hangs, or breaks connections at some of its requests. */
final class FaultInjector {
  /** What happens at a request. */
  enum Fault {
    /** The application ends. */
    DIES,
    /** The connection breaks. */
    RESETS,
    /** There is no response. */
    HANGS,
    /** The application responds to nothing from now on. */
    HANGS_FOR_GOOD
  }

  private static final Outcome RESET = new Outcome.Failed("127.0.0.1 reset the connection", true);
  private static final Outcome REFUSED =
      new Outcome.Failed("nothing listens on 127.0.0.1:3000", false);

  private final CheckScenario scenario;
  private final Fault fault;

  /** Whether the fault happens at a request: its number, and the request as text. */
  private final Predicate<String> isFaulty;

  private volatile boolean isHung;
  final AtomicInteger faults = new AtomicInteger();

  /**
   * Injects faults into a scenario.
   *
   * @param isFaulty whether the fault happens at a request, given its method and body, or GET and
   *     the smsId for a look-up
   */
  FaultInjector(CheckScenario scenario, Fault fault, Predicate<String> isFaulty) {
    this.scenario = scenario;
    this.fault = fault;
    this.isFaulty = isFaulty;
    CheckTransport sound = scenario.transports.get();
    scenario.transports = () -> new FaultyTransport(sound);
    StateProbe soundProbe = scenario.stateProbe.orElseThrow();
    scenario.stateProbe = Optional.of(new FaultyProbe(soundProbe));
    scenario.process =
        new ScriptedProcess() {
          @Override
          public synchronized boolean restart() {
            isHung = false;
            return super.restart();
          }
        };
  }

  /** The outcome of a request that goes wrong; empty if it does not. */
  private Optional<Outcome> wrong(String request, Duration deadline) throws InterruptedException {
    if (!scenario.process.isReachable()) {
      return Optional.of(REFUSED);
    }
    if (!isHung && !isFaulty.test(request)) {
      return Optional.empty();
    }
    faults.incrementAndGet();
    return Optional.of(
        switch (fault) {
          case RESETS -> RESET;
          case DIES -> {
            scenario.process.isRunning = false;
            yield RESET;
          }
          case HANGS -> timedOut(deadline);
          case HANGS_FOR_GOOD -> {
            isHung = true;
            yield timedOut(deadline);
          }
        });
  }

  private Outcome timedOut(Duration deadline) throws InterruptedException {
    scenario.time.sleep(deadline);
    return new Outcome.TimedOut("waiting for the response", true);
  }

  private final class FaultyTransport implements CheckTransport {
    private final CheckTransport sound;

    private FaultyTransport(CheckTransport sound) {
      this.sound = sound;
    }

    @Override
    public Outcome send(Call call, Duration deadline) throws InterruptedException {
      String request =
          call.method()
              + call.body().map(body -> " " + body.text()).orElse("")
              + " "
              + call.headers().lines();
      Optional<Outcome> wrong = wrong(request, deadline);
      return wrong.isPresent() ? wrong.get() : sound.send(call, deadline);
    }

    @Override
    public boolean canSendInSegments() {
      return true;
    }

    @Override
    public PartialCall.Result sendInSegments(Call call, Segments segments, Duration pause)
        throws InterruptedException {
      return new PartialCall.Result(Optional.empty(), send(call, pause.plusSeconds(10)));
    }

    @Override
    public List<InetAddress> addresses() {
      return sound.addresses();
    }

    @Override
    public Optional<TlsProbe> handshake(Duration deadline) {
      return Optional.empty();
    }

    @Override
    public void close() {}
  }

  private final class FaultyProbe implements StateProbe {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final StateProbe sound;

    private FaultyProbe(StateProbe sound) {
      this.sound = sound;
    }

    @Override
    public ObservedState read(String smsId) throws InterruptedException, IncompleteCheckException {
      Optional<Outcome> wrong = wrong("GET " + smsId, TIMEOUT);
      if (wrong.isPresent()) {
        throw IncompleteCheckException.lookupFailed("the look-up failed: " + wrong.get());
      }
      return sound.read(smsId);
    }

    @Override
    public void close() {}
  }
}
