package com.otpiq.cli.settings;

import com.otpiq.cli.error.OptionSources;
import com.otpiq.cli.host.Host;
import com.otpiq.event.Problem;
import com.otpiq.event.SettingOrigin;
import com.otpiq.file.InputFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The values that the environment, the project's file and the user's file set, in this order. */
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
   * A value from one of these sources.
   *
   * @param key the key in the file; for a variable, the key that a file would use
   * @param source the name of the variable, or the file and the line
   * @param file the file that relative paths in the value are resolved against, as siblings
   */
  public record Value(String key, String text, SettingOrigin origin, String source, Path file)
      implements OptionSources.Source {
    /** The text without what may be secret. */
    String redacted() {
      return KnownSettings.redacted(key, text);
    }

    @Override
    public String describe() {
      return source + ": " + key + " = " + redacted();
    }

    /** INPUT (exit code 3) for a file, USAGE (2) for a variable, as for a command line. */
    @Override
    public Problem invalid(String reason) {
      Problem.Kind kind =
          origin == SettingOrigin.ENVIRONMENT ? Problem.Kind.USAGE : Problem.Kind.INPUT;
      return Problem.of(kind, source + ": " + reason);
    }

    /** The problem that a project's file may not set this value, although the user may. */
    Problem forbidden(String action) {
      return Problem.of(
          Problem.Kind.INPUT, source + ": a project may not " + action, Setting.byUser(key));
    }
  }

  /**
   * Reads the files that exist.
   *
   * @throws Problem INPUT if a file is invalid
   */
  public static Configuration of(Host host) {
    return new Configuration(host, project(host), user(host));
  }

  /** Whether any source exists; a quick test, so that most commands read no settings. */
  static boolean exists(Host host) {
    return host.env().keySet().stream().anyMatch(EnvironmentVariables::isOption)
        || SettingsFiles.user(host).filter(InputFile::exists).isPresent()
        || SettingsFiles.project(host).isPresent();
  }

  private static List<Value> project(Host host) {
    return SettingsFiles.project(host)
        .map(file -> read(host, file, displayPath(host, file), SettingOrigin.PROJECT))
        .orElse(List.of());
  }

  private static List<Value> user(Host host) {
    return SettingsFiles.user(host)
        .filter(InputFile::exists)
        .map(file -> read(host, file, file.toString(), SettingOrigin.USER))
        .orElse(List.of());
  }

  private static List<Value> read(Host host, Path file, String displayPath, SettingOrigin origin) {
    return new SettingsParser(file, displayPath, origin).read(host.workDir());
  }

  /**
   * The values of a setting for a command, from the source with the highest precedence: none if the
   * default applies, several if a file repeats the key.
   */
  public List<Value> of(Setting setting, String command) {
    if (setting.variable().flatMap(this::variable).isPresent()) {
      return List.of();
    }
    List<String> keys = setting.keys(command);
    return Stream.<Function<String, List<Value>>>of(
            this::ofEnvironment, key -> of(project, key), key -> of(user, key))
        .flatMap(source -> keys.stream().map(source))
        .filter(values -> !values.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  /** Whether a conflicting option is set by a source of higher precedence than these values. */
  boolean hasPrecedence(String conflicting, List<Value> values, String command) {
    return KnownSettings.of(command)
        .filter(setting -> setting.flag().equals(conflicting))
        .flatMap(setting -> of(setting, command).stream())
        .anyMatch(value -> value.origin().compareTo(values.getFirst().origin()) < 0);
  }

  private static List<Value> of(List<Value> source, String key) {
    return source.stream().filter(value -> value.key().equals(key)).toList();
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

  private static String displayPath(Host host, Path file) {
    Path here = host.workDir().toAbsolutePath().normalize();
    return here.relativize(file).toString();
  }
}
