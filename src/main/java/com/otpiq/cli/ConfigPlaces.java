package com.otpiq.cli;

import com.otpiq.journal.ConfigFolder;
import com.otpiq.report.Event;
import com.otpiq.report.Origin;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where files of settings are looked for. */
final class ConfigPlaces {
  /** The file of a project. */
  static final String PROJECT_FILE = ".otpiq.properties";

  /** The file in the user's own folder. */
  static final String USER_FILE = "config.properties";

  private ConfigPlaces() {}

  /** The user's own file, there or not; nothing where the environment names no home. */
  static Optional<Path> user(Host host) {
    return ConfigFolder.of(host.env(), System.getProperty("os.name", ""))
        .map(folder -> host.workDir().resolve(folder).resolve(USER_FILE));
  }

  /** Both files, there or not. */
  static List<Event.SettingsFile> told(Host host) {
    Path usual = host.workDir().toAbsolutePath().normalize().resolve(PROJECT_FILE);
    return List.of(
        told(Origin.PROJECT, Optional.of(project(host).orElse(usual))),
        told(Origin.USER, user(host)));
  }

  private static Event.SettingsFile told(Origin origin, Optional<Path> file) {
    return new Event.SettingsFile(
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
    Optional<Path> home =
        Stream.of("HOME", "USERPROFILE")
            .map(name -> host.env().getOrDefault(name, ""))
            .filter(text -> !text.isEmpty())
            .map(text -> Path.of(text).toAbsolutePath().normalize())
            .findFirst();
    Path last = start;
    for (Path folder = start; folder != null; folder = folder.getParent()) {
      if (Files.exists(folder.resolve(".git"))) {
        return folder;
      }
      if (home.filter(folder::equals).isPresent()) {
        return last;
      }
      last = folder;
    }
    return start;
  }
}
