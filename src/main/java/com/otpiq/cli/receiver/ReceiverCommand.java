package com.otpiq.cli.receiver;

import com.otpiq.cli.error.ExitCode;
import com.otpiq.cli.error.UnknownValue;
import com.otpiq.cli.host.Host;
import com.otpiq.cli.host.Version;
import com.otpiq.cli.options.KnownValues;
import com.otpiq.cli.options.NotConfigurable;
import com.otpiq.cli.options.OutputOptions;
import com.otpiq.event.CatalogEvent;
import com.otpiq.event.Event;
import com.otpiq.event.Problem;
import com.otpiq.event.Reporter;
import com.otpiq.file.OutputFile;
import com.otpiq.sample.ReceiverTemplate;
import com.otpiq.sample.ReceiverTemplates;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "receiver",
    description = "Write a small receiver that passes `otpiq check`, as a starting point.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
public final class ReceiverCommand implements Callable<Integer> {
  private static final String LIST = "otpiq receiver --list";

  private final Host host;

  @Parameters(
      paramLabel = "KIND",
      arity = "0..1",
      completionCandidates = KnownValues.ReceiverKinds.class,
      description = "Such as express, laravel or fastapi; --list shows all.")
  Optional<String> kind = Optional.empty();

  @Option(names = "--list", description = "Show the kinds.")
  boolean list;

  @Option(
      names = "--into",
      paramLabel = "DIR",
      description =
          "Write all files, with a test, to this directory; nothing is overwritten. Default: the main file, to standard output.")
  Optional<Path> into = Optional.empty();

  /** The source code that it prints has one format. */
  @NotConfigurable("--output")
  @Mixin
  OutputOptions output = new OutputOptions();

  ReceiverCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() {
    Reporter reporter = output.reporter(host);
    if (list) {
      ReceiverTemplates.all()
          .forEach(each ->
              reporter.report(new CatalogEvent.ReceiverListed(each.kind(), each.description())));
      return ExitCode.OK.code;
    }
    ReceiverTemplate chosen = chosen();
    if (into.isPresent()) {
      write(chosen, host.workDir().resolve(into.get()), reporter);
    } else {
      reporter.report(
          new CatalogEvent.FilePrinted(chosen.mainFile(), chosen.text(chosen.mainFile())));
    }
    return ExitCode.OK.code;
  }

  private ReceiverTemplate chosen() {
    String name =
        kind.orElseThrow(() -> Problem.of(Problem.Kind.USAGE, "choose a kind of receiver", LIST));
    return ReceiverTemplates.find(name)
        .orElseThrow(() ->
            UnknownValue.word(
                "receiver", name, KnownValues.ReceiverKinds.names(), "otpiq receiver ", LIST));
  }

  private void write(ReceiverTemplate chosen, Path directory, Reporter reporter) {
    for (String name : chosen.files()) {
      if (OutputFile.exists(directory.resolve(name))) {
        throw Problem.of(
            Problem.Kind.LOCAL,
            into.orElseThrow().resolve(name) + " already exists; nothing was written",
            "--into another directory");
      }
    }
    OutputFile.createAll(
        directory, chosen.files().stream().collect(Collectors.toMap(name -> name, chosen::text)));
    for (String name : chosen.files()) {
      reporter.report(new CatalogEvent.FilePrinted(name, into.orElseThrow().resolve(name) + "\n"));
    }
    chosen.steps().forEach(step -> reporter.report(new Event.Notice(step)));
  }
}
