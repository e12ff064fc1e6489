package com.otpiq.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the image does, without Docker: its command and its health check, run with the bundle. */
class DockerIT {
  private @TempDir Path dir;

  @Test
  void the_health_check_tells_whether_the_sandbox_answers() throws IOException {
    Shell shell = new Shell(dir).env("OTPIQ_API_KEY", environment("OTPIQ_API_KEY"));
    String path = "PATH=\"" + bundle().resolve("bin") + ":$PATH\"; ";
    String command = words("ENTRYPOINT") + " " + words("CMD").replace("0.0.0.0", "127.0.0.1");
    Shell.Running sandbox =
        shell.start(path + "exec " + command + " --port 0").await("OTPIQ_BASE_URL=");
    String port = sandbox.text().replaceAll("(?s).*_BASE_URL=http://[^:]*:(\\d+)/.*", "$1");
    String health = path + words("HEALTHCHECK").replace(":4010/", ":" + port + "/");

    assertThat(shell.run(health).exit()).isZero();
    assertThat(sandbox.signal("TERM").end().exit()).isIn(0, 143);
    assertThat(shell.run(health).exit()).isEqualTo(5);
  }

  @Test
  void nobody_is_root_in_it() throws IOException {
    String dockerfile = dockerfile();
    String last = dockerfile.substring(dockerfile.lastIndexOf("\nFROM "));

    assertThat(last).contains("\nUSER otpiq\n", "--uid 10001 otpiq");
    assertThat(last.indexOf("USER otpiq")).isLessThan(last.indexOf("ENTRYPOINT"));
  }

  /** The words of an instruction, as a shell takes them. */
  private static String words(String instruction) throws IOException {
    return Pattern.compile("(?m)^" + instruction + "\\b[^\\[]*\\[(.*)\\]$")
        .matcher(dockerfile())
        .results()
        .map(found -> found.group(1).replaceAll("\"([^\"]*)\",?", "$1"))
        .findFirst()
        .orElseThrow();
  }

  private static String environment(String name) throws IOException {
    return dockerfile().replaceAll("(?s).*\nENV " + name + "=(\\S+)\n.*", "$1");
  }

  private static String dockerfile() throws IOException {
    String text = Files.readString(Shell.PROJECT.resolve("src/dist/docker/Dockerfile"));
    return text.replace("\\\n", " ");
  }

  private static Path bundle() throws IOException {
    try (Stream<Path> files = Files.list(Shell.PROJECT.resolve("target/dist"))) {
      List<Path> bundles =
          files.filter(each -> Files.isExecutable(each.resolve("bin/otpiq"))).toList();
      return bundles.getFirst();
    }
  }
}
