package com.otpiq.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.otpiq.event.Problem;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The way to a file, of which other users may own or exchange a part. */
class DirectoryHandleTest {
  private @TempDir Path dir;
  private Path elsewhere = Path.of("");
  private Path shared = Path.of("");

  @BeforeEach
  void createDirectories() throws IOException {
    elsewhere = Files.createDirectory(dir.resolve("elsewhere"));
    shared = Files.createDirectory(dir.resolve("shared"));
  }

  /** As a home directory that is a link on some systems. */
  @ParameterizedTest
  @ValueSource(strings = {"DIR/elsewhere", "../elsewhere", "./../shared/../elsewhere/."})
  void a_link_of_the_user_on_the_way_to_a_file_is_followed(String target) throws IOException {
    Path home = link("home", target.replace("DIR", dir.toString()));

    for (String mode : new String[] {"rwxr-xr-x", "sticky"}) {
      allow(shared, mode);
      SafeFile.openOrCreate(home.resolve("../elsewhere/a")).close();
      SafeFile.openOrCreate(home.resolve("a")).close();
    }

    assertThat(elsewhere).isDirectoryContaining("regex:.*/a");
    assertThat(elsewhere.resolve("a")).isEmptyFile();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "b/c"})
  void a_link_of_another_user_on_the_way_to_a_file_is_not_followed(String name) throws IOException {
    Path link = link("link", "../elsewhere");
    Files.setAttribute(link, "unix:uid", givenAway(), LinkOption.NOFOLLOW_LINKS);

    assertRefused(link.resolve(name), link + " is a link of another user");
  }

  /** The other user may have made the directory too, so that both have one owner. */
  @ParameterizedTest
  @ValueSource(strings = {"rwxr-xr-x", "rwxrwxrwx", "sticky"})
  void nor_is_it_in_a_directory_of_that_user(String mode) throws IOException {
    Path link = link("link", "../elsewhere");
    Files.setAttribute(link, "unix:uid", givenAway(), LinkOption.NOFOLLOW_LINKS);
    Files.setAttribute(shared, "unix:uid", givenAway());
    allow(shared, mode);

    assertRefused(link.resolve("a"), link + " is a link of another user");
  }

  /** Another user can give a link of this user the name that this user expects. */
  @ParameterizedTest
  @ValueSource(strings = {"link", "below/link"})
  void a_link_of_the_user_in_a_directory_that_others_can_change_is_not_followed(String name)
      throws IOException {
    Files.createDirectory(shared.resolve("below"));
    Path link = link(name, dir + "/elsewhere");
    allow(shared, "rwxrwxrwx");

    assertRefused(
        link.resolve("a"), link + " is a link in a directory that other users can change");
  }

  /** As a volume of a container often is. */
  @Test
  void in_a_directory_that_all_can_write_everything_works_that_needs_no_link() throws IOException {
    allow(shared, "rwxrwxrwx");
    Path file = shared.resolve("made/on/the/../way/a");

    OutputFile.create(file, "one");
    OutputFile.replace(file, "two", _ -> true);
    OutputFile.append(file, "three");
    PrivateFile.replace(file.resolveSibling("b"), "four".getBytes(UTF_8));
    PrivateFile.delete(file.resolveSibling("b"));
    Path own = PrivateDirectory.create(shared.resolve("way/own"));

    assertThat(shared.resolve("made/on/way")).isDirectoryContaining("regex:.*/a");
    assertThat(PrivateDirectory.list(shared.resolve("made/on/way"))).hasSize(1);
    assertThat(file).hasContent("twothree");
    assertThat(own).isEmptyDirectory();
    assertThatExceptionOfType(Problem.class)
        .isThrownBy(() -> PrivateDirectory.createTemporary(own, "x"))
        .withMessage(
            own + " can be replaced by other users of this machine, so otpiq does not use it");
  }

  @Test
  void what_is_no_directory_and_a_link_to_itself_are_errors() throws IOException {
    Files.createFile(shared.resolve("file"));
    Path loop = link("loop", "loop");

    assertThatExceptionOfType(FileSystemException.class)
        .isThrownBy(() -> SafeFile.create(shared.resolve("file/a")).close());
    assertThatExceptionOfType(FileSystemLoopException.class)
        .isThrownBy(() -> SafeFile.create(loop.resolve("a")).close());
    assertThatExceptionOfType(Problem.class)
        .isThrownBy(() -> SafeFile.openOrCreate(Path.of("/")).close())
        .withMessage("/ cannot be written: it is a directory");
  }

  /** Another user exchanges a directory and a link all the time. */
  @Test
  void no_moment_is_open_to_an_exchange() throws Exception {
    Files.createDirectory(shared.resolve("way"));
    link("link", "../elsewhere");
    allow(shared, "rwxrwxrwx");
    AtomicBoolean isOver = new AtomicBoolean();
    int written = 0;
    int exchanges;
    try (ExecutorService executor = Executors.newSingleThreadExecutor()) {
      Future<Integer> exchanging = executor.submit(() -> exchange(isOver));
      for (int i = 0; i < 400; i++) {
        written += isWritten(shared.resolve("way/a" + i), i % 4) ? 1 : 0;
      }
      isOver.set(true);
      exchanges = exchanging.get();
    }

    assertThat(exchanges).isPositive();
    assertThat(elsewhere).isEmptyDirectory();
    assertThat(PrivateDirectory.list(shared.resolve("way"))).hasSizeLessThanOrEqualTo(written);
    assertThat(written).isPositive();
  }

  private static boolean isWritten(Path file, int how) {
    try {
      switch (how) {
        case 0 -> OutputFile.create(file, "text");
        case 1 -> OutputFile.replace(file, "text", _ -> true);
        case 2 -> AppendOnlyFile.create(file).close();
        default -> PrivateDirectory.create(file);
      }
      return true;
    } catch (Problem _) {
      return false;
    }
  }

  /** Exchanges until it is over; returns how often. */
  private int exchange(AtomicBoolean isOver) throws IOException {
    int exchanges = 0;
    for (; !isOver.get(); exchanges++) {
      rename("way", "x");
      rename("link", "way");
      rename("way", "link");
      rename("x", "way");
    }
    return exchanges;
  }

  /** Renames; a directory that otpiq made there meanwhile is put aside. */
  private void rename(String from, String to) throws IOException {
    while (true) {
      try {
        Files.move(shared.resolve(from), shared.resolve(to));
        return;
      } catch (FileSystemException _) {
        Files.move(shared.resolve(to), Files.createTempDirectory(shared, "made").resolve(to));
      }
    }
  }

  private void assertRefused(Path file, String reason) {
    assertThatExceptionOfType(Problem.class)
        .isThrownBy(() -> SafeFile.openOrCreate(file).close())
        .withMessage(file + " cannot be written: " + reason)
        .returns(Problem.Kind.LOCAL, Problem::kind);
    assertThatExceptionOfType(Problem.class)
        .isThrownBy(() -> OutputFile.replace(file, "text", _ -> true))
        .withMessage(file + " cannot be written: " + reason);
    assertThatExceptionOfType(Problem.class).isThrownBy(() -> OutputFile.create(file, "text"));
    assertThatExceptionOfType(Problem.class).isThrownBy(() -> PrivateDirectory.create(file));
    assertThatExceptionOfType(Problem.class).isThrownBy(() -> PrivateFile.delete(file));
    assertThat(elsewhere).isEmptyDirectory();
  }

  private Path link(String name, String target) throws IOException {
    return Files.createSymbolicLink(shared.resolve(name), Path.of(target));
  }

  private static void allow(Path directory, String mode) throws IOException {
    if (mode.equals("sticky")) {
      Files.setAttribute(directory, "unix:mode", 01777);
    } else {
      Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString(mode));
    }
  }

  private static int givenAway() {
    assumeThat(Prepared.isRoot()).as("only root gives files away").isTrue();
    return 4711;
  }
}
