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
 * What stands on the command line, before anything is added to it.
 *
 * @param args all words after the program's name
 */
public record RawArguments(List<String> args) {
  private static final Pattern HELP = Pattern.compile("--(help|version)(=.*)?|-[a-zA-Z]*[hV]");

  /** What somebody typed: {@code help listen} is another way to ask for help. */
  public static RawArguments of(String... args) {
    List<String> words = new ArrayList<>(List.of(args));
    if (!words.isEmpty() && words.getFirst().equals("help")) {
      words.removeFirst();
      words.add("--help");
    }
    return new RawArguments(List.copyOf(words));
  }

  /** Whether help or the version is asked for. */
  public boolean isHelp() {
    return options().anyMatch(HELP.asMatchPredicate());
  }

  /** The word that chooses the command, or none. */
  public Optional<String> command() {
    return args.stream().filter(arg -> !arg.startsWith("-")).findFirst();
  }

  /**
   * Whether one of these options is there.
   *
   * @param names an option in all its spellings; with {@code =} only with that value
   */
  boolean has(String... names) {
    return Arrays.stream(names).anyMatch(name -> options().anyMatch(arg -> isGiven(arg, name)));
  }

  /** The words that choose the command. */
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

  /** The command that these words choose. */
  static CommandLine at(CommandLine whole, List<String> path) {
    CommandLine at = whole;
    for (String name : path) {
      at = Objects.requireNonNull(at.getSubcommands().get(name));
    }
    return at;
  }

  private static boolean isKnown(CommandLine whole, List<String> path) {
    return at(whole, path.subList(0, path.size() - 1)).getSubcommands().containsKey(path.getLast());
  }

  private Stream<String> options() {
    return args.stream().takeWhile(arg -> !arg.equals("--"));
  }

  /** Flags of one letter may stand together. */
  private static boolean isGiven(String arg, String name) {
    return name.length() == 2
        ? arg.matches("-[qv]*" + name.charAt(1) + ".*")
        : arg.equals(name) || arg.startsWith(name + "=");
  }
}
