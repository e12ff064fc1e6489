package com.otpiq.cli.settings;

import com.otpiq.cli.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A project and its user, who have files of settings. */
abstract class SettingsTestBase {
  static final String SECRET = "0123456789abcdef0123456789abcdef";

  @TempDir Path dir;
  Path project = Path.of("");

  @BeforeEach
  void a_checkout() throws IOException {
    project = dir.resolve("project");
    Files.createDirectories(project.resolve(".git"));
  }

  Program program() {
    return in(project);
  }

  Program in(Path folder) {
    return new Program(folder).env("OTPIQ_CONFIG_DIR", dir.resolve("user").toString());
  }

  Path userFile() throws IOException {
    return Files.createDirectories(dir.resolve("user")).resolve("config.properties");
  }

  void project(String... lines) throws IOException {
    Files.write(project.resolve(".otpiq.properties"), List.of(lines));
  }

  static void set(Path file, String key, @Nullable String value) throws IOException {
    if (value != null) {
      Files.writeString(file, key + " = " + value + "\n");
    }
  }
}
