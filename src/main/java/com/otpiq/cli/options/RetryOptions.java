package com.otpiq.cli.options;

import com.otpiq.delivery.Backoff;
import com.otpiq.delivery.CircuitBreaker;
import com.otpiq.delivery.RetryPolicies;
import com.otpiq.delivery.RetryPolicy;
import com.otpiq.event.Problem;
import com.otpiq.time.Durations;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How often and how long to try. OTPIQ publishes neither its waits nor when it stops for good. */
public final class RetryOptions {
  private static final String ENDLESS = "none";
  private static final int MOST_RETRIES = 1_000;

  @Configurable(shared = true)
  @Option(
      names = "--retries",
      paramLabel = "N",
      description =
          "How often to try again; OTPIQ documents up to 10. Default: 10, but 0 for trigger.")
  Optional<Integer> retries = Optional.empty();

  @Configurable
  @Option(
      names = "--timeout",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      description = "For one attempt, from start to end; OTPIQ documents 10 seconds. Default: 10s.")
  Duration timeout = RetryPolicy.TIMEOUT;

  @Configurable(shared = true)
  @Option(
      names = "--profile",
      paramLabel = "NAME",
      description =
          "Waits between attempts, assumed: quick (1 s, doubling up to 60 s) or provider (30 s, doubling). Default: quick.")
  Profile profile = Profile.QUICK;

  @Configurable(shared = true)
  @Option(
      names = "--backoff",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      description = "The first wait, assumed. Default: that of the profile.")
  Optional<Duration> base = Optional.empty();

  @Configurable(shared = true)
  @Option(
      names = "--factor",
      paramLabel = "NUMBER",
      description = "How much longer each next wait is, assumed. Default: 2.")
  Optional<Double> factor = Optional.empty();

  @Configurable(shared = true)
  @Option(
      names = "--max-wait",
      paramLabel = "DURATION",
      description = "The longest wait, or none; assumed. Default: that of the profile.")
  Optional<String> longest = Optional.empty();

  @Configurable(shared = true)
  @Option(
      names = "--jitter",
      paramLabel = "PART",
      converter = PartConverter.class,
      description = "How far chance moves each wait, assumed: 0.2 or 20%%. Default: 0.2.")
  Optional<Double> jitter = Optional.empty();

  @Configurable(shared = true)
  @Option(
      names = "--disable-after",
      paramLabel = "N",
      description =
          "Stop where OTPIQ would disable the endpoint: after N failed attempts in a row, assumed. Default: never; 10 for sandbox, where it is paused.")
  Optional<Integer> disableAfter = Optional.empty();

  /** The named schedules. */
  enum Profile {
    QUICK,
    PROVIDER;

    RetryPolicy policy() {
      return switch (this) {
        case QUICK -> RetryPolicy.QUICK;
        case PROVIDER -> RetryPolicy.PROVIDER;
      };
    }

    /** The word of the option. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * The policy of each webhook. An inbound message has its own documented waits, which the options
   * for assumed ones leave alone.
   *
   * @param usualRetries where the user says nothing; none for each webhook's documented number
   */
  public RetryPolicies policies(OptionalInt usualRetries) {
    return new RetryPolicies(
        limited(profile.policy().withBackoff(backoff()), usualRetries),
        limited(RetryPolicy.INBOUND, usualRetries));
  }

  /** What stops the deliveries to an endpoint that keeps failing. */
  public CircuitBreaker breaker() {
    if (disableAfter.filter(limit -> limit < 1).isPresent()) {
      throw Problem.of(Problem.Kind.USAGE, "--disable-after takes 1 or more");
    }
    return new CircuitBreaker(disableAfter.map(OptionalInt::of).orElseGet(OptionalInt::empty));
  }

  private RetryPolicy limited(RetryPolicy policy, OptionalInt usualRetries) {
    int wanted = retries.orElseGet(() -> usualRetries.orElse(policy.retries()));
    if (wanted < 0 || wanted > MOST_RETRIES || !timeout.isPositive()) {
      throw Problem.of(
          Problem.Kind.USAGE,
          "--retries is from 0 to " + MOST_RETRIES + ", and --timeout is more than 0");
    }
    return policy
        .withRetries(wanted)
        .withTimeout(timeout)
        .withJitter(jitter.orElse(policy.jitter()));
  }

  private Backoff backoff() {
    if (!(profile.policy().backoff() instanceof Backoff.Exponential usual)) {
      return profile.policy().backoff();
    }
    if (factor.filter(number -> !(number >= 1 && number <= 100)).isPresent()) {
      throw Problem.of(Problem.Kind.USAGE, "--factor is from 1 to 100");
    }
    return new Backoff.Exponential(
        base.orElse(usual.base()), factor.orElse(usual.factor()), cap(usual));
  }

  private Optional<Duration> cap(Backoff.Exponential usual) {
    if (longest.isEmpty()) {
      return usual.cap();
    }
    return longest
        .filter(text -> !text.equals(ENDLESS))
        .map(text ->
            Durations.parse(text)
                .orElseThrow(() ->
                    Problem.of(
                        Problem.Kind.USAGE,
                        "--max-wait takes a duration or none, not '" + text + "'",
                        "--max-wait 1m30s")));
  }

  /** Reads a part of one: {@code 0.2} or {@code 20%}. */
  static final class PartConverter implements ITypeConverter<Double> {
    @Override
    public Double convert(String text) {
      boolean percent = text.endsWith("%");
      String digits = percent ? text.substring(0, text.length() - 1) : text;
      double number = digits.matches("\\d{1,9}(\\.\\d{1,9})?") ? Double.parseDouble(digits) : -1;
      double part = percent ? number / 100 : number;
      if (part < 0 || part >= 1) {
        throw new TypeConversionException(
            "'" + text + "' is no part from 0 up to but not 1; write 0.2 or 20%");
      }
      return part;
    }
  }
}
