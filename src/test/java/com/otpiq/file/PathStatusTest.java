package com.otpiq.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathStatusTest {
  private static final int ANOTHER = 4711;

  private @TempDir Path dir;
  private Path file = Path.of("");

  @BeforeEach
  void createFile() throws IOException {
    file = Files.createFile(dir.resolve("a"));
  }

  @Test
  void a_link_and_its_target_have_a_status_each() throws IOException {
    Path link = Files.createSymbolicLink(dir.resolve("link"), file);

    assertThat(PathStatus.of(link).isLink()).isTrue();
    assertThat(PathStatus.of(link).isRegular()).isFalse();
    assertThat(PathStatus.ofTarget(link).isRegular()).isTrue();
    assertThat(PathStatus.ofTarget(link).isSameFile(PathStatus.of(file))).isTrue();
    assertThat(PathStatus.of(link).isSameFile(PathStatus.of(file))).isFalse();
    assertThat(PathStatus.find(dir.resolve("none"))).isEmpty();
  }

  @Test
  void a_replaced_file_is_another_one() throws IOException {
    PathStatus before = PathStatus.of(file);
    Files.move(Files.createFile(dir.resolve("b")), dir.resolve("c"));
    Files.delete(file);
    Files.move(dir.resolve("c"), file);

    assertThat(before.isSameFile(PathStatus.of(file))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "rw-------, 0, false, false",
    "rwxr-xr-x, 0, false, false",
    "rw-rw----, 0, false, false",
    "rw-rw----, 4711, true, false",
    "rw-r-----, 4711, false, false",
    "rw----rw-, 0, true, true"
  })
  void the_group_of_the_owners_name_counts_as_the_owner(
      String mode, int group, boolean others, boolean all) throws IOException {
    assumeTrue(Prepared.isRoot(), "only root gives files away");
    Files.setAttribute(file, "unix:gid", group);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));

    assertThat(PathStatus.of(file).othersCanWrite()).isEqualTo(others);
    assertThat(PathStatus.of(file).allUsersCanWrite()).isEqualTo(all);
  }

  @Test
  void what_this_user_creates_is_its_own() throws IOException {
    assertThat(PathStatus.of(file).isOwn()).isTrue();
    assertThat(PathStatus.of(file).hasOwnerOf(PathStatus.of(dir))).isTrue();
    assertThat(PathStatus.of(Path.of("/")).isOwnOrOfRoot()).isTrue();
  }

  @Test
  void what_belongs_to_another_user_is_not() throws IOException {
    assumeTrue(Prepared.isRoot(), "only root gives files away");
    Path link = Files.createSymbolicLink(dir.resolve("link"), file);
    Files.setAttribute(link, "unix:uid", ANOTHER, LinkOption.NOFOLLOW_LINKS);

    assertThat(PathStatus.of(link).isOwnOrOfRoot()).isFalse();
    assertThat(PathStatus.of(link).hasOwnerOf(PathStatus.of(file))).isFalse();
    assertThat(PathStatus.ofTarget(link).isOwn()).isTrue();
  }

  @Test
  void a_second_name_and_the_sticky_bit_are_seen() throws IOException {
    assertThat(PathStatus.of(file).hasOtherNames()).isFalse();
    assertThat(PathStatus.of(dir).isSticky()).isFalse();
    Files.createLink(dir.resolve("b"), file);
    Files.setAttribute(dir, "unix:mode", 01700);

    assertThat(PathStatus.of(file).hasOtherNames()).isTrue();
    assertThat(PathStatus.of(dir).isSticky()).isTrue();
  }
}
