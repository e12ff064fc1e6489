package com.otpiq.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the image does, without Docker: its files are unpacked as it unpacks them, into a folder
 * that stands for its root, and its command and its health check are run with them.
 */
class DockerIT {
  private @TempDir Path root;

  @BeforeEach
  void unpacks() throws IOException {
    Files.createDirectories(root.resolve("opt"));
    String archives = instruction("COPY").replaceAll(" /$", "");
    Shell.Result unpacked =
        shell()
            .run(
                "cp '" + Shell.PROJECT + "'/target/dist/" + archives + " . && sh -euc \"$UNPACK\"");
    assertThat(unpacked.exit()).as(unpacked.text()).isZero();
  }

  @Test
  void its_command_is_run_from_its_caches() {
    String log = "OTPIQ_JAVA_OPTIONS=-Xlog:class+load:file=classes.txt ";
    Shell.Result result = shell().run(path() + log + "otpiq trigger delivered --print");

    assertThat(result.text()).contains("\"status\":\"delivered\"");
    assertThat(shell().run("grep com.otpiq. classes.txt").text()).contains("shared objects file");
  }

  @Test
  void the_health_check_tells_whether_the_sandbox_answers() throws IOException {
    String command = words("ENTRYPOINT") + " " + words("CMD").replace("0.0.0.0", "127.0.0.1");
    Shell.Running sandbox =
        shell().start(path() + "exec " + command + " --port 0").await("OTPIQ_BASE_URL=");
    String port = sandbox.text().replaceAll("(?s).*_BASE_URL=http://[^:]*:(\\d+)/.*", "$1");
    String check = instruction("HEALTHCHECK").replaceFirst(".* CMD ", "");
    String health = path() + check.replace(":4010/", ":" + port + "/");

    assertThat(check).doesNotStartWith("[");
    assertThat(shell().run(health).exit()).isZero();
    assertThat(sandbox.signal("TERM").end().exit()).isIn(0, 143);
    assertThat(shell().run(health).exit()).isEqualTo(1);
  }

  @Test
  void an_application_in_it_has_no_key_that_it_was_not_given() throws IOException {
    assertThat(dockerfile()).doesNotContainPattern("(?m)^(ENV|ARG) .*(KEY|SECRET|TOKEN)");
  }

  @Test
  void nobody_is_root_in_it() throws IOException {
    String dockerfile = dockerfile();
    String last = dockerfile.substring(dockerfile.lastIndexOf("\nFROM "));

    assertThat(last).contains("\nUSER otpiq\n", "--uid 10001 otpiq");
    assertThat(last.indexOf("USER otpiq")).isLessThan(last.indexOf("ENTRYPOINT"));
  }

  private Shell shell() {
    try {
      return new Shell(root)
          .env("TARGETARCH", System.getProperty("os.arch").replace("aarch64", "arm64"))
          .env("UNPACK", instruction("RUN").replaceAll("(?<= )/(?=\\w)", "\\$PWD/"));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String path() {
    return "PATH=\"$PWD/opt/otpiq/bin:$PATH\"; ";
  }

  /** The words of an instruction that has them in brackets, as a shell takes them. */
  private static String words(String instruction) throws IOException {
    return instruction(instruction).replaceAll("^\\[|]$", "").replaceAll("\"([^\"]*)\",?", "$1");
  }

  /** What the first instruction of this name says. */
  private static String instruction(String name) throws IOException {
    return Pattern.compile("(?m)^" + name + " +(.*)$")
        .matcher(dockerfile())
        .results()
        .map(found -> found.group(1))
        .findFirst()
        .orElseThrow();
  }

  private static String dockerfile() throws IOException {
    String text = Files.readString(Shell.PROJECT.resolve("src/dist/docker/Dockerfile"));
    return text.replace("\\\n", " ");
  }
}
