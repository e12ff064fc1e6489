package com.otpiq.cli.validate;

import com.otpiq.cli.error.ExitCode;
import com.otpiq.cli.host.Host;
import com.otpiq.cli.host.Version;
import com.otpiq.cli.options.Configurable;
import com.otpiq.cli.options.OutputOptions;
import com.otpiq.event.ValidationEvent;
import com.otpiq.journal.SavedWebhooks;
import com.otpiq.journal.SavedWebhooksReader;
import com.otpiq.validate.Validation;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "validate",
    description = "Validate saved webhooks, without a network.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
public final class ValidateCommand implements Callable<Integer> {
  private final Host host;

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description =
          "Payloads, an array, JSON lines, records of otpiq, a HAR or an export; - is standard input.")
  List<String> files = List.of();

  @Configurable(shared = true)
  @Option(names = "--strict", description = "Count warnings as errors for the exit code.")
  boolean strict;

  @Mixin OutputOptions output = new OutputOptions();

  ValidateCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() {
    SavedWebhooks saved = SavedWebhooksReader.readAll(files, host.workDir(), host.in());
    ValidationEvent.ValidationSummary result = new Validation(output.reporter(host)).run(saved);
    boolean bad =
        result.errors() > 0 || result.unreadable() > 0 || (strict && result.warnings() > 0);
    return (bad ? ExitCode.FAILED : ExitCode.OK).code;
  }
}
