package com.otpiq.cli.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.otpiq.cli.Program;
import com.otpiq.cli.error.ExitCode;
import com.otpiq.file.Prepared;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings files that another user puts into a directory above the current one, such as /tmp. */
class ForeignSettingsTest extends SettingsTestBase {
  private static final int ANOTHER = 4711;

  /** As /tmp: all can write, but only rename or delete what is their own. */
  private static final int STICKY = 01777;

  private static final String IGNORED =
      " belongs to another user of this machine, so its settings are ignored";

  private Path shared = Path.of("");
  private Path own = Path.of("");

  @BeforeEach
  void a_shared_directory() throws IOException {
    assumeTrue(Prepared.isRoot(), "only root gives files away");
    shared = Files.createDirectory(dir.resolve("shared"));
    Files.setAttribute(shared, "unix:mode", STICKY);
    own = Files.createDirectories(shared.resolve("own/src"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"port = many", "listen.port = 1", "", "nonsense"})
  void what_another_user_calls_a_checkout_is_none(String line) throws IOException {
    foreign(Files.createDirectory(shared.resolve(".git")));
    foreign(Files.writeString(shared.resolve(".otpiq.properties"), line));

    Program program = in(own);
    assertThat(program.run("journal", "list")).isEqualTo(ExitCode.LOCAL.code);
    assertThat(program.err()).doesNotContain(".otpiq.properties");
    assertThat(SettingsFiles.project(program.host())).isEmpty();
    assertThat(SettingsFiles.ignored(program.host())).isEmpty();
  }

  @Test
  void a_foreign_file_in_an_own_checkout_or_the_current_directory_is_ignored_with_a_notice()
      throws IOException {
    Files.createDirectory(shared.resolve(".git"));
    Path file = foreign(Files.writeString(shared.resolve(".otpiq.properties"), "nonsense"));

    for (Path place : List.of(own, shared)) {
      Program program = in(place);
      assertThat(program.run("validate", "none.json")).isEqualTo(ExitCode.INPUT.code);
      assertThat(program.err())
          .contains("note: " + file + IGNORED)
          .contains("there is no such file");
      assertThat(SettingsFiles.project(program.host())).isEmpty();
    }
  }

  @Test
  void a_foreign_link_to_an_own_file_is_ignored() throws IOException {
    Path target = Files.writeString(dir.resolve("mine"), "listen.port = 1");
    Path link = Files.createSymbolicLink(shared.resolve(".otpiq.properties"), target);

    assertThat(SettingsFiles.project(in(shared).host())).contains(link);
    foreign(link);
    assertThat(SettingsFiles.project(in(shared).host())).isEmpty();
    assertThat(SettingsFiles.ignored(in(shared).host())).contains(link);
  }

  @Test
  void an_own_link_to_a_foreign_file_is_ignored() throws IOException {
    Path target = foreign(Files.writeString(dir.resolve("theirs"), "listen.port = 1"));
    Path link = Files.createSymbolicLink(shared.resolve(".otpiq.properties"), target);

    assertThat(SettingsFiles.ignored(in(shared).host())).contains(link);
  }

  @Test
  void a_hard_link_in_a_directory_that_all_can_write_is_ignored() throws IOException {
    Path target = Files.writeString(dir.resolve("mine"), "listen.port = 1");
    Path link = Files.createLink(shared.resolve(".otpiq.properties"), target);

    assertThat(SettingsFiles.ignored(in(shared).host())).contains(link);
    Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwxr-xr-x"));
    assertThat(SettingsFiles.project(in(shared).host())).contains(link);
  }

  @Test
  void a_directory_of_another_user_is_searched_only_if_it_is_the_current_one() throws IOException {
    Files.createDirectory(shared.resolve(".git"));
    Path file = Files.writeString(shared.resolve(".otpiq.properties"), "listen.port = 1");
    foreign(shared);

    assertThat(SettingsFiles.ignored(in(own).host())).isEmpty();
    assertThat(SettingsFiles.project(in(shared).host())).contains(file);
  }

  @Test
  void a_file_that_every_user_can_replace_is_refused() throws IOException {
    Files.writeString(shared.resolve(".otpiq.properties"), "listen.port = 1");
    Program program = in(shared);

    assertThat(program.run("validate", "none.json")).isEqualTo(ExitCode.INPUT.code);
    assertThat(program.err()).contains("none.json cannot be read: there is no such file");
    Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwxrwxrwx"));
    assertThat(program.run("validate", "none.json")).isEqualTo(ExitCode.INPUT.code);
    assertThat(program.err())
        .contains("every user of this machine can replace .otpiq.properties")
        .contains("Try: chmod o-w " + shared);
  }

  /** As in a container, where root works on the checkout of another user. */
  @Test
  void the_checkout_of_the_owner_of_the_current_directory_is_read() throws IOException {
    foreign(Files.createDirectory(shared.resolve(".git")));
    Path file = foreign(Files.writeString(shared.resolve(".otpiq.properties"), "listen.port = 1"));
    foreign(shared);
    foreign(shared.resolve("own"));
    foreign(own);

    assertThat(SettingsFiles.project(in(own).host())).contains(file);
  }

  private static Path foreign(Path path) throws IOException {
    Files.setAttribute(path, "unix:uid", ANOTHER, LinkOption.NOFOLLOW_LINKS);
    return path;
  }
}
