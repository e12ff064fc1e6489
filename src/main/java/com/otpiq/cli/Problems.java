package com.otpiq.cli;

import com.otpiq.render.ClosedPipe;
import com.otpiq.report.Problem;
import com.otpiq.report.SafeText;
import com.otpiq.rule.Spelling;
import java.io.PrintWriter;
import java.io.StringWriter;
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
    return tell(usage(e));
  }

  @Override
  public int handleExecutionException(Exception e, CommandLine line, ParseResult parsed) {
    if (parsed.expandedArgs().contains(STACKTRACE)) {
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
    problem.hint().ifPresent(hint -> host.err().println("Try: " + SafeText.shorten(hint)));
    return ExitCode.of(problem.kind()).code;
  }

  private void say(String sentence) {
    host.err().println("otpiq: " + SafeText.shorten(sentence));
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
    return Problem.of(Problem.Kind.USAGE, inWords(String.valueOf(e.getMessage())), help);
  }

  /** The parser's complaints, in the words of a user. */
  private static String inWords(String complaint) {
    return complaint
        .replaceFirst("is not an? (int|long)$", "is no whole number")
        .replace("option option", "option")
        .replace(" (case-insensitive)", "");
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
