package com.otpiq.journal;

import com.otpiq.report.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where otpiq keeps what outlives a run: for its user only. */
public final class StateFolder {
  /** The variable that names another folder. */
  public static final String VARIABLE = "OTPIQ_STATE_DIR";

  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rwx------");

  private StateFolder() {}

  /**
   * The folder that the system has for such things; it need not be there yet.
   *
   * @param env the environment
   * @param system the name of the operating system, as Java tells it
   * @return nothing where the environment names no home
   */
  public static Optional<Path> of(Map<String, String> env, String system) {
    if (isSet(env, VARIABLE)) {
      return Optional.of(Path.of(env.getOrDefault(VARIABLE, "")));
    }
    String name = system.toLowerCase(Locale.ROOT);
    if (name.startsWith("windows")) {
      return under(env, "LOCALAPPDATA", "otpiq");
    }
    return name.startsWith("mac")
        ? under(env, "HOME", "Library/Application Support/otpiq")
        : under(env, "XDG_STATE_HOME", "otpiq").or(() -> under(env, "HOME", ".local/state/otpiq"));
  }

  /**
   * Makes a folder in it, and all above it, for their owner only.
   *
   * @throws Problem LOCAL where it cannot be made
   */
  public static Path make(Path folder) {
    try {
      return Files.createDirectories(folder, ownerOnly(folder));
    } catch (IOException e) {
      throw Problem.of(Problem.Kind.LOCAL, "the folder " + folder + " cannot be made").causedBy(e);
    }
  }

  private static Optional<Path> under(Map<String, String> env, String variable, String folder) {
    return isSet(env, variable)
        ? Optional.of(Path.of(env.getOrDefault(variable, "")).resolve(folder))
        : Optional.empty();
  }

  private static boolean isSet(Map<String, String> env, String variable) {
    return !env.getOrDefault(variable, "").isEmpty();
  }

  private static FileAttribute<?>[] ownerOnly(Path folder) {
    boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
        : new FileAttribute<?>[0];
  }
}
