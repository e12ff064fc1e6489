package com.otpiq.cli.error;

import com.otpiq.cli.host.Host;
import com.otpiq.event.ClosedPipe;
import com.otpiq.event.Problem;
import com.otpiq.event.SafeText;
import com.otpiq.render.text.ReceivedText;
import java.util.function.IntSupplier;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Handles every error: prints a message and a hint, and returns the exit code. */
public final class ErrorHandler implements IParameterExceptionHandler, IExecutionExceptionHandler {
  private static final String STACKTRACE = "--stacktrace";

  private final Host host;
  private final OptionSources sources;

  /** A handler that prints to standard error of the host. */
  public ErrorHandler(Host host, OptionSources sources) {
    this.host = host;
    this.sources = sources;
  }

  /** Reports that standard output could not be written. */
  public static int outputFailed(Host host, String why) {
    host.err().println("otpiq: cannot write to standard output: " + SafeText.shorten(why));
    host.err().flush();
    return ExitCode.LOCAL.code;
  }

  /**
   * Runs a command line; handles also what fails before the parser starts, and what failed for one
   * event without ending the command.
   */
  public int run(IntSupplier commandLine) {
    int ended = runToEnd(commandLine);
    int code = host.failures().first().map(this::eventsFailed).orElse(ended);
    host.err().flush();
    return code;
  }

  private int runToEnd(IntSupplier commandLine) {
    try {
      return commandLine.getAsInt();
    } catch (RuntimeException | Error e) {
      return handle(e);
    }
  }

  @Override
  public int handleParseException(ParameterException e, String[] args) {
    return report(new ParserErrors(sources).problem(e));
  }

  @Override
  public int handleExecutionException(Exception e, CommandLine line, ParseResult parsed) {
    return handle(e);
  }

  private int handle(Throwable e) {
    printStackTrace(e);
    return switch (e) {
      case ClosedPipe _ -> ExitCode.OK.code;
      case InterruptedException _ -> ExitCode.INTERRUPTED.code;
      case ParameterException usage -> handleParseException(usage, new String[0]);
      case Problem problem -> report(problem);
      default -> internalError(e);
    };
  }

  private void printStackTrace(Throwable e) {
    if (sources.isTyped(STACKTRACE)) {
      ReceivedText.lines(StackTraceText.of(e), Integer.MAX_VALUE).forEach(host.err()::println);
    }
  }

  private int internalError(Throwable e) {
    print("internal error: " + e.getClass().getSimpleName());
    return askForReport();
  }

  private int eventsFailed(Throwable first) {
    printStackTrace(first);
    long count = host.failures().count();
    print(
        "internal errors affected "
            + (count == 1 ? "1 event" : count + " events")
            + "; all others were handled");
    return askForReport();
  }

  private int askForReport() {
    print("run the command again with " + STACKTRACE + ", and report what it prints");
    return ExitCode.BUG.code;
  }

  /** Prints what the user should know, although the command can run. */
  public void note(String text) {
    host.err().println("note: " + SafeText.shorten(text));
  }

  private int report(Problem problem) {
    print(problem.message());
    sources.of(problem).forEach(this::printSource);
    problem.hint().ifPresent(hint -> host.err().println("Try: " + SafeText.shorten(hint)));
    return ExitCode.of(problem.kind()).code;
  }

  private void print(String message) {
    host.err().println("otpiq: " + SafeText.shorten(message));
  }

  /** The user may have forgotten a value that is not on the command line. */
  private void printSource(OptionSources.Source source) {
    host.err().println("Set by " + SafeText.shorten(source.describe()));
  }
}
