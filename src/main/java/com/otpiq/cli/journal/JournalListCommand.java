package com.otpiq.cli.journal;

import com.otpiq.cli.error.ExitCode;
import com.otpiq.cli.host.Host;
import com.otpiq.cli.host.Version;
import com.otpiq.cli.options.FilterArgument;
import com.otpiq.cli.options.JournalLocation;
import com.otpiq.cli.options.OutputOptions;
import com.otpiq.event.Event;
import com.otpiq.event.Problem;
import com.otpiq.event.Reporter;
import com.otpiq.journal.Journal;
import com.otpiq.webhook.Filter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "list",
    description = "Show the webhooks in the journal, newest last.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class JournalListCommand implements Callable<Integer> {
  private final Host host;

  @Option(names = "--limit", paramLabel = "N", description = "Show the newest N. Default: 50.")
  long limit = 50;

  @Option(
      names = "--only",
      paramLabel = "KEY=VALUE",
      description = "Show only payloads with this value, such as status=failed. Repeatable.")
  List<String> only = List.of();

  @Option(names = "--all-projects", description = "Also show webhooks of other projects.")
  boolean allProjects;

  @Mixin OutputOptions output = new OutputOptions();

  JournalListCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() {
    if (limit < 1) {
      throw Problem.of(Problem.Kind.USAGE, "--limit must be 1 or more");
    }
    Reporter reporter = output.reporter(host);
    Filter filter = FilterArgument.filter("--only", only, true);
    Journal journal = JournalLocation.required(host);
    String project = JournalLocation.project(host);
    var ofOthers = new AtomicLong();
    Journal.Newest newest =
        journal.newest(
            limit,
            entry -> {
              if (!filter.matches(entry.request().delivery().body(), entry.responseStatus())) {
                return false;
              }
              boolean isShown = allProjects || entry.isOf(project);
              ofOthers.addAndGet(isShown ? 0 : 1);
              return isShown;
            });
    newest.entries().forEach(entry -> reporter.report(entry.shown(Optional.empty())));
    if (newest.entries().isEmpty()) {
      reporter.report(new Event.Notice("no webhook in the journal matches"));
    }
    if (newest.omitted() > 0) {
      reporter.report(
          new Event.Notice(
              newest.omitted() + " older webhooks are not shown; use --limit to show more"));
    }
    if (ofOthers.get() > 0) {
      reporter.report(
          new Event.Notice(
              ofOthers.get() == 1
                  ? "1 webhook of other projects is not shown; --all-projects shows it"
                  : ofOthers
                      + " webhooks of other projects are not shown; --all-projects shows them"));
    }
    journal.damage(List.of()).forEach(reporter::report);
    return ExitCode.OK.code;
  }
}
