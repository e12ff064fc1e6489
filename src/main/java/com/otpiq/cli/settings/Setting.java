package com.otpiq.cli.settings;

import com.otpiq.cli.options.ValueRedaction;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An option that the environment and settings files can set.
 *
 * @param option its long name, without the dashes
 * @param commands the commands that have it
 * @param shared whether the bare name of the option is a key too, for all these commands
 * @param byProject whether the file of a project may set it
 * @param yieldsTo options that contradict it, as they are typed
 * @param variable an environment variable that replaces it
 * @param redaction what is hidden when its value is shown
 */
public record Setting(
    String option,
    List<String> commands,
    boolean shared,
    boolean byProject,
    List<String> yieldsTo,
    Optional<String> variable,
    ValueRedaction redaction) {
  /** A setting from its line in the generated list. */
  static Setting parse(String line) {
    String[] cells = line.split("\t", -1);
    return new Setting(
        cells[0],
        words(cells[1]),
        Boolean.parseBoolean(cells[2]),
        Boolean.parseBoolean(cells[3]),
        words(cells[4]),
        words(cells[5]).stream().findFirst(),
        ValueRedaction.valueOf(cells[6].toUpperCase(Locale.ROOT)));
  }

  /** The setting as a line of the generated list. */
  String line() {
    return String.join(
        "\t",
        option,
        String.join(" ", commands),
        String.valueOf(shared),
        String.valueOf(byProject),
        String.join(" ", yieldsTo),
        variable.orElse(""),
        redaction.name().toLowerCase(Locale.ROOT));
  }

  private static List<String> words(String cell) {
    return cell.isEmpty() ? List.of() : List.of(cell.split(" ", -1));
  }

  /** Every key of this setting. */
  Stream<String> keys() {
    return commands.stream().flatMap(command -> keys(command).stream()).distinct();
  }

  /** The keys that set it for a command; the more specific one has precedence and comes first. */
  List<String> keys(String command) {
    if (!commands.contains(command)) {
      return List.of();
    }
    String full = command + "." + option;
    return shared ? List.of(full, option) : List.of(full);
  }

  /** The option as it is typed. */
  String flag() {
    return "--" + option;
  }

  /** How the user can set what the file of a project may not. */
  static String byUser(String key) {
    return variable(key)
        + " in the environment, or your own settings file; `otpiq config` shows its path";
  }

  /** The environment variable for a key: {@code OTPIQ_LISTEN_PORT} for {@code listen.port}. */
  static String variable(String key) {
    return EnvironmentVariables.PREFIX
        + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }
}
