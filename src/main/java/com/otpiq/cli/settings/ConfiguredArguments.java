package com.otpiq.cli.settings;

import com.otpiq.cli.error.ErrorHandler;
import com.otpiq.cli.error.OptionSources;
import com.otpiq.cli.host.CommandTree;
import com.otpiq.cli.host.Host;
import com.otpiq.event.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Completes a command line by what is set elsewhere, as if it had been typed: so whatever asks for
 * an option sees it, and nobody else has to know.
 */
public final class ConfiguredArguments implements OptionSources {
  /** It tells of a broken file itself. */
  private static final String LENIENT = "doctor";

  private final Host host;
  private final CommandTree commands;
  private final RawArguments given;
  private final Map<OptionSpec, List<Configuration.Value>> used = new LinkedHashMap<>();

  public ConfiguredArguments(Host host, CommandTree commands, RawArguments given) {
    this.host = host;
    this.commands = commands;
    this.given = given;
  }

  /** Runs a command line with all that is set. */
  public int run(CommandLine line) {
    var problems = new ErrorHandler(host, this);
    line.setParameterExceptionHandler(problems).setExecutionExceptionHandler(problems);
    return problems.run(() -> line.execute(complete(line).toArray(String[]::new)));
  }

  @Override
  public boolean isTyped(String option) {
    return given.has(option);
  }

  @Override
  public List<Source> of(@Nullable ArgSpec arg) {
    return arg instanceof OptionSpec option
        ? List.copyOf(used.getOrDefault(option, List.of()))
        : List.of();
  }

  @Override
  public List<Source> mentionedIn(String sentence) {
    String spaced = " " + sentence.replaceAll("[\\s,;]+|:(?=\\s|$)", " ") + " ";
    return used.entrySet().stream()
        .flatMap(each ->
            each.getValue().stream().filter(value -> isIn(spaced, each.getKey(), value.text())))
        .filter(value -> !sentence.startsWith(value.source()))
        .<Source>map(value -> value)
        .toList();
  }

  /**
   * Many values are also words or numbers of a sentence, so alone only files are taken for them.
   */
  private static boolean isIn(String sentence, OptionSpec option, String text) {
    String name = option.longestName();
    boolean isFile = option.paramLabel().equals("FILE");
    return Stream.of(name, name.substring(2) + " " + text, "'" + text + "'", isFile ? text : name)
        .anyMatch(words -> sentence.contains(" " + words + " "));
  }

  private List<String> complete(CommandLine whole) {
    List<String> path = given.path(whole);
    if (path.isEmpty() && given.isHelp()) {
      return given.command().map(List::of).orElse(given.args());
    }
    if (path.isEmpty() || given.isHelp() || !Configuration.isThere(host)) {
      return given.args();
    }
    int end = given.args().indexOf(path.getLast()) + 1;
    List<String> complete = new ArrayList<>(given.args());
    complete.addAll(end, set(path.getFirst(), RawArguments.at(whole, path)));
    return complete;
  }

  private List<String> set(String command, CommandLine line) {
    List<Setting> settings = KnownSettings.of(command).toList();
    if (settings.isEmpty()) {
      return List.of();
    }
    try {
      Configuration configuration = Configuration.of(host);
      if (command.equals(LENIENT) && isWrong(configuration)) {
        return List.of();
      }
      return settings.stream()
          .flatMap(setting -> option(configuration, setting, command, line))
          .toList();
    } catch (Problem problem) {
      if (command.equals(LENIENT)) {
        return List.of();
      }
      throw problem;
    }
  }

  private boolean isWrong(Configuration configuration) {
    return !new EffectiveSettings(host, commands, configuration).wrong().isEmpty();
  }

  private Stream<String> option(
      Configuration configuration, Setting setting, String command, CommandLine line) {
    OptionSpec option = line.getCommandSpec().findOption(setting.flag());
    List<Configuration.Value> values = configuration.of(setting, command);
    if (option == null || values.isEmpty() || given.has(option.names())) {
      return Stream.empty();
    }
    boolean isBeaten =
        setting.yieldsTo().stream()
            .anyMatch(rival -> given.has(rival) || configuration.ranks(rival, values, command));
    if (isBeaten) {
      return Stream.empty();
    }
    used.put(option, values);
    return SettingArguments.of(option, values, host.workDir());
  }
}
