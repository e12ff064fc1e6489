package com.otpiq.cli.settings;

import com.otpiq.cli.host.Host;
import com.otpiq.event.SettingOrigin;
import com.otpiq.event.SettingsEvent;
import com.otpiq.file.InputFile;
import com.otpiq.file.ProjectDirectory;
import com.otpiq.file.UserDirectory;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the settings files of the user and of the project. */
public final class SettingsFiles {
  /** The file of a project. */
  static final String PROJECT_FILE = ".otpiq.properties";

  /** The file in the configuration directory of the user. */
  static final String USER_FILE = "config.properties";

  private SettingsFiles() {}

  /** The user's file, which may not exist; empty if the environment names no home directory. */
  static Optional<Path> user(Host host) {
    return UserDirectory.CONFIG
        .locate(host.env())
        .map(directory -> host.workDir().resolve(directory).resolve(USER_FILE));
  }

  /** Both files for output, with whether they exist. */
  public static List<SettingsEvent.SettingsFileShown> events(Host host) {
    Path usual = host.workDir().toAbsolutePath().normalize().resolve(PROJECT_FILE);
    return List.of(
        event(SettingOrigin.PROJECT, Optional.of(project(host).orElse(usual))),
        event(SettingOrigin.USER, user(host)));
  }

  private static SettingsEvent.SettingsFileShown event(SettingOrigin origin, Optional<Path> file) {
    return new SettingsEvent.SettingsFileShown(
        origin,
        file.map(path -> path.toAbsolutePath().normalize().toString()),
        file.filter(InputFile::exists).isPresent());
  }

  /**
   * The nearest file of a project: in the working directory or above it, up to the root of the git
   * checkout or the directory below the user's home. Directories further up, such as {@code /tmp},
   * may belong to other users. A file that another user put there is ignored.
   */
  static Optional<Path> project(Host host) {
    return nearest(host).filter(file -> ProjectDirectory.isTrusted(file, host.workDir()));
  }

  /** The nearest file of a project, if it is ignored because another user put it there. */
  static Optional<Path> ignored(Host host) {
    return nearest(host).filter(file -> !ProjectDirectory.isTrusted(file, host.workDir()));
  }

  private static Optional<Path> nearest(Host host) {
    Path start = host.workDir().toAbsolutePath().normalize();
    Path end = end(host, start);
    for (Path directory = start; directory != null; directory = directory.getParent()) {
      Path file = directory.resolve(PROJECT_FILE);
      if (InputFile.isRegular(file)) {
        return Optional.of(file);
      }
      if (directory.equals(end)) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** The last directory to search. */
  private static Path end(Host host, Path start) {
    Optional<Path> checkout = ProjectDirectory.checkout(start, host.workDir());
    return checkout.isPresent() ? checkout.get() : belowHome(host, start);
  }

  /** The ancestor directly below the home directory; the start itself if it is not in the home. */
  private static Path belowHome(Host host, Path start) {
    Optional<Path> home =
        UserDirectory.fromVariable(host.env(), "HOME")
            .or(() -> UserDirectory.fromVariable(host.env(), "USERPROFILE"))
            .map(directory -> directory.toAbsolutePath().normalize())
            .filter(directory -> directory.getParent() != null);
    return Stream.iterate(start, Objects::nonNull, Path::getParent)
        .filter(each -> home.isPresent() && home.get().equals(each.getParent()))
        .findFirst()
        .orElse(start);
  }

  /**
   * The directory whose files a project's file may name: its git checkout, or else its own
   * directory.
   */
  static Path projectRoot(Path projectFile, Path workDir) {
    Path directory = Objects.requireNonNull(projectFile.toAbsolutePath().normalize().getParent());
    return ProjectDirectory.checkout(directory, workDir).orElse(directory);
  }
}
