package com.otpiq.cli.settings;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine;

/**
 * The arguments as the user typed them.
 *
 * @param args all words after the name of the program
 */
public record RawArguments(List<String> args) {
  private static final Pattern HELP = Pattern.compile("--(help|version)(=.*)?|-[a-zA-Z]*[hV]");

  /** The arguments of a process; {@code help listen} becomes {@code listen --help}. */
  public static RawArguments of(String... args) {
    List<String> words = new ArrayList<>(List.of(args));
    if (!words.isEmpty() && words.getFirst().equals("help")) {
      words.removeFirst();
      words.add("--help");
    }
    return new RawArguments(List.copyOf(words));
  }

  /** Whether help or the version is requested. */
  public boolean isHelp() {
    return options().anyMatch(HELP.asMatchPredicate());
  }

  /** The word that chooses the command, if there is one. */
  public Optional<String> command() {
    return args.stream().filter(arg -> !arg.startsWith("-")).findFirst();
  }

  /**
   * Whether one of these options was typed.
   *
   * @param names all names of an option; a name with {@code =} matches that value only
   */
  boolean contains(String... names) {
    return Arrays.stream(names).anyMatch(name -> options().anyMatch(arg -> matches(arg, name)));
  }

  /** The words that choose the command and its subcommand. */
  List<String> path(CommandLine whole) {
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

  /** The parser of the command that these words choose. */
  static CommandLine resolve(CommandLine whole, List<String> path) {
    CommandLine at = whole;
    for (String name : path) {
      at = Objects.requireNonNull(at.getSubcommands().get(name));
    }
    return at;
  }

  private static boolean isKnown(CommandLine whole, List<String> path) {
    return resolve(whole, path.subList(0, path.size() - 1))
        .getSubcommands()
        .containsKey(path.getLast());
  }

  private Stream<String> options() {
    return args.stream().takeWhile(arg -> !arg.equals("--"));
  }

  /** Short flags can be combined, as in {@code -qv}. */
  private static boolean matches(String arg, String name) {
    return name.length() == 2
        ? arg.matches("-[qv]*" + name.charAt(1) + ".*")
        : arg.equals(name) || arg.startsWith(name + "=");
  }
}
