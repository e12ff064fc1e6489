package com.otpiq.cli.settings;

import com.otpiq.cli.error.OptionSources;
import com.otpiq.cli.host.Host;
import com.otpiq.event.Problem;
import com.otpiq.event.SettingOrigin;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What the environment, the project's file and the user's file set, the first of them first. */
public final class Configuration {
  private final Map<String, String> env;
  private final Path workDir;
  private final List<Value> project;
  private final List<Value> user;

  private Configuration(Host host, List<Value> project, List<Value> user) {
    this.env = host.env();
    this.workDir = host.workDir();
    this.project = project;
    this.user = user;
  }

  /**
   * A value that is set.
   *
   * @param key as it was written, or as a file would have it for a variable
   * @param source a variable, or a file and its line
   * @param file where names of files in it are seen from: beside this one
   */
  public record Value(String key, String text, SettingOrigin origin, String source, Path file)
      implements OptionSources.Source {
    /** The text as it may be shown. */
    public String shown() {
      return KnownSettings.redacted(key, text);
    }

    @Override
    public String describe() {
      return source + ": " + key + " = " + shown();
    }

    /** INPUT (exit code 3) for a file, USAGE (2) for a variable, as for a command line. */
    @Override
    public Problem invalid(String what) {
      Problem.Kind kind =
          origin == SettingOrigin.ENVIRONMENT ? Problem.Kind.USAGE : Problem.Kind.INPUT;
      return Problem.of(kind, source + ": " + what);
    }

    /** What a project may not have it say, but its user may. */
    Problem forbidden(String what) {
      return Problem.of(
          Problem.Kind.INPUT, source + ": a project may not " + what, Setting.byUser(key));
    }
  }

  /**
   * Reads what there is.
   *
   * @throws Problem INPUT where a file is not as it must be
   */
  public static Configuration of(Host host) {
    return new Configuration(host, project(host), user(host));
  }

  /** Whether there is anything that could set something; found out in next to no time. */
  static boolean isThere(Host host) {
    return host.env().keySet().stream().anyMatch(EnvironmentVariables::isOption)
        || SettingsFiles.user(host).filter(Files::exists).isPresent()
        || SettingsFiles.project(host).isPresent();
  }

  private static List<Value> project(Host host) {
    return SettingsFiles.project(host)
        .map(file -> read(host, file, shown(host, file), SettingOrigin.PROJECT))
        .orElse(List.of());
  }

  private static List<Value> user(Host host) {
    return SettingsFiles.user(host)
        .filter(Files::exists)
        .map(file -> read(host, file, file.toString(), SettingOrigin.USER))
        .orElse(List.of());
  }

  private static List<Value> read(Host host, Path file, String shown, SettingOrigin origin) {
    return new SettingsParser(file, shown, origin).read(host.workDir());
  }

  /**
   * What is set for an option of a command: nothing where its default stands, several values where
   * a file says it several times.
   */
  public List<Value> of(Setting setting, String command) {
    if (setting.variable().flatMap(this::variable).isPresent()) {
      return List.of();
    }
    List<String> keys = setting.keys(command);
    return Stream.<Function<String, List<Value>>>of(
            this::ofEnvironment, key -> of(project, key), key -> of(user, key))
        .flatMap(place -> keys.stream().map(place))
        .filter(values -> !values.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  /** Whether an option that contradicts these values is set where it goes before them. */
  boolean ranks(String rival, List<Value> values, String command) {
    return KnownSettings.of(command)
        .filter(setting -> setting.flag().equals(rival))
        .flatMap(setting -> of(setting, command).stream())
        .anyMatch(value -> value.origin().compareTo(values.getFirst().origin()) < 0);
  }

  private static List<Value> of(List<Value> place, String key) {
    return place.stream().filter(value -> value.key().equals(key)).toList();
  }

  private List<Value> ofEnvironment(String key) {
    String name = Setting.variable(key);
    Path here = workDir.resolve(name);
    return variable(name)
        .map(text -> new Value(key, text, SettingOrigin.ENVIRONMENT, name, here))
        .stream()
        .toList();
  }

  private Optional<String> variable(String name) {
    return Optional.ofNullable(env.get(name)).filter(text -> !text.isEmpty());
  }

  private static String shown(Host host, Path file) {
    Path here = host.workDir().toAbsolutePath().normalize();
    return here.relativize(file).toString();
  }
}
