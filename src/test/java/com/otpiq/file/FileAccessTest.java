package com.otpiq.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.otpiq.event.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileAccessTest {
  private @TempDir Path dir;
  private Path file = Path.of("");

  @BeforeEach
  void createFile() throws IOException {
    file = Files.createFile(dir.resolve("a"));
  }

  @ParameterizedTest
  @CsvSource({
    "rw-------, false, false",
    "rw-r-----, true, true",
    "rw----r--, true, true",
    "rw--w----, false, true",
    "rwx--x--x, false, true"
  })
  void access_of_other_users_is_found(String mode, boolean canRead, boolean haveAccess)
      throws IOException {
    permit(mode);

    assertThat(FileAccess.othersCanRead(file)).isEqualTo(canRead);
    assertThat(FileAccess.othersHaveAccess(file)).isEqualTo(haveAccess);
  }

  @Test
  void the_first_entry_that_others_can_access_is_found() throws IOException {
    Path directory = PrivateDirectory.create(dir.resolve("private/inner"));
    Path open = Files.createFile(directory.resolve("open"));
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-r--r--"));

    assertThat(FileAccess.findAccessibleToOthers(dir.resolve("private"))).hasValue(open);
    Files.delete(open);
    Files.createSymbolicLink(directory.resolve("link"), file);
    assertThat(FileAccess.findAccessibleToOthers(dir.resolve("private"))).isEmpty();
  }

  @Test
  void a_directory_that_cannot_be_searched_counts_as_accessible() {
    Path missing = dir.resolve("none");

    assertThat(FileAccess.findAccessibleToOthers(missing)).hasValue(missing);
  }

  @Test
  void a_file_that_every_user_can_write_is_not_trusted() throws IOException {
    permit("rw-rw-rw-");

    assertThatExceptionOfType(Problem.class)
        .isThrownBy(() -> FileAccess.requireTrusted(file, "a", dir))
        .returns(Problem.Kind.INPUT, Problem::kind)
        .withMessageStartingWith("every user of this machine can write to a");
  }

  @Test
  void a_file_of_the_user_that_others_can_only_read_is_trusted() throws IOException {
    permit("rw-r--r--");

    FileAccess.requireTrusted(file, "a", dir);
    assertThat(FileAccess.othersCanRead(file)).isTrue();
  }

  private void permit(String mode) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
  }

  @Test
  void a_link_is_trusted_if_its_target_is_and_a_hard_link_where_not_all_can_write()
      throws IOException {
    Path link = Files.createSymbolicLink(dir.resolve("link"), file);
    Path second = Files.createLink(dir.resolve("second"), file);

    assertThat(FileAccess.isTrusted(link, dir)).isTrue();
    assertThat(FileAccess.isTrusted(second, dir)).isTrue();
    Files.setPosixFilePermissions(dir, PosixFilePermissions.fromString("rwxrwxrwx"));
    assertThat(FileAccess.isTrusted(second, dir)).isFalse();

    Path elsewhere = Files.createDirectory(dir.resolve("elsewhere"));
    Prepared.change(file, "rw-r--r--", "unix:uid");
    assertThat(FileAccess.isTrusted(link, elsewhere)).isFalse();
  }
}
