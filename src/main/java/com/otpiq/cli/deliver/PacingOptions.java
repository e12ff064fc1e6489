package com.otpiq.cli.deliver;

import com.otpiq.cli.host.Host;
import com.otpiq.cli.options.Configurable;
import com.otpiq.cli.options.SpeedFactor;
import com.otpiq.event.Problem;
import com.otpiq.time.ScaledTime;
import com.otpiq.time.Seed;
import com.otpiq.time.Time;
import com.otpiq.time.VirtualTime;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How time passes, how many webhooks are sent at once, and the seed of all random numbers. */
final class PacingOptions {
  private static final int MAX_CONCURRENCY = 256;

  @Configurable(shared = true, yieldsTo = "--speed")
  @Option(
      names = "--virtual-time",
      description = "Skip the waits; show when attempts would be made.")
  boolean virtual;

  @Configurable(shared = true, yieldsTo = "--virtual-time")
  @Option(
      names = "--speed",
      paramLabel = "FACTOR",
      description = "Shorten the waits, such as 60x. Default: 1x.")
  Optional<String> speed = Optional.empty();

  @Configurable(shared = true)
  @Option(
      names = "--concurrency",
      paramLabel = "N",
      description = "Webhooks to deliver at once. Default: 1.")
  int concurrency = 1;

  @Configurable(shared = true)
  @Option(
      names = "--seed",
      paramLabel = "NUMBER",
      description = "Seed for jitter, order and generated ids.")
  Optional<Long> seed = Optional.empty();

  /** The time in which the waits pass. */
  Time time(Host host) {
    if (virtual && speed.isPresent()) {
      throw Problem.of(
          Problem.Kind.USAGE, "--virtual-time skips the waits, so --speed has no effect");
    }
    if (virtual) {
      return new VirtualTime(host.time().now());
    }
    return speed
        .<Time>map(text -> new ScaledTime(host.time(), SpeedFactor.parse(text)))
        .orElse(host.time());
  }

  /** The given seed, or a random one. */
  Seed seed(Host host) {
    return givenSeed().orElseGet(() -> new Seed(host.random().nextLong()));
  }

  Optional<Seed> givenSeed() {
    return seed.map(Seed::new);
  }

  int concurrency() {
    if (concurrency < 1 || concurrency > MAX_CONCURRENCY) {
      throw Problem.of(Problem.Kind.USAGE, "--concurrency must be from 1 to " + MAX_CONCURRENCY);
    }
    return concurrency;
  }
}
