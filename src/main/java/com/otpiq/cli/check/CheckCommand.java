package com.otpiq.cli.check;

import com.otpiq.check.CheckPlan;
import com.otpiq.check.CheckRunner;
import com.otpiq.check.Checks;
import com.otpiq.check.session.ApplicationProcess;
import com.otpiq.check.session.Credentials;
import com.otpiq.check.session.HttpCheckTransport;
import com.otpiq.check.session.ReceiverUnderTest;
import com.otpiq.cli.error.ExitCode;
import com.otpiq.cli.host.Host;
import com.otpiq.cli.host.Version;
import com.otpiq.cli.options.NetworkOptions;
import com.otpiq.cli.options.PreviousSecretOptions;
import com.otpiq.cli.options.ReportOptions;
import com.otpiq.cli.options.SecretOptions;
import com.otpiq.cli.options.TargetUrl;
import com.otpiq.event.CheckEvent;
import com.otpiq.event.Problem;
import com.otpiq.event.Reporter;
import com.otpiq.message.HttpUrl;
import com.otpiq.message.WebhookSecret;
import com.otpiq.net.client.NetworkPolicy;
import com.otpiq.time.Seed;
import com.otpiq.verdict.Check;
import com.otpiq.verdict.CheckReport;
import com.otpiq.verdict.ResultLevel;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "check",
    description = "Send a receiver everything that OTPIQ may send, and report what is wrong.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
public final class CheckCommand implements Callable<Integer> {
  private final Host host;

  @Parameters(paramLabel = "URL", arity = "0..1", description = "The URL of your receiver.")
  Optional<String> url = Optional.empty();

  @Option(names = "--list", description = "List the checks.")
  boolean list;

  @Option(names = "--production", description = "Check only a public URL; send no webhook.")
  boolean production;

  @Option(names = "--allow-remote", description = "Allow a receiver on another machine.")
  boolean allowRemote;

  @Mixin SecretOptions secret = new SecretOptions();
  @Mixin PreviousSecretOptions previousSecret = new PreviousSecretOptions();
  @Mixin StateProbeOptions stateProbe = new StateProbeOptions();
  @Mixin ApplicationOptions application = new ApplicationOptions();
  @Mixin CheckSelectionOptions checks = new CheckSelectionOptions();
  @Mixin WatchOptions watch = new WatchOptions();
  @Mixin NetworkOptions network = new NetworkOptions();
  @Mixin ReportOptions output = new ReportOptions();

  CheckCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() throws InterruptedException {
    Reporter reporter = output.reporter(host);
    List<Check> all = production ? Checks.production() : Checks.all();
    CheckPlan plan = checks.plan(host, all, output.source);
    if (list) {
      output.requireStreamFormat("--list");
      all.stream()
          .filter(plan.selection()::includes)
          .forEach(check -> reporter.report(new CheckEvent.CheckListed(check)));
      return ExitCode.OK.code;
    }
    output.requireWritable(host);
    return watch.watch ? watch(plan, reporter) : exit(checkOnce(plan, reporter)).code;
  }

  private CheckReport checkOnce(CheckPlan plan, Reporter reporter) throws InterruptedException {
    return check(
        plan,
        event -> {
          reporter.report(event);
          if (event instanceof CheckEvent.CheckSummary summary) {
            output.write(host, summary.report(), reporter);
          }
        });
  }

  /** Checks until the user interrupts it. */
  private int watch(CheckPlan plan, Reporter reporter) throws InterruptedException {
    output.requireStreamFormat("--watch");
    List<Path> paths = watch.paths.isEmpty() ? List.of(Path.of("")) : watch.paths;
    Stream<Path> own = Stream.concat(output.files().stream(), application.execLog.file().stream());
    new CheckWatch(absolute(paths.stream()), absolute(own), host.time(), reporter)
        .run(() -> checkOnce(plan, reporter));
    return ExitCode.OK.code;
  }

  private List<Path> absolute(Stream<Path> files) {
    return files.map(file -> host.workDir().resolve(file).toAbsolutePath().normalize()).toList();
  }

  private static ExitCode exit(CheckReport report) {
    if (!report.reached() && report.count(ResultLevel.ERROR) > 0) {
      return ExitCode.UNREACHABLE;
    }
    return report.isFailure() ? ExitCode.FAILED : ExitCode.OK;
  }

  private CheckReport check(CheckPlan plan, Reporter reporter) throws InterruptedException {
    if (production && application.isStarted()) {
      throw Problem.of(
          Problem.Kind.USAGE, "--production checks a public URL, so --exec cannot be used with it");
    }
    boolean remote = allowRemote || production;
    HttpUrl target = target(remote);
    NetworkPolicy networkPolicy = network.policy(host, target, remote);
    Credentials credentials = credentials(reporter);
    try (var access = stateProbe.access(host, allowRemote, network);
        var process =
            application.start(host, target, networkPolicy, environment(credentials), reporter)) {
      var receiver =
          new ReceiverUnderTest(
              target,
              () -> new HttpCheckTransport(target, networkPolicy),
              credentials,
              access,
              Version.userAgent(),
              host.time());
      return runner(receiver, process, plan, reporter).run();
    }
  }

  private HttpUrl target(boolean remote) {
    String text =
        url.orElseThrow(() ->
            Problem.of(
                Problem.Kind.USAGE,
                "the URL of a receiver is missing",
                "otpiq check http://127.0.0.1:3000/webhooks/otpiq --secret-file secret"));
    return TargetUrl.parse("otpiq check", text, remote);
  }

  /** An application that otpiq starts gets a generated secret if the user gave none. */
  private Credentials credentials(Reporter reporter) {
    Optional<WebhookSecret> given = secret.readOne(host, reporter);
    return new Credentials(
        given.isEmpty() && application.isStarted() ? Optional.of(SecretOptions.random()) : given,
        previousSecret.read(host, reporter));
  }

  private static Map<String, String> environment(Credentials credentials) {
    return credentials.environment(SecretOptions.VARIABLE, PreviousSecretOptions.VARIABLE);
  }

  private CheckRunner runner(
      ReceiverUnderTest receiver, ApplicationProcess process, CheckPlan plan, Reporter reporter) {
    Seed seed = new Seed(host.random().nextLong());
    return production
        ? CheckRunner.ofProduction(receiver, plan, seed, reporter)
        : CheckRunner.ofReceiver(receiver, process, plan, seed, reporter);
  }
}
