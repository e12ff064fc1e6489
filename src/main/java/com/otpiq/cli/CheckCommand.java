package com.otpiq.cli;

import com.otpiq.check.Battery;
import com.otpiq.check.Checks;
import com.otpiq.check.Plan;
import com.otpiq.check.Proof;
import com.otpiq.check.Subject;
import com.otpiq.message.WebhookSecret;
import com.otpiq.net.Reach;
import com.otpiq.report.Event;
import com.otpiq.report.Problem;
import com.otpiq.report.Reporter;
import com.otpiq.time.Seed;
import com.otpiq.verdict.Check;
import com.otpiq.verdict.Grade;
import com.otpiq.verdict.Report;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "check",
    description = "Put a receiver through everything that OTPIQ may do to it, and give a verdict.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class CheckCommand implements Callable<Integer> {
  private final Host host;

  @Parameters(paramLabel = "URL", arity = "0..1", description = "Your receiver.")
  Optional<String> url = Optional.empty();

  @Option(names = "--list", description = "Show the checks, and what each of them is about.")
  boolean list;

  @Option(
      names = "--production",
      description =
          "Look at a public URL only: name, certificate, redirect, refusal. Sends no webhook.")
  boolean production;

  @Option(names = "--allow-remote", description = "Check another machine than this one.")
  boolean allowRemote;

  @Mixin SecretOptions secret = new SecretOptions();
  @Mixin OldSecretOptions oldSecret = new OldSecretOptions();
  @Mixin InsightOptions insight = new InsightOptions();
  @Mixin ApplicationOptions application = new ApplicationOptions();
  @Mixin ChecksOptions checks = new ChecksOptions();
  @Mixin NetworkOptions network = new NetworkOptions();
  @Mixin VerdictOptions output = new VerdictOptions();

  CheckCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() throws InterruptedException {
    Reporter reporter = output.reporter(host);
    List<Check> all = production ? Checks.production() : Checks.all();
    Plan plan = checks.plan(host, all, output.source);
    if (list) {
      output.mustShowLists();
      all.stream()
          .filter(plan.selection()::wants)
          .forEach(check -> reporter.report(new Event.CheckListed(check)));
      return ExitCode.OK.code;
    }
    Report report = examine(plan, reporter);
    output.write(host, report);
    return exit(report).code;
  }

  private static ExitCode exit(Report report) {
    if (!report.reached() && report.count(Grade.ERROR) > 0) {
      return ExitCode.UNREACHABLE;
    }
    return report.isFailure() ? ExitCode.FAILED : ExitCode.OK;
  }

  private Report examine(Plan plan, Reporter reporter) throws InterruptedException {
    if (production && application.isStarted()) {
      throw Problem.of(
          Problem.Kind.USAGE,
          "--production looks at what runs in public; --exec has no place there");
    }
    boolean remote = allowRemote || production;
    URI target = target(remote);
    Reach reach = network.reach(host, target, remote);
    Proof proof = proof(reporter);
    try (var view = insight.insight(host, allowRemote, network);
        var _ = application.begin(host, target, reach, environment(proof))) {
      var subject = new Subject(target, reach, proof, view, Version.userAgent(), host.time());
      return battery(subject, plan, reporter).run();
    }
  }

  private URI target(boolean remote) {
    String text =
        url.orElseThrow(() ->
            Problem.of(
                Problem.Kind.USAGE,
                "which receiver?",
                "otpiq check http://127.0.0.1:3000/webhooks/otpiq --secret-file secret"));
    return Target.parse("otpiq check", text, remote);
  }

  /** An application that we start gets a secret of its own where none is given. */
  private Proof proof(Reporter reporter) {
    Optional<WebhookSecret> given = secret.readOne(host, reporter);
    return new Proof(
        given.isEmpty() && application.isStarted() ? Optional.of(SecretOptions.fresh()) : given,
        oldSecret.read(host, reporter));
  }

  private static Map<String, String> environment(Proof proof) {
    return proof.environment(SecretOptions.VARIABLE, OldSecretOptions.VARIABLE);
  }

  private Battery battery(Subject subject, Plan plan, Reporter reporter) {
    Seed seed = new Seed(host.random().nextLong());
    return production
        ? Battery.ofProduction(subject, plan, seed, reporter)
        : Battery.ofReceiver(subject, plan, seed, reporter);
  }
}
