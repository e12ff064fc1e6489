package com.otpiq.file;

import com.otpiq.event.Problem;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The directories of a user for otpiq's files, by the conventions of each operating system. */
public enum UserDirectory {
  /** Data that outlives a run: the journal and the certificate. */
  STATE("OTPIQ_STATE_DIR", "LOCALAPPDATA", "XDG_STATE_HOME", ".local/state"),
  /** The user's settings. */
  CONFIG("OTPIQ_CONFIG_DIR", "APPDATA", "XDG_CONFIG_HOME", ".config");

  /** The environment variable that sets another directory. */
  public final String variable;

  private final String windows;
  private final String xdg;
  private final String underHome;

  UserDirectory(String variable, String windows, String xdg, String underHome) {
    this.variable = variable;
    this.windows = windows;
    this.xdg = xdg;
    this.underHome = underHome;
  }

  /**
   * The directory of this kind, which may not exist yet.
   *
   * @param env the environment
   * @return empty if the environment names no home directory
   * @throws Problem LOCAL if a variable holds an invalid path
   */
  public Optional<Path> locate(Map<String, String> env) {
    return locate(env, System.getProperty("os.name", ""));
  }

  /** The directory on an operating system, given by Java's {@code os.name}. */
  Optional<Path> locate(Map<String, String> env, String system) {
    return fromVariable(env, variable).or(() -> standard(env, system.toLowerCase(Locale.ROOT)));
  }

  private Optional<Path> standard(Map<String, String> env, String system) {
    if (system.startsWith("windows")) {
      return fromVariable(env, windows).map(UserDirectory::otpiqIn);
    }
    Optional<Path> home = fromVariable(env, "HOME");
    if (system.startsWith("mac")) {
      return home.map(directory -> otpiqIn(directory.resolve("Library/Application Support")));
    }
    return fromVariable(env, xdg)
        .filter(Path::isAbsolute)
        .or(() -> home.map(directory -> directory.resolve(underHome)))
        .map(UserDirectory::otpiqIn);
  }

  private static Path otpiqIn(Path directory) {
    return directory.resolve("otpiq");
  }

  /**
   * The directory that a variable names; empty if the variable is unset or empty.
   *
   * @throws Problem LOCAL if it holds an invalid path
   */
  public static Optional<Path> fromVariable(Map<String, String> env, String variable) {
    try {
      return Optional.ofNullable(env.get(variable)).filter(text -> !text.isEmpty()).map(Path::of);
    } catch (InvalidPathException e) {
      throw Problem.of(
              Problem.Kind.LOCAL,
              variable + " names a directory that Java cannot open in this locale",
              "LC_ALL=C.UTF-8")
          .causedBy(e);
    }
  }
}
