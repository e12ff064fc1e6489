package com.otpiq.cli;

import com.otpiq.render.ClosedPipe;
import com.otpiq.report.Problem;
import com.otpiq.report.SafeText;
import com.otpiq.rule.Spelling;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** The one handler of everything that goes wrong: a sentence, a way out, an exit code. */
final class Problems implements IParameterExceptionHandler, IExecutionExceptionHandler {
  private static final String STACKTRACE = "--stacktrace";

  private final Host host;

  Problems(Host host) {
    this.host = host;
  }

  @Override
  public int handleParseException(ParameterException e, String[] args) {
    Problem problem = usage(e);
    return tell(problem.what(), problem.hint());
  }

  @Override
  public int handleExecutionException(Exception e, CommandLine line, ParseResult parsed) {
    boolean traced = parsed.expandedArgs().contains(STACKTRACE);
    if (traced) {
      e.printStackTrace(host.err());
    }
    return switch (e) {
      case ClosedPipe _ -> ExitCode.OK.code;
      case InterruptedException _ -> ExitCode.INTERRUPTED.code;
      case ParameterException usage -> handleParseException(usage, new String[0]);
      case Problem problem -> {
        tell(problem.what(), problem.hint());
        yield ExitCode.of(problem.kind()).code;
      }
      default -> bug(e);
    };
  }

  private int bug(Exception e) {
    tell(
        "this is our fault: " + e.getClass().getSimpleName(),
        Optional.of("the same command with " + STACKTRACE + ", and report what it prints"));
    return ExitCode.BUG.code;
  }

  private int tell(String what, Optional<String> hint) {
    host.err().println("otpiq: " + SafeText.shorten(what));
    hint.ifPresent(text -> host.err().println("Try: " + SafeText.shorten(text)));
    return ExitCode.USAGE.code;
  }

  private static Problem usage(ParameterException e) {
    CommandLine line = e.getCommandLine();
    String help = line.getCommandSpec().qualifiedName() + " --help";
    if (e instanceof UnmatchedArgumentException unmatched) {
      return unmatched(unmatched, line, help);
    }
    if (e.getCause() instanceof Problem problem) {
      return problem;
    }
    return Problem.of(Problem.Kind.USAGE, String.valueOf(e.getMessage()), help);
  }

  private static Problem unmatched(UnmatchedArgumentException e, CommandLine line, String help) {
    String word = e.getUnmatched().getFirst();
    boolean option = word.startsWith("-");
    Stream<String> known = option ? options(line) : line.getSubcommands().keySet().stream();
    Optional<String> meant = Spelling.nearest(word, known.toList());
    String what = (option ? "there is no option " : noWord(line)) + word;
    return Problem.of(
        Problem.Kind.USAGE,
        what,
        meant.map(near -> line.getCommandSpec().qualifiedName() + " " + near).orElse(help));
  }

  private static String noWord(CommandLine line) {
    return line.getSubcommands().isEmpty()
        ? "there is one word too many: "
        : "there is no command ";
  }

  private static Stream<String> options(CommandLine line) {
    return line.getCommandSpec().options().stream()
        .flatMap(option -> Arrays.stream(option.names()));
  }
}
