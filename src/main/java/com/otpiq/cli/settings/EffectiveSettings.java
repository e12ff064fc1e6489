package com.otpiq.cli.settings;

import com.otpiq.cli.error.ParserErrors;
import com.otpiq.cli.host.CommandName;
import com.otpiq.cli.host.CommandTree;
import com.otpiq.cli.host.Host;
import com.otpiq.cli.options.DefaultValue;
import com.otpiq.event.Problem;
import com.otpiq.event.SettingOrigin;
import com.otpiq.event.SettingsEvent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** The values of all settings after precedence is applied, with their sources. */
public final class EffectiveSettings {
  private final Host host;
  private final CommandTree commands;
  private final Configuration configuration;
  private final Map<String, CommandLine> lines = new HashMap<>();

  /** The settings of these commands in this configuration. */
  public EffectiveSettings(Host host, CommandTree commands, Configuration configuration) {
    this.host = host;
    this.commands = commands;
    this.configuration = configuration;
  }

  /** The settings that a source sets, for all commands. */
  public List<SettingsEvent.SettingShown> configured() {
    return Stream.concat(
            KnownSettings.all().stream()
                .flatMap(setting ->
                    setting.commands().stream().map(each -> configuration.of(setting, each)))
                .filter(values -> !values.isEmpty())
                .distinct()
                .map(values -> event(values.getFirst().key(), values)),
            EnvironmentVariables.events(host.env()))
        .toList();
  }

  /** The effective values of all settings of a command, defaults included. */
  public List<SettingsEvent.SettingShown> of(String command) {
    return KnownSettings.of(command)
        .map(setting -> {
          List<Configuration.Value> values = configuration.of(setting, command);
          String key = command + "." + setting.option();
          return values.isEmpty()
              ? new SettingsEvent.SettingShown(
                  key, defaultValue(option(setting, command)), SettingOrigin.DEFAULT, "")
              : event(key, values);
        })
        .toList();
  }

  private static SettingsEvent.SettingShown event(String key, List<Configuration.Value> values) {
    return new SettingsEvent.SettingShown(
        key,
        Optional.of(
            values.stream().map(Configuration.Value::redacted).collect(Collectors.joining(" "))),
        values.getFirst().origin(),
        values.getFirst().source());
  }

  /** A problem for each value that its option does not accept; one if several options have it. */
  public List<Problem> problems() {
    Map<String, Problem> problems = new LinkedHashMap<>();
    for (Setting setting : KnownSettings.all()) {
      for (String command : setting.commands()) {
        problem(setting, command)
            .ifPresent(problem ->
                problems.putIfAbsent(
                    configuration.of(setting, command).getFirst().source(), problem));
      }
    }
    return List.copyOf(problems.values());
  }

  private Optional<Problem> problem(Setting setting, String command) {
    List<Configuration.Value> values = configuration.of(setting, command);
    if (values.isEmpty()) {
      return Optional.empty();
    }
    try {
      OptionSpec option = option(setting, command);
      Stream<String> path = Arrays.stream(option.command().qualifiedName().split(" ", -1)).skip(1);
      line(command)
          .parseArgs(
              Stream.concat(path, SettingArguments.of(option, values, host.workDir()))
                  .toArray(String[]::new));
    } catch (MissingParameterException _) {
      return Optional.empty();
    } catch (ParameterException e) {
      return Optional.of(ParserErrors.invalid(values.getFirst(), e));
    } catch (Problem problem) {
      return Optional.of(problem);
    }
    return Optional.empty();
  }

  /** The option of the command, or of the first of its subcommands that has it. */
  private OptionSpec option(Setting setting, String command) {
    CommandLine own = Objects.requireNonNull(line(command).getSubcommands().get(command));
    return Stream.concat(Stream.of(own), own.getSubcommands().values().stream())
        .flatMap(each -> Stream.ofNullable(each.getCommandSpec().findOption(setting.flag())))
        .findFirst()
        .orElseThrow();
  }

  private CommandLine line(String command) {
    return lines.computeIfAbsent(
        command, name -> commands.only(CommandName.of(name).orElseThrow()));
  }

  private static Optional<String> defaultValue(OptionSpec option) {
    Object value = option.initialValue();
    return value instanceof Boolean flag ? Optional.of(flag.toString()) : DefaultValue.text(value);
  }
}
