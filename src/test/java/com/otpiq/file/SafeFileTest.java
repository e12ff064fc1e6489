package com.otpiq.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.otpiq.event.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SafeFileTest {
  private @TempDir Path dir;
  private Path elsewhere = Path.of("");

  @BeforeEach
  void createDirectory() throws IOException {
    elsewhere = Files.createDirectory(dir.resolve("elsewhere"));
  }

  @ParameterizedTest
  @CsvSource({
    "LINK_TO_FILE, it is a symbolic link, the file that it leads to: ",
    "LINK_TO_DIRECTORY, it is a symbolic link, the file that it leads to: ",
    "LINK_TO_NOTHING, it is a symbolic link, the file that it leads to: ",
    "PIPE, it is not a regular file, another name",
    "DEVICE, it is not a regular file, another name",
    "DIRECTORY, it is a directory, another name",
    "HARD_LINK, 'it is a hard link, so another file would change with it', another name",
    "FILE_OF_ANOTHER_USER, it belongs to another user of this machine, ls -l ",
    "FILE_WRITABLE_BY_A_GROUP, other users of this machine can write to it, chmod go-w ",
    "FILE_WRITABLE_BY_ALL, other users of this machine can write to it, chmod go-w "
  })
  void what_another_user_may_have_prepared_is_not_opened(Prepared prepared, String why, String hint)
      throws IOException, InterruptedException {
    Path file = dir.resolve("a");
    prepared.put(file, elsewhere, "text");
    String before = Prepared.contents(dir);

    assertThatExceptionOfType(Problem.class)
        .isThrownBy(() -> SafeFile.openOrCreate(file).close())
        .withMessage(file + " cannot be written: " + why)
        .satisfies(problem -> assertThat(problem.hint().orElse("")).startsWith(hint))
        .returns(Problem.Kind.LOCAL, Problem::kind);
    assertThatExceptionOfType(Problem.class)
        .isThrownBy(() -> SafeFile.read(file))
        .withMessage(file + " cannot be read: " + why);
    assertThat(Prepared.contents(dir)).isEqualTo(before);
  }

  @ParameterizedTest
  @EnumSource
  void nothing_that_exists_is_taken_for_a_new_file(Prepared prepared)
      throws IOException, InterruptedException {
    Path file = dir.resolve("a");
    prepared.put(file, elsewhere, "text");
    String before = Prepared.contents(dir);

    assertThatExceptionOfType(FileAlreadyExistsException.class)
        .isThrownBy(() -> SafeFile.create(file).close());
    assertThat(Prepared.contents(dir)).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource({"rw-------", "rw-r--r--", "rw-rw-r--"})
  void a_file_of_the_user_is_opened_also_if_the_users_own_group_can_write_to_it(String mode)
      throws IOException {
    Path file = Files.writeString(dir.resolve("a"), "text");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    assumeThat(Files.getOwner(file).getName())
        .isEqualTo(Files.getAttribute(file, "posix:group").toString());

    try (FileChannel channel = SafeFile.openOrCreate(file)) {
      channel.write(ByteBuffer.wrap("T".getBytes(UTF_8)), 0);
    }
    assertThat(SafeFile.read(file)).asString(UTF_8).isEqualTo("Text");
  }

  /** As in a container, where root works on the checkout of another user. */
  @Test
  void root_may_use_a_file_of_the_owner_of_its_directory() throws IOException {
    Path file = Files.writeString(dir.resolve("a"), "text");
    Prepared.change(file, "rw-r--r--", "unix:uid");
    Prepared.change(dir, "rwxr-xr-x", "unix:uid");

    SafeFile.openOrCreate(file).close();

    assertThat(SafeFile.read(file)).asString(UTF_8).isEqualTo("text");
  }
}
