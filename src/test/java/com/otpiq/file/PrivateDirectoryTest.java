package com.otpiq.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.otpiq.event.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PrivateDirectoryTest {
  private @TempDir Path dir;

  @Test
  void a_directory_and_its_parents_are_created_for_their_owner_only() throws IOException {
    Path created = PrivateDirectory.create(dir.resolve("a/b"));

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(created)))
        .isEqualTo("rwx------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(dir.resolve("a"))))
        .isEqualTo("rwx------");
  }

  @Test
  void a_directory_below_a_file_is_a_local_problem() throws IOException {
    Path file = Files.createFile(dir.resolve("file"));

    assertThatExceptionOfType(Problem.class)
        .isThrownBy(() -> PrivateDirectory.create(file.resolve("a")))
        .returns(Problem.Kind.LOCAL, Problem::kind);
  }

  @Test
  void a_missing_directory_has_no_entries() throws IOException {
    Files.createFile(dir.resolve("a"));

    assertThat(PrivateDirectory.list(dir)).containsExactly(dir.resolve("a"));
    assertThat(PrivateDirectory.list(dir.resolve("none"))).isEmpty();
  }

  @Test
  void only_matching_entries_are_deleted_with_what_is_in_them() throws IOException {
    Path kept = Files.createFile(dir.resolve("kept"));
    Files.createDirectories(dir.resolve("temp-1/a"));
    Files.createFile(dir.resolve("temp-1/a/b"));
    Files.createSymbolicLink(dir.resolve("temp-2"), kept);

    PrivateDirectory.delete(dir, "temp-*");

    assertThat(PrivateDirectory.list(dir)).containsExactly(kept);
  }

  @Test
  void a_link_to_a_directory_is_deleted_without_what_it_points_at() throws IOException {
    Path target = Files.createDirectory(dir.resolve("target"));
    Files.createFile(target.resolve("a"));
    Files.createSymbolicLink(dir.resolve("temp-1"), target);

    PrivateDirectory.delete(dir, "temp-*");

    assertThat(PrivateDirectory.list(target)).hasSize(1);
  }

  @Test
  void a_directory_that_others_cannot_write_or_that_is_missing_is_used() throws IOException {
    Path directory = Files.createDirectory(dir.resolve("a"));
    allow(directory, "rwxr-xr-x");

    assertThatCode(
            () -> {
              PrivateDirectory.requireOwn(directory);
              PrivateDirectory.requireOwn(dir.resolve("none"));
            })
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @EnumSource(names = {"LINK_TO_FILE", "LINK_TO_DIRECTORY", "LINK_TO_NOTHING", "PIPE", "HARD_LINK"})
  void what_is_no_directory_is_not_used(Prepared prepared)
      throws IOException, InterruptedException {
    Path elsewhere = Files.createDirectory(dir.resolve("elsewhere"));
    Path directory = dir.resolve("a");
    prepared.put(directory, elsewhere, "text");
    String before = Prepared.contents(dir);

    assertThatExceptionOfType(Problem.class)
        .isThrownBy(() -> PrivateDirectory.create(directory))
        .withMessageStartingWith(directory + " is ")
        .withMessageEndingWith(", so otpiq does not use it")
        .returns(Problem.Kind.LOCAL, Problem::kind);
    assertThat(Prepared.contents(dir)).isEqualTo(before);
  }

  @Test
  void a_directory_that_others_own_or_can_write_is_not_used() throws IOException {
    Path all = Files.createDirectory(dir.resolve("all"));
    allow(all, "rwxrwxrwx");
    assertThatExceptionOfType(Problem.class)
        .isThrownBy(() -> PrivateDirectory.create(all))
        .withMessage(
            all + " can be written by other users of this machine, so otpiq does not use it");

    Path foreign = Files.createDirectory(dir.resolve("foreign"));
    Prepared.change(foreign, "rwx------", "unix:uid");
    assertThatExceptionOfType(Problem.class)
        .isThrownBy(() -> PrivateDirectory.requireOwn(foreign))
        .withMessage(
            foreign + " belongs to another user of this machine, so otpiq does not use it");
  }

  private static void allow(Path directory, String mode) throws IOException {
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString(mode));
  }
}
