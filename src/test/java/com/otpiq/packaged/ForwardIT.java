package com.otpiq.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A listener before a real application changes nothing, and stands in for one that fails. */
class ForwardIT {
  private @TempDir Path dir;

  @Requires
  @ParameterizedTest
  @CsvSource({
    "express --javascript, node npm:express npm:better-sqlite3, ln -s $OTPIQ_NODE_MODULES app/node_modules, node server.mjs",
    "flask, python3 python:flask, true, $python server.py",
    "fastapi, python3 python:fastapi python:uvicorn, true, $python server.py"
  })
  void an_application_passes_every_check_through_it(
      String kind, String needs, String install, String start) throws IOException {
    Requirements requirements = Requirements.assumeMet(needs);
    script("forward.sh");
    Shell shell =
        shell().env("PORT", Integer.toString(Ports.free())).env("python", requirements.python());

    Shell.Result result =
        shell.run(
            "./otpiq receiver "
                + kind
                + " --into app -q >/dev/null && "
                + install
                + " && START=\""
                + start
                + "\" PATH=$PWD:$PATH bash forward.sh; cat app.log talk >failed 2>&1");

    assertThat(result.text())
        .as(() -> result.text() + content("failed"))
        .containsPattern(": nothing wrong, 2 not checked {2}\\(")
        .contains("ok        delivered-after-sent", "ok        secret-header-case");
    assertThat(content("arrivals")).contains("\"forwarded\":[{").contains("\"answer\":200");
  }

  @Requires({"node", "curl"})
  @ParameterizedTest
  @CsvSource({
    "500, 500, 0, so 500",
    "302, 302, 0, so 302",
    "closes, 502, 0, closed the connection without a response",
    "slow, 504, 9, timed out"
  })
  void what_an_application_does_reaches_the_sender_in_time(
      String mood, int status, int seconds, String words) throws IOException {
    script("moody.mjs");
    Shell shell = shell().env("PORT", Integer.toString(Ports.free()));
    Shell.Running app = shell.start("exec node moody.mjs");
    Shell.Running listening = shell.start(listen(mood)).await("deliveryReport");

    Shell.Running posting = shell.start(post());
    if (seconds > 0) {
      Shell.Running list = shell.start("sleep 2; exec ./otpiq journal list");
      assertThat(list.end().text()).contains("1.1  sms sent  unverified");
    }
    String[] posted = posting.end().text().split(" ", -1);
    listening.signal("TERM").end();
    app.kill();

    assertThat(posted[0]).isEqualTo(Integer.toString(status));
    assertThat(Double.parseDouble(posted[1])).isBetween((double) seconds, seconds + 1.0);
    assertThat(listening.text()).contains(words);
    assertThat(shell.run("./otpiq journal list").text()).contains("1.1  sms sent  → " + status);
  }

  @Requires({"node", "curl"})
  @Test
  void an_application_that_goes_and_comes_back_is_told_of_in_a_line_each() throws IOException {
    script("moody.mjs");
    Shell shell = shell().env("PORT", Integer.toString(Ports.free()));
    Shell.Running listening = shell.start(listen("204")).await("deliveryReport");

    assertThat(shell.run(post() + "; " + post()).text()).contains("502");
    Shell.Running app = shell.start("exec node moody.mjs");
    String until = "until curl -s http://127.0.0.1:$PORT/204; do sleep 0.1; done; ";
    assertThat(shell.run(until + post()).text()).contains("204");
    listening.signal("TERM").end();
    app.kill();

    assertThat(listening.text())
        .containsOnlyOnce("/204 does not respond: nothing listens on ")
        .containsOnlyOnce("/204 responds again");
    assertThat(shell.run("./otpiq journal list").text().lines()).hasSize(3);
  }

  private static String listen(String mood) {
    return "exec ./otpiq listen --port 0 --ready-file ready --forward-to $PORT/" + mood;
  }

  private static String post() {
    return "curl -s -o said -w '%{http_code} %{time_total} ' -H 'Content-Type: application/json' -d '"
        + "{\"smsId\":\"sms-1\",\"deliveryReportType\":\"all\",\"isFinal\":false,"
        + "\"channel\":\"sms\",\"status\":\"sent\"}' $(cat ready)";
  }

  private void script(String name) throws IOException {
    Files.copy(
        Shell.PROJECT.resolve("src/test/resources/clients").resolve(name),
        dir.resolve(name),
        StandardCopyOption.REPLACE_EXISTING);
  }

  private String content(String file) {
    try {
      return Files.exists(dir.resolve(file)) ? Files.readString(dir.resolve(file)) : "";
    } catch (IOException e) {
      return e.toString();
    }
  }

  private Shell shell() {
    return new Shell(dir);
  }
}
