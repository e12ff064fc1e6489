package com.otpiq.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.otpiq.event.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
}
