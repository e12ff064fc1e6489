package com.otpiq.cli.options;

import com.otpiq.delivery.Backoff;
import com.otpiq.delivery.CircuitBreaker;
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

/**
 * How often and how long to retry. OTPIQ documents neither its waits nor when it disables an
 * endpoint.
 */
public final class RetryOptions {
  private static final String NO_LIMIT = "none";
  private static final int MAX_RETRIES = 1_000;

  @Configurable(shared = true)
  @Option(
      names = "--retries",
      paramLabel = "N",
      description = "Retries (documented: 10). Default: 10; trigger: 0.")
  Optional<Integer> retries = Optional.empty();

  @Configurable
  @Option(
      names = "--timeout",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      description = "Limit of one attempt. Default: 10s, as documented.")
  Duration timeout = RetryPolicy.TIMEOUT;

  @Configurable(shared = true)
  @Option(
      names = "--profile",
      paramLabel = "NAME",
      description =
          "Waits (assumed): quick (1 s, doubling up to 60 s) or provider (30 s, doubling). Default: quick.")
  Profile profile = Profile.QUICK;

  @Configurable(shared = true)
  @Option(
      names = "--backoff",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      description = "First wait (assumed). See --profile.")
  Optional<Duration> base = Optional.empty();

  @Configurable(shared = true)
  @Option(
      names = "--factor",
      paramLabel = "NUMBER",
      description = "Growth of the waits (assumed). Default: 2.")
  Optional<Double> factor = Optional.empty();

  @Configurable(shared = true)
  @Option(
      names = "--max-wait",
      paramLabel = "DURATION",
      description = "Longest wait or none (assumed). See --profile.")
  Optional<String> longest = Optional.empty();

  @Configurable(shared = true)
  @Option(
      names = "--jitter",
      paramLabel = "PART",
      converter = FractionConverter.class,
      description = "Random change of waits (assumed). Default: 0.2.")
  Optional<Double> jitter = Optional.empty();

  @Configurable(shared = true)
  @Option(
      names = "--disable-after",
      paramLabel = "N",
      description =
          "Failures in a row to disable the endpoint (assumed). Default: never; for sandbox 10.")
  Optional<Integer> disableAfter = Optional.empty();

  /** The named retry schedules. */
  enum Profile {
    QUICK,
    PROVIDER;

    RetryPolicy policy() {
      return switch (this) {
        case QUICK -> RetryPolicy.QUICK;
        case PROVIDER -> RetryPolicy.PROVIDER;
      };
    }

    /** The value of the option. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * The policy of each kind of webhook. The waits of an inbound message are documented, so the
   * options do not change them.
   *
   * @param defaultRetries without --retries; empty for the documented number
   */
  public RetryPolicy.ByKind policies(OptionalInt defaultRetries) {
    return new RetryPolicy.ByKind(
        withLimits(profile.policy().withBackoff(backoff()), defaultRetries),
        withLimits(RetryPolicy.INBOUND, defaultRetries));
  }

  /** Whether the number of retries is given. */
  public boolean isGiven() {
    return retries.isPresent();
  }

  /** The circuit breaker that disables a failing endpoint. */
  public CircuitBreaker breaker() {
    return new CircuitBreaker(disableAfter());
  }

  /**
   * After how many failures in a row an endpoint is disabled; empty if the user gave no number.
   *
   * @throws Problem USAGE if the number is less than 1
   */
  OptionalInt disableAfter() {
    if (disableAfter.filter(limit -> limit < 1).isPresent()) {
      throw Problem.of(Problem.Kind.USAGE, "--disable-after must be 1 or more");
    }
    return disableAfter.map(OptionalInt::of).orElseGet(OptionalInt::empty);
  }

  private static RetryPolicy withinACentury(RetryPolicy policy) {
    if (policy.duration().compareTo(Durations.LONGEST) > 0) {
      throw Problem.of(
          Problem.Kind.USAGE,
          policy.retries() + " retries with these waits take more than 100 years",
          "--max-wait 1h");
    }
    return policy;
  }

  private RetryPolicy withLimits(RetryPolicy policy, OptionalInt defaultRetries) {
    int count = retries.orElseGet(() -> defaultRetries.orElse(policy.retries()));
    if (count < 0 || count > MAX_RETRIES || !timeout.isPositive()) {
      throw Problem.of(
          Problem.Kind.USAGE,
          "--retries must be from 0 to " + MAX_RETRIES + ", and --timeout more than 0");
    }
    return withinACentury(
        policy.withRetries(count).withTimeout(timeout).withJitter(jitter.orElse(policy.jitter())));
  }

  private Backoff backoff() {
    if (!(profile.policy().backoff() instanceof Backoff.Exponential defaults)) {
      return profile.policy().backoff();
    }
    if (factor.filter(number -> !(number >= 1 && number <= 100)).isPresent()) {
      throw Problem.of(Problem.Kind.USAGE, "--factor must be from 1 to 100");
    }
    return new Backoff.Exponential(
        base.orElse(defaults.base()), factor.orElse(defaults.factor()), cap(defaults));
  }

  private Optional<Duration> cap(Backoff.Exponential defaults) {
    if (longest.isEmpty()) {
      return defaults.cap();
    }
    return longest
        .filter(text -> !text.equals(NO_LIMIT))
        .map(text ->
            Durations.parse(text)
                .orElseThrow(() ->
                    Problem.of(
                        Problem.Kind.USAGE,
                        "--max-wait: " + Durations.fault(text) + ", or none",
                        "--max-wait 1m30s")));
  }

  /** Parses a fraction: {@code 0.2} or {@code 20%}. */
  static final class FractionConverter implements ITypeConverter<Double> {
    @Override
    public Double convert(String text) {
      boolean percent = text.endsWith("%");
      String digits = percent ? text.substring(0, text.length() - 1) : text;
      double number = digits.matches("\\d{1,9}(\\.\\d{1,9})?") ? Double.parseDouble(digits) : -1;
      double fraction = percent ? number / 100 : number;
      if (fraction < 0 || fraction >= 1) {
        throw new TypeConversionException(
            "'" + text + "' is not a fraction of at least 0 and less than 1, such as 0.2 or 20%");
      }
      return fraction;
    }
  }
}
