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
import com.otpiq.sample.ReceiverTemplate;
import com.otpiq.sample.ReceiverTemplates;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "receiver",
    description = "Write a small receiver that passes `otpiq check`, to begin with.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
public final class ReceiverCommand implements Callable<Integer> {
  private static final String LIST = "otpiq receiver --list";

  private final Host host;

  @Parameters(
      paramLabel = "KIND",
      arity = "0..1",
      completionCandidates = KnownValues.ReceiverKinds.class,
      description = "express, laravel, fastapi … --list shows them.")
  Optional<String> kind = Optional.empty();

  @Option(names = "--list", description = "Show the kinds.")
  boolean list;

  @Option(
      names = "--into",
      paramLabel = "DIR",
      description =
          "Write all its files there, its test too; nothing is overwritten. Without it, the main file goes to standard output.")
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
        kind.orElseThrow(() -> Problem.of(Problem.Kind.USAGE, "which kind of receiver?", LIST));
    return ReceiverTemplates.find(name)
        .orElseThrow(() ->
            UnknownValue.word(
                "receiver", name, KnownValues.ReceiverKinds.names(), "otpiq receiver ", LIST));
  }

  private void write(ReceiverTemplate chosen, Path folder, Reporter reporter) {
    for (String name : chosen.files()) {
      if (Files.exists(folder.resolve(name))) {
        throw Problem.of(
            Problem.Kind.LOCAL,
            into.orElseThrow().resolve(name) + " is there already, and nothing was written",
            "--into a folder without it");
      }
    }
    for (String name : chosen.files()) {
      create(folder.resolve(name), chosen.text(name));
      reporter.report(new CatalogEvent.FilePrinted(name, into.orElseThrow().resolve(name) + "\n"));
    }
    chosen.steps().forEach(step -> reporter.report(new Event.Notice(step)));
  }

  private static void create(Path file, String text) {
    try {
      Path folder = file.getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
    } catch (FileAlreadyExistsException e) {
      throw Problem.of(Problem.Kind.LOCAL, file + " is there already").causedBy(e);
    } catch (IOException e) {
      throw Problem.of(Problem.Kind.LOCAL, file + " cannot be written").causedBy(e);
    }
  }
}
