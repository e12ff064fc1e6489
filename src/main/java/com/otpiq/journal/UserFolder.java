package com.otpiq.journal;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Where each system has what a program keeps for its user, as the environment tells it. */
final class UserFolder {
  private UserFolder() {}

  /**
   * What a system calls a kind of folder.
   *
   * @param windows the variable that names it on Windows
   * @param xdg the variable that names it elsewhere, where it is set
   * @param usual where it is under the home where that is not set
   */
  record Kind(String windows, String xdg, String usual) {}

  /**
   * Our folder of this kind.
   *
   * @param system the name of the operating system, as Java tells it
   * @return nothing where the environment names no home
   */
  static Optional<Path> of(Kind kind, Map<String, String> env, String system) {
    String name = system.toLowerCase(Locale.ROOT);
    if (name.startsWith("windows")) {
      return under(env, kind.windows(), "otpiq");
    }
    if (name.startsWith("mac")) {
      return under(env, "HOME", "Library/Application Support/otpiq");
    }
    Optional<Path> xdg = under(env, kind.xdg(), "otpiq");
    return xdg.isPresent() ? xdg : under(env, "HOME", kind.usual() + "/otpiq");
  }

  /** The folder that a variable names; nothing where it is not set. */
  static Optional<Path> named(Map<String, String> env, String variable) {
    return under(env, variable, "");
  }

  private static Optional<Path> under(Map<String, String> env, String variable, String folder) {
    String text = env.getOrDefault(variable, "");
    return text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text).resolve(folder));
  }
}
