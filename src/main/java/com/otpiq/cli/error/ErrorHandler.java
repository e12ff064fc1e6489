package com.otpiq.cli.error;

import com.otpiq.cli.host.Host;
import com.otpiq.event.Problem;
import com.otpiq.event.SafeText;
import com.otpiq.render.ClosedPipe;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.function.IntSupplier;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The one handler of everything that goes wrong: a sentence, a way out, an exit code. */
public final class ErrorHandler implements IParameterExceptionHandler, IExecutionExceptionHandler {
  private static final String STACKTRACE = "--stacktrace";

  private final Host host;
  private final OptionSources sources;

  public ErrorHandler(Host host, OptionSources sources) {
    this.host = host;
    this.sources = sources;
  }

  /** Tells that what the program had to say was lost. */
  public static int unwritten(Host host, String why) {
    host.err().println("otpiq: standard output cannot be written: " + SafeText.shorten(why));
    host.err().flush();
    return ExitCode.LOCAL.code;
  }

  /** Runs what the parser does not watch over. */
  public int telling(IntSupplier run) {
    try {
      return run.getAsInt();
    } catch (RuntimeException e) {
      return handle(e);
    }
  }

  @Override
  public int handleParseException(ParameterException e, String[] args) {
    return tell(new ParserErrors(sources).problem(e));
  }

  @Override
  public int handleExecutionException(Exception e, CommandLine line, ParseResult parsed) {
    return handle(e);
  }

  private int handle(Exception e) {
    if (sources.isTyped(STACKTRACE)) {
      trace(e);
    }
    return switch (e) {
      case ClosedPipe _ -> ExitCode.OK.code;
      case InterruptedException _ -> ExitCode.INTERRUPTED.code;
      case ParameterException usage -> handleParseException(usage, new String[0]);
      case Problem problem -> tell(problem);
      default -> bug(e);
    };
  }

  /** The lines of a trace are ours, but the messages in them may be anybody's. */
  private void trace(Exception e) {
    StringWriter text = new StringWriter();
    e.printStackTrace(new PrintWriter(text));
    text.toString()
        .lines()
        .map(line -> line.startsWith("\t") ? "  " + line.strip() : line)
        .forEach(line -> host.err().println(SafeText.shorten(line)));
  }

  private int bug(Exception e) {
    say("this is our fault: " + e.getClass().getSimpleName());
    say("the same command with " + STACKTRACE + " says more; please report what it prints");
    return ExitCode.BUG.code;
  }

  private int tell(Problem problem) {
    say(problem.what());
    sources.mentionedIn(problem.what()).forEach(this::tellSource);
    problem.hint().ifPresent(hint -> host.err().println("Try: " + SafeText.shorten(hint)));
    return ExitCode.of(problem.kind()).code;
  }

  private void say(String sentence) {
    host.err().println("otpiq: " + SafeText.shorten(sentence));
  }

  /** What nobody typed may have been forgotten. */
  private void tellSource(OptionSources.Source source) {
    host.err().println("Set by " + SafeText.shorten(source.describe()));
  }
}
