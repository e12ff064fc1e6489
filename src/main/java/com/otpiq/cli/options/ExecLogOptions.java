package com.otpiq.cli.options;

import com.otpiq.cli.host.Host;
import com.otpiq.event.Event;
import com.otpiq.event.Problem;
import com.otpiq.event.Reporter;
import com.otpiq.file.LogFile;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where the output of the command of {@code --exec} goes. */
public final class ExecLogOptions {
  @Option(
      names = "--exec-log",
      paramLabel = "FILE",
      description = "Write the output of --exec to this file.")
  Optional<Path> file = Optional.empty();

  /** The file, as the user named it; empty if the output goes to standard error. */
  public Optional<Path> file() {
    return file;
  }

  /**
   * Opens the file; empty if the output goes to standard error.
   *
   * @param command of {@code --exec}
   * @throws Problem USAGE without a command; LOCAL if the file cannot be written, or is another one
   */
  public Optional<LogFile> open(Host host, Optional<String> command, Reporter reporter) {
    if (file.isPresent() && command.isEmpty()) {
      throw Problem.of(Problem.Kind.USAGE, "--exec-log needs --exec");
    }
    return file.map(name ->
        LogFile.create(
            host.workDir().resolve(name),
            host.time().now(),
            reason ->
                reporter.report(
                    new Event.Warning(
                        name
                            + " cannot be written"
                            + reason
                            + "; the rest of the command's output is lost"))));
  }
}
