package com.otpiq.cli.settings;

import com.otpiq.cli.options.Configurable;
import com.otpiq.cli.options.NotConfigurable;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes the list of settings from the options that are marked as configurable. */
public final class SettingsListWriter {
  /** The file of the list, in the package of the settings. */
  public static final String FILE = KnownSettings.FILE;

  private SettingsListWriter() {}

  /** The list, sorted by the names of the options. */
  public static String of(CommandLine whole) {
    Map<Setting, Set<String>> commands = new TreeMap<>(Comparator.comparing(Setting::line));
    for (Map.Entry<String, CommandLine> each : whole.getSubcommands().entrySet()) {
      types(each.getValue())
          .flatMap(type -> settings(type, Set.of()))
          .forEach(setting ->
              commands.computeIfAbsent(setting, _ -> new LinkedHashSet<>()).add(each.getKey()));
    }
    return commands.entrySet().stream()
        .map(each -> of(each.getKey(), each.getValue()).line() + "\n")
        .collect(Collectors.joining());
  }

  /** The classes of a command and of those below it. */
  private static Stream<Class<?>> types(CommandLine line) {
    return Stream.concat(
        Stream.of(line.getCommandSpec().userObject().getClass()),
        line.getSubcommands().values().stream().flatMap(SettingsListWriter::types));
  }

  private static Stream<Setting> settings(Class<?> type, Set<String> excluded) {
    return Arrays.stream(type.getDeclaredFields())
        .flatMap(field ->
            field.isAnnotationPresent(Mixin.class)
                ? ofMixin(field, excluded)
                : of(field).filter(setting -> !excluded.contains(setting.flag())).stream());
  }

  private static Stream<Setting> ofMixin(Field field, Set<String> above) {
    NotConfigurable not = field.getAnnotation(NotConfigurable.class);
    if (not == null) {
      return settings(field.getType(), above);
    }
    Set<String> excluded = new LinkedHashSet<>(above);
    excluded.addAll(List.of(not.value()));
    return not.value().length == 0 ? Stream.empty() : settings(field.getType(), excluded);
  }

  private static Optional<Setting> of(Field field) {
    return Optional.ofNullable(field.getAnnotation(Configurable.class))
        .map(configurable ->
            new Setting(
                name(field.getAnnotation(Option.class)),
                List.of(),
                configurable.shared(),
                configurable.byProject(),
                List.of(configurable.yieldsTo()),
                Optional.of(configurable.variable()).filter(name -> !name.isEmpty()),
                configurable.redaction()));
  }

  private static String name(Option option) {
    return Arrays.stream(option.names())
        .max(Comparator.comparingInt(String::length))
        .orElseThrow()
        .substring(2);
  }

  private static Setting of(Setting setting, Set<String> commands) {
    return new Setting(
        setting.option(),
        List.copyOf(commands),
        setting.shared(),
        setting.byProject(),
        setting.yieldsTo(),
        setting.variable(),
        setting.redaction());
  }
}
