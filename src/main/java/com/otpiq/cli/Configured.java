package com.otpiq.cli;

import com.otpiq.report.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Completes a command line by what is set elsewhere, as if it had been typed: so whatever asks for
 * an option sees it, and nobody else has to know.
 */
final class Configured {
  private static final Set<String> HELP = Set.of("-h", "--help", "-V", "--version");

  /** It tells of a broken file itself. */
  private static final String LENIENT = "doctor";

  private final Host host;
  private final List<String> args;
  private final Map<OptionSpec, List<Configuration.Value>> used = new LinkedHashMap<>();

  Configured(Host host, String... args) {
    this.host = host;
    this.args = List.of(args);
  }

  /** Runs a command line with all that is set. */
  int run(CommandLine line) {
    var problems = new Problems(host, this);
    line.setParameterExceptionHandler(problems).setExecutionExceptionHandler(problems);
    try {
      return line.execute(complete(line).toArray(String[]::new));
    } catch (Problem problem) {
      return problems.tell(problem);
    }
  }

  /** Where the values of an option are from, if from here. */
  List<Configuration.Value> sources(@Nullable ArgSpec arg) {
    return arg instanceof OptionSpec option ? used.getOrDefault(option, List.of()) : List.of();
  }

  /** The values from here that a sentence is about: it names their option, or says them. */
  List<Configuration.Value> about(String sentence) {
    List<String> words = List.of(sentence.split("[\\s,;']+|:(?=\\s|$)", -1));
    return used.entrySet().stream()
        .flatMap(
            each -> each.getValue().stream().filter(value -> isIn(words, each.getKey(), value)))
        .filter(value -> !sentence.startsWith(value.source()))
        .toList();
  }

  private static boolean isIn(List<String> words, OptionSpec option, Configuration.Value value) {
    boolean isFlag = option.arity().max() == 0;
    return words.contains(option.longestName()) || (!isFlag && words.contains(value.text()));
  }

  private List<String> complete(CommandLine whole) {
    List<String> path = path(whole);
    boolean isHelp = given().anyMatch(HELP::contains);
    if (path.isEmpty() || isHelp || !Configuration.isThere(host)) {
      return args;
    }
    int end = args.indexOf(path.getLast()) + 1;
    List<String> complete = new ArrayList<>(args);
    complete.addAll(end, set(path.getFirst(), at(whole, path)));
    return complete;
  }

  /** The words that choose the command. */
  private List<String> path(CommandLine whole) {
    List<String> path = new ArrayList<>();
    for (String arg : args) {
      if (!arg.startsWith("-")) {
        path.add(arg);
        if (!isKnown(whole, path)) {
          path.removeLast();
          break;
        }
      }
    }
    return path;
  }

  private static boolean isKnown(CommandLine whole, List<String> path) {
    return at(whole, path.subList(0, path.size() - 1)).getSubcommands().containsKey(path.getLast());
  }

  private static CommandLine at(CommandLine whole, List<String> path) {
    CommandLine at = whole;
    for (String name : path) {
      at = Objects.requireNonNull(at.getSubcommands().get(name));
    }
    return at;
  }

  private List<String> set(String command, CommandLine line) {
    try {
      Configuration configuration = Configuration.of(host);
      return Configurable.of(command)
          .flatMap(setting -> option(configuration, setting, command, line))
          .toList();
    } catch (Problem problem) {
      if (command.equals(LENIENT)) {
        return List.of();
      }
      throw problem;
    }
  }

  private Stream<String> option(
      Configuration configuration, Setting setting, String command, CommandLine line) {
    OptionSpec option = line.getCommandSpec().findOption(setting.flag());
    List<Configuration.Value> values = configuration.of(setting, command);
    if (option == null || values.isEmpty() || isGiven(option.names())) {
      return Stream.empty();
    }
    boolean isBeaten =
        Configurable.rivals(setting).stream()
            .anyMatch(rival -> isGiven(rival) || configuration.ranks(rival, values, command));
    if (isBeaten) {
      return Stream.empty();
    }
    used.put(option, values);
    return Typed.of(option, values, host.workDir());
  }

  private Stream<String> given() {
    return args.stream().takeWhile(arg -> !arg.equals("--"));
  }

  private boolean isGiven(String... names) {
    return Arrays.stream(names).anyMatch(name -> given().anyMatch(arg -> isGiven(arg, name)));
  }

  /** Flags of one letter may stand together. */
  private static boolean isGiven(String arg, String name) {
    return name.length() == 2
        ? arg.matches("-[qv]*" + name.charAt(1) + ".*")
        : arg.equals(name) || arg.startsWith(name + "=");
  }
}
