package com.otpiq.file;

import com.otpiq.event.Problem;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Where each system has what a program keeps for its user, as the environment tells it. */
public enum UserDirectory {
  /** What outlives a run: the journal and the certificate. */
  STATE("OTPIQ_STATE_DIR", "LOCALAPPDATA", "XDG_STATE_HOME", ".local/state"),
  /** The user's own settings. */
  CONFIG("OTPIQ_CONFIG_DIR", "APPDATA", "XDG_CONFIG_HOME", ".config");

  /** The variable that names another folder. */
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
   * Our folder of this kind; it need not be there yet.
   *
   * @param env the environment
   * @return nothing where the environment names no home
   * @throws Problem LOCAL where a name that it says cannot be that of a folder
   */
  public Optional<Path> locate(Map<String, String> env) {
    return locate(env, System.getProperty("os.name", ""));
  }

  /** The folder on a system of this name, as Java tells it. */
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
   * The folder that a variable names; nothing where it is not set, or empty.
   *
   * @throws Problem LOCAL where what it says cannot be the name of a folder
   */
  public static Optional<Path> fromVariable(Map<String, String> env, String variable) {
    try {
      return Optional.ofNullable(env.get(variable)).filter(text -> !text.isEmpty()).map(Path::of);
    } catch (InvalidPathException e) {
      throw Problem.of(
              Problem.Kind.LOCAL,
              variable + " names a folder that Java cannot open in this locale",
              "LC_ALL=C.UTF-8")
          .causedBy(e);
    }
  }
}
