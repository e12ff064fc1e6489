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
import com.otpiq.render.text.RequestView;
import com.otpiq.sample.ReceiverTemplate;
import com.otpiq.sample.ReceiverTemplates;
import com.otpiq.sample.TemplateFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
      names = "--javascript",
      description = "In JavaScript, where the default is TypeScript: express, nextjs.")
  boolean javascript;

  @Option(
      names = "--into",
      paramLabel = "DIR",
      description =
          "Write all files, with a test, to this directory. If it has an application, only the receiver is added; nothing is overwritten. Default: the main file, to standard output.")
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
      ReceiverTemplates.kinds().stream()
          .flatMap(each -> ReceiverTemplates.find(each).stream())
          .forEach(each ->
              reporter.report(new CatalogEvent.ReceiverListed(each.kind(), each.description())));
      return ExitCode.OK.code;
    }
    ReceiverTemplate chosen = chosen();
    if (into.isPresent()) {
      write(chosen, into.get(), reporter);
    } else {
      reporter.report(
          new CatalogEvent.FilePrinted(chosen.mainFile().path(), chosen.mainFile().text()));
    }
    return ExitCode.OK.code;
  }

  private ReceiverTemplate chosen() {
    String name =
        kind.orElseThrow(() -> Problem.of(Problem.Kind.USAGE, "choose a kind of receiver", LIST));
    ReceiverTemplate first =
        ReceiverTemplates.find(name)
            .orElseThrow(() ->
                UnknownValue.word(
                    "receiver", name, ReceiverTemplates.kinds(), "otpiq receiver ", LIST));
    return javascript ? inJavaScript(name) : first;
  }

  private static ReceiverTemplate inJavaScript(String name) {
    return ReceiverTemplates.findInJavaScript(name)
        .orElseThrow(() ->
            Problem.of(
                Problem.Kind.USAGE,
                "the receiver " + name + " has no form in JavaScript",
                "otpiq receiver " + name));
  }

  private void write(ReceiverTemplate chosen, Path shown, Reporter reporter) {
    Path directory = host.workDir().resolve(shown);
    ReceiverTemplate.Plan plan = chosen.planFor(file -> OutputFile.exists(directory.resolve(file)));
    for (TemplateFile file : plan.files()) {
      if (OutputFile.exists(directory.resolve(file.path()))) {
        throw Problem.of(
            Problem.Kind.LOCAL,
            shown.resolve(file.path()).normalize() + " already exists; nothing was written",
            "--into another directory");
      }
    }
    OutputFile.createAll(
        directory,
        plan.files().stream().collect(Collectors.toMap(TemplateFile::path, TemplateFile::text)));
    for (TemplateFile file : plan.files()) {
      reporter.report(
          new CatalogEvent.FilePrinted(file.path(), shown.resolve(file.path()).normalize() + "\n"));
    }
    nextSteps(plan, shown).forEach(step -> reporter.report(new Event.Notice(step)));
  }

  private List<String> nextSteps(ReceiverTemplate.Plan plan, Path shown) {
    List<String> steps = new ArrayList<>();
    if (!shown.normalize().toString().isEmpty()) {
      steps.add(
          "cd "
              + (shown.toString().matches("[\\w./-]+")
                  ? shown
                  : RequestView.quoted(shown.toString())));
    }
    steps.addAll(plan.steps());
    steps.add(
        "otpiq check 3000/webhooks/otpiq --exec "
            + RequestView.quoted(plan.exec())
            + " --state-url '3000/sms/{smsId}' --effects-path /events");
    return steps;
  }
}
