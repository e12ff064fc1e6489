package com.otpiq.journal;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Where otpiq looks for its user's own settings. */
public final class ConfigFolder {
  /** The variable that names another folder. */
  public static final String VARIABLE = "OTPIQ_CONFIG_DIR";

  private static final UserFolder.Kind KIND =
      new UserFolder.Kind("APPDATA", "XDG_CONFIG_HOME", ".config");

  private ConfigFolder() {}

  /**
   * The folder that the system has for such things; it need not be there.
   *
   * @param env the environment
   * @param system the name of the operating system, as Java tells it
   * @return nothing where the environment names no home
   */
  public static Optional<Path> of(Map<String, String> env, String system) {
    return UserFolder.named(env, VARIABLE).or(() -> UserFolder.of(KIND, env, system));
  }
}
