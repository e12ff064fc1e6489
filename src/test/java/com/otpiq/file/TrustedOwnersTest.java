package com.otpiq.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.otpiq.event.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Secrets that another user of the machine prepares, with files that root gives away. */
class TrustedOwnersTest {
  private static final int ANOTHER = 4711;

  private @TempDir Path dir;

  @ParameterizedTest
  @CsvSource({
    "link-of-another, link-of-another is a link of another user of this machine",
    "folder-of-another/secret, folder-of-another is a link of another user of this machine",
    "own-link, link-of-another is a link of another user of this machine",
    "file-of-another, it belongs to another user of this machine",
    "fifo-of-another, it belongs to another user of this machine"
  })
  void what_another_user_prepared_is_refused(String name, String reason) throws Exception {
    prepare();

    assertThatExceptionOfType(Problem.class)
        .isThrownBy(() -> InputFile.readSecretText(dir.resolve(name), "the secret file", 1_000))
        .withMessageStartingWith("the secret file is not used: ")
        .withMessageEndingWith(reason)
        .returns(Problem.Kind.INPUT, Problem::kind);
  }

  @ParameterizedTest
  @CsvSource({"mine/secret", "own-folder/secret", "./mine/../own-folder/secret"})
  void own_files_and_links_are_read(String name) throws Exception {
    prepare();

    assertThat(InputFile.readSecretText(dir.resolve(name), "the secret file", 1_000))
        .isEqualTo("s3cret");
  }

  @Test
  void links_without_an_end_are_not_followed_for_ever() throws IOException {
    Files.createSymbolicLink(dir.resolve("a"), Path.of("b"));
    Files.createSymbolicLink(dir.resolve("b"), Path.of("a"));

    assertThatExceptionOfType(Problem.class)
        .isThrownBy(() -> InputFile.readSecretText(dir.resolve("a"), "the secret file", 1_000));
  }

  private void prepare() throws Exception {
    Path mine = Files.createDirectory(dir.resolve("mine"));
    Files.writeString(mine.resolve("secret"), "s3cret");
    Files.createSymbolicLink(dir.resolve("own-folder"), Path.of("mine"));
    Files.createSymbolicLink(dir.resolve("link-of-another"), Path.of("mine/secret"));
    Files.createSymbolicLink(dir.resolve("own-link"), Path.of("link-of-another"));
    Files.createSymbolicLink(dir.resolve("folder-of-another"), mine);
    Files.writeString(dir.resolve("file-of-another"), "s3cret");
    new ProcessBuilder("mkfifo", dir.resolve("fifo-of-another").toString()).start().waitFor();
    for (String name :
        new String[] {
          "link-of-another", "folder-of-another", "file-of-another", "fifo-of-another"
        }) {
      give(dir.resolve(name));
    }
  }

  private static void give(Path file) throws IOException {
    assumeTrue("root".equals(System.getProperty("user.name")), "only root gives files away");
    Files.setAttribute(file, "unix:uid", ANOTHER, LinkOption.NOFOLLOW_LINKS);
  }
}
