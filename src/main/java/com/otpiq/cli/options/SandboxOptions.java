package com.otpiq.cli.options;

import com.otpiq.cli.error.UnknownValue;
import com.otpiq.cli.host.Host;
import com.otpiq.cli.host.Version;
import com.otpiq.delivery.RetryPolicy;
import com.otpiq.event.Problem;
import com.otpiq.file.InputFile;
import com.otpiq.json.StrictObject;
import com.otpiq.message.ControlToken;
import com.otpiq.message.WebhookSecret;
import com.otpiq.net.ListenAddress;
import com.otpiq.sandbox.SandboxConfig;
import com.otpiq.sandbox.scenario.Scenario;
import com.otpiq.sandbox.scenario.ScenarioFormat;
import com.otpiq.sandbox.scenario.Scenarios;
import com.otpiq.time.Seed;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options for how the sandbox behaves. */
public final class SandboxOptions {
  private static final int PAUSE_AFTER = 10;

  @Configurable(shared = true, yieldsTo = "--virtual-time")
  @Option(
      names = "--speed",
      paramLabel = "FACTOR",
      description = "Speed of messages, not of retries. Default: 10x.")
  String speed = "10x";

  @Configurable(shared = true, yieldsTo = "--speed")
  @Option(names = "--virtual-time", description = "Do not wait between statuses and retries.")
  boolean virtual;

  @Configurable(yieldsTo = "--scenario-file")
  @Option(
      names = "--scenario",
      paramLabel = "NAME",
      completionCandidates = KnownValues.SandboxScenarioNames.class,
      description = "Scenario of ordinary numbers. Default: delivered.")
  public Optional<String> scenario = Optional.empty();

  @Configurable(yieldsTo = "--scenario")
  @Option(
      names = "--scenario-file",
      paramLabel = "FILE",
      description = "JSON file with a scenario of your own.")
  Optional<String> scenarioFile = Optional.empty();

  @Configurable
  @Option(
      names = "--credit",
      paramLabel = "IQD",
      description = "The project's credit. Default: 100000.")
  long credit = 100_000;

  @Configurable
  @Option(
      names = "--pause",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      description = "Pause of a failing endpoint (assumed). Default: 30s.")
  Duration pause = Duration.ofSeconds(30);

  @Configurable
  @Option(names = "--strict", description = "Refuse http webhook URLs, as OTPIQ does.")
  boolean strict;

  @Configurable(shared = true)
  @Option(
      names = "--seed",
      paramLabel = "NUMBER",
      description = "Repeat the same ids, times and jitter.")
  Optional<Long> seed = Optional.empty();

  @Mixin RetryOptions retry = new RetryOptions();

  /** The configuration that the options describe. */
  public SandboxConfig config(
      Host host,
      ListenAddress address,
      int port,
      Optional<ControlToken> controlToken,
      List<WebhookSecret> secrets,
      Optional<Path> stateFile) {
    if (credit < 0) {
      throw Problem.of(
          Problem.Kind.USAGE, "--credit must be 0 or more", "--credit 0 refuses each message");
    }
    RetryPolicy policy = retry.policies(OptionalInt.empty()).reports();
    return new SandboxConfig(
        address,
        port,
        factor(),
        virtual,
        defaultScenario(host),
        credit,
        policy,
        retry.disableAfter().orElse(PAUSE_AFTER),
        pause,
        strict,
        controlToken,
        () -> new Seed(seed.orElseGet(() -> host.random().nextLong())),
        secrets,
        stateFile,
        Version.userAgent());
  }

  private double factor() {
    return SpeedFactor.parse(speed);
  }

  private Scenario defaultScenario(Host host) {
    if (scenario.isPresent() && scenarioFile.isPresent()) {
      throw Problem.of(Problem.Kind.USAGE, "--scenario and --scenario-file cannot be combined");
    }
    if (scenarioFile.isPresent()) {
      return fromFile(host, scenarioFile.get());
    }
    return scenario.map(SandboxOptions::named).orElse(Scenarios.DEFAULT);
  }

  private static Scenario named(String name) {
    return Scenarios.named(name)
        .orElseThrow(() ->
            UnknownValue.word(
                "scenario",
                name,
                Scenarios.names(),
                "--scenario ",
                "--scenario " + String.join(", ", Scenarios.names())));
  }

  private static Scenario fromFile(Host host, String file) {
    try {
      return ScenarioFormat.read(
          InputFile.readObject(file, host.workDir(), host.in()).object().orElseThrow());
    } catch (StrictObject.InvalidObject e) {
      throw Problem.of(Problem.Kind.INPUT, file + ": " + e.getMessage());
    }
  }
}
