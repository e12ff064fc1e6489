package com.otpiq.cli.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.otpiq.cli.Program;
import com.otpiq.event.Problem;
import com.otpiq.event.SettingsEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Where settings files are looked for. */
class SettingsFilesTest extends SettingsTestBase {
  @Test
  void the_nearest_file_up_to_the_root_of_the_checkout_is_read() throws IOException {
    Path below = Files.createDirectories(project.resolve("src/main"));
    Files.writeString(dir.resolve(".otpiq.properties"), "port = 1\n");

    assertThat(SettingsFiles.project(in(below).host())).isEmpty();
    project("port = 2");
    assertThat(SettingsFiles.project(in(below).host()))
        .contains(project.resolve(".otpiq.properties"));
  }

  @Test
  void without_a_checkout_only_the_working_folder_is_searched() throws IOException {
    Files.writeString(dir.resolve(".otpiq.properties"), "port = 1\n");
    Path below = Files.createDirectories(dir.resolve("a/b"));

    assertThat(SettingsFiles.project(in(below).host())).isEmpty();
    assertThat(SettingsFiles.project(in(dir).host())).isPresent();
  }

  @Test
  void below_the_home_it_is_searched_up_to_but_not_in_the_home() throws IOException {
    Path home = dir.resolve("home");
    Path deep = Files.createDirectories(home.resolve("work/app"));
    Files.writeString(home.resolve(".otpiq.properties"), "port = 1\n");
    Program program = in(deep).env("HOME", home.toString());

    assertThat(SettingsFiles.project(program.host())).isEmpty();
    Path file = Files.writeString(home.resolve("work/.otpiq.properties"), "port = 2\n");
    assertThat(SettingsFiles.project(program.host())).contains(file);
  }

  @Test
  void a_home_that_is_the_root_does_not_extend_the_search() throws IOException {
    project("port = 1");
    Files.delete(project.resolve(".git"));
    Path below = Files.createDirectory(project.resolve("below"));

    assertThat(SettingsFiles.project(in(below).env("HOME", "/").host())).isEmpty();
  }

  @Test
  void both_files_are_listed_whether_they_exist_or_not() throws IOException {
    Files.writeString(userFile(), "port = 1\n");

    assertThat(SettingsFiles.events(program().host()))
        .extracting(file -> file.path().orElseThrow(), SettingsEvent.SettingsFileShown::exists)
        .containsExactly(
            tuple(project.resolve(".otpiq.properties").toString(), false),
            tuple(userFile().toString(), true));
  }

  @Test
  void the_files_of_a_project_are_those_of_its_checkout() throws IOException {
    Path below = Files.createDirectories(project.resolve("src"));
    Path outside = Files.createDirectories(dir.resolve("other"));

    assertThat(SettingsFiles.projectRoot(below.resolve(".otpiq.properties"), below))
        .isEqualTo(project);
    assertThat(SettingsFiles.projectRoot(outside.resolve(".otpiq.properties"), outside))
        .isEqualTo(outside);
  }

  @Test
  void a_home_that_java_cannot_open_is_a_problem_of_the_machine() {
    Program program = program().env("OTPIQ_CONFIG_DIR", "/home/\0");

    assertThatThrownBy(() -> SettingsFiles.user(program.host()))
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> {
              assertThat(problem.kind()).isEqualTo(Problem.Kind.LOCAL);
              assertThat(problem.message())
                  .isEqualTo(
                      "OTPIQ_CONFIG_DIR names a directory that Java cannot open in this locale");
              assertThat(problem.hint()).contains("LC_ALL=C.UTF-8");
            });
  }
}
