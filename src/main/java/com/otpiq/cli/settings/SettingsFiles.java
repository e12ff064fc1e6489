package com.otpiq.cli.settings;

import com.otpiq.cli.host.Host;
import com.otpiq.event.SettingOrigin;
import com.otpiq.event.SettingsEvent;
import com.otpiq.file.UserDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Where files of settings are looked for. */
public final class SettingsFiles {
  /** The file of a project. */
  static final String PROJECT_FILE = ".otpiq.properties";

  /** The file in the user's own folder. */
  static final String USER_FILE = "config.properties";

  private SettingsFiles() {}

  /** The user's own file, there or not; nothing where the environment names no home. */
  static Optional<Path> user(Host host) {
    return UserDirectory.CONFIG
        .locate(host.env())
        .map(folder -> host.workDir().resolve(folder).resolve(USER_FILE));
  }

  /** Both files, there or not. */
  public static List<SettingsEvent.SettingsFileShown> told(Host host) {
    Path usual = host.workDir().toAbsolutePath().normalize().resolve(PROJECT_FILE);
    return List.of(
        told(SettingOrigin.PROJECT, Optional.of(project(host).orElse(usual))),
        told(SettingOrigin.USER, user(host)));
  }

  private static SettingsEvent.SettingsFileShown told(SettingOrigin origin, Optional<Path> file) {
    return new SettingsEvent.SettingsFileShown(
        origin,
        file.map(path -> path.toAbsolutePath().normalize().toString()),
        file.filter(Files::exists).isPresent());
  }

  /**
   * The nearest file of a project. It is looked for in the working folder, and above it only as far
   * as the root of the git checkout, or below the user's home: what lies further up, such as {@code
   * /tmp}, may be anybody's.
   */
  static Optional<Path> project(Host host) {
    Path start = host.workDir().toAbsolutePath().normalize();
    Path end = end(host, start);
    for (Path folder = start; folder != null; folder = folder.getParent()) {
      Path file = folder.resolve(PROJECT_FILE);
      if (Files.isRegularFile(file)) {
        return Optional.of(file);
      }
      if (folder.equals(end)) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** The last folder that is looked into. */
  private static Path end(Host host, Path start) {
    Optional<Path> checkout = checkout(start);
    return checkout.isPresent() ? checkout.get() : belowHome(host, start);
  }

  /** The root of the git checkout that a folder is in. */
  private static Optional<Path> checkout(Path folder) {
    return Stream.iterate(folder, Objects::nonNull, Path::getParent)
        .filter(each -> Files.exists(each.resolve(".git")))
        .findFirst();
  }

  /** The folder on the way up that is in the home; where there is none, the one to start from. */
  private static Path belowHome(Host host, Path start) {
    Optional<Path> home =
        UserDirectory.fromVariable(host.env(), "HOME")
            .or(() -> UserDirectory.fromVariable(host.env(), "USERPROFILE"))
            .map(folder -> folder.toAbsolutePath().normalize())
            .filter(folder -> folder.getParent() != null);
    return Stream.iterate(start, Objects::nonNull, Path::getParent)
        .filter(each -> home.isPresent() && home.get().equals(each.getParent()))
        .findFirst()
        .orElse(start);
  }

  /**
   * What a project's file may name files in: the checkout that it is in, or else its own folder.
   */
  static Path realm(Path projectFile) {
    Path folder = Objects.requireNonNull(projectFile.toAbsolutePath().normalize().getParent());
    return checkout(folder).orElse(folder);
  }
}
