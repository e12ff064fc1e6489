package com.otpiq.cli.settings;

import com.otpiq.cli.error.ErrorHandler;
import com.otpiq.cli.error.OptionSources;
import com.otpiq.cli.host.CommandName;
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
 * The arguments of a command line, with the options that the environment and settings files set
 * added to them. The parser and the commands see these as if the user had typed them.
 */
public final class ConfiguredArguments implements OptionSources {
  /** This command reports invalid settings itself, so they must not stop it. */
  private static final String LENIENT = CommandName.DOCTOR.word;

  private final Host host;
  private final CommandTree commands;
  private final RawArguments typed;
  private final Map<OptionSpec, List<Configuration.Value>> added = new LinkedHashMap<>();

  /** The typed arguments, to which settings are added. */
  public ConfiguredArguments(Host host, CommandTree commands, RawArguments typed) {
    this.host = host;
    this.commands = commands;
    this.typed = typed;
  }

  /** Runs a command line with these arguments, and returns the exit code. */
  public int run(CommandLine line) {
    var errors = new ErrorHandler(host, this);
    line.setParameterExceptionHandler(errors).setExecutionExceptionHandler(errors);
    return errors.run(() -> line.execute(complete(line, errors).toArray(String[]::new)));
  }

  @Override
  public boolean isTyped(String option) {
    return typed.contains(option);
  }

  @Override
  public List<Source> of(@Nullable ArgSpec arg) {
    return arg instanceof OptionSpec option
        ? List.copyOf(added.getOrDefault(option, List.of()))
        : List.of();
  }

  /**
   * The values of the option that the problem is about. Where it does not say that: the values that
   * its message mentions, because it names their option or quotes them.
   */
  @Override
  public List<Source> of(Problem problem) {
    return problem.option().map(this::ofOption).orElseGet(() -> mentionedIn(problem.message()));
  }

  private List<Source> ofOption(String name) {
    return added.entrySet().stream()
        .filter(each -> List.of(each.getKey().names()).contains(name))
        .flatMap(each -> each.getValue().stream())
        .<Source>map(value -> value)
        .toList();
  }

  private List<Source> mentionedIn(String message) {
    String spaced = " " + message.replaceAll("([\\s,;]|:(?=\\s|$))++", " ") + " ";
    return added.entrySet().stream()
        .flatMap(each ->
            each.getValue().stream().filter(value -> isIn(spaced, each.getKey(), value.text())))
        .filter(value -> !message.startsWith(value.source()))
        .<Source>map(value -> value)
        .toList();
  }

  /** Many values are ordinary words or numbers, so an unquoted value counts only for a file. */
  private static boolean isIn(String message, OptionSpec option, String text) {
    String name = option.longestName();
    boolean isFile = option.paramLabel().equals("FILE");
    return Stream.of(name, name.substring(2) + " " + text, "'" + text + "'", isFile ? text : name)
        .anyMatch(words -> message.contains(" " + words + " "));
  }

  private List<String> complete(CommandLine whole, ErrorHandler errors) {
    List<String> path = typed.path(whole);
    if (path.isEmpty() && typed.isHelp()) {
      return typed.command().map(List::of).orElse(typed.args());
    }
    if (path.isEmpty() || typed.isHelp()) {
      return typed.args();
    }
    SettingsFiles.ignored(host)
        .ifPresent(file ->
            errors.note(
                file + " belongs to another user of this machine, so its settings are ignored"));
    if (!Configuration.exists(host)) {
      return typed.args();
    }
    int end = typed.args().indexOf(path.getLast()) + 1;
    List<String> complete = new ArrayList<>(typed.args());
    complete.addAll(end, configured(path.getFirst(), RawArguments.resolve(whole, path)));
    return complete;
  }

  private List<String> configured(String command, CommandLine line) {
    List<Setting> settings = KnownSettings.of(command).toList();
    if (settings.isEmpty()) {
      return List.of();
    }
    try {
      Configuration configuration = Configuration.of(host);
      if (command.equals(LENIENT) && isInvalid(configuration)) {
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

  private boolean isInvalid(Configuration configuration) {
    return !new EffectiveSettings(host, commands, configuration).problems().isEmpty();
  }

  private Stream<String> option(
      Configuration configuration, Setting setting, String command, CommandLine line) {
    OptionSpec option = line.getCommandSpec().findOption(setting.flag());
    List<Configuration.Value> values = configuration.of(setting, command);
    if (option == null || values.isEmpty() || typed.contains(option.names())) {
      return Stream.empty();
    }
    boolean isOverridden =
        setting.yieldsTo().stream()
            .anyMatch(conflicting ->
                typed.contains(conflicting)
                    || configuration.hasPrecedence(conflicting, values, command));
    if (isOverridden) {
      return Stream.empty();
    }
    added.put(option, values);
    return SettingArguments.of(option, values, host.workDir());
  }
}
