package com.otpiq.cli.settings;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * An option that files and the environment may set.
 *
 * @param option its long name, without the dashes
 * @param reach what it can do, and so who may set it
 * @param shared whether its bare name says enough: it means the same wherever it is
 * @param commands the commands that have it
 */
public record Setting(String option, Reach reach, boolean shared, List<String> commands) {
  /** What a project's file could do with it, for such a file comes with a checkout. */
  enum Reach {
    /** Nothing that surprises; a project may set it. */
    HARMLESS,
    /** Runs a command, writes a file, or opens a way to others; its user alone may set it. */
    FAR
  }

  /** Every name that it goes by in files. */
  Stream<String> keys() {
    return commands.stream().flatMap(command -> keys(command).stream()).distinct();
  }

  /** The names that a command knows it by; the one that says more goes first. */
  List<String> keys(String command) {
    if (!commands.contains(command)) {
      return List.of();
    }
    String full = command + "." + option;
    return shared ? List.of(full, option) : List.of(full);
  }

  /** The option as the command line has it. */
  String flag() {
    return "--" + option;
  }

  /** How its user may set what a project may not. */
  static String byUser(String key) {
    return variable(key) + " in the environment, or your own file: `otpiq config` tells which";
  }

  /** The environment's name for a key: {@code listen.port} is {@code OTPIQ_LISTEN_PORT}. */
  static String variable(String key) {
    return EnvironmentVariables.PREFIX
        + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }
}
