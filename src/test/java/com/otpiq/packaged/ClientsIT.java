package com.otpiq.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients that others wrote get the responses that the table of responses documents. */
class ClientsIT {
  private static final String ANSWERS =
      """
      valid 200
      unknown key 200
      no secret 401
      wrong secret 401
      not json 400
      empty 400
      breaks a rule 422
      other path 404
      get 405
      form 415
      too large 413
      """;

  private @TempDir Path dir;
  private Shell.Running listening;
  private String url = "";

  @BeforeEach
  void listen() {
    listening =
        new Shell(dir)
            .env("OTPIQ_WEBHOOK_SECRET", "s3cret")
            .start("exec ./otpiq listen --port 0 --path /hook -o compact")
            .await("deliveryReport");
    Matcher ready = Pattern.compile("http://\\S+/hook").matcher(listening.text());
    assertThat(ready.find()).isTrue();
    url = ready.group();
  }

  @AfterEach
  void stop() {
    Shell.Result result = listening.signal("INT").end();
    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.text()).contains("2 webhooks accepted, 8 refused").doesNotContain("\tat ");
  }

  @Requires("curl")
  @Test
  void curl() throws IOException {
    assertAnswers("bash client.sh", "client.sh");
  }

  @Requires("node")
  @Test
  void fetch_of_node() throws IOException {
    assertAnswers("node client.mjs", "client.mjs");
  }

  @Requires("python3")
  @Test
  void urllib_of_python() throws IOException {
    assertAnswers("python3 client.py", "client.py");
  }

  private void assertAnswers(String command, String script) throws IOException {
    Files.copy(
        Shell.PROJECT.resolve("src/test/resources/clients").resolve(script), dir.resolve(script));

    assertThat(new Shell(dir).env("URL", url).run(command).text()).isEqualTo(ANSWERS);
  }
}
