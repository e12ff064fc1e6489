package com.otpiq.journal;

import com.otpiq.report.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where otpiq keeps what outlives a run: for its user only. */
public final class StateFolder {
  /** The variable that names another folder. */
  public static final String VARIABLE = "OTPIQ_STATE_DIR";

  private static final UserFolder.Kind KIND =
      new UserFolder.Kind("LOCALAPPDATA", "XDG_STATE_HOME", ".local/state");

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
    return UserFolder.named(env, VARIABLE).or(() -> UserFolder.of(KIND, env, system));
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

  private static FileAttribute<?>[] ownerOnly(Path folder) {
    boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
        : new FileAttribute<?>[0];
  }
}
