package com.otpiq.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code listen --tls} shows is trusted by those who do as {@code --trust} says, alone. */
class TlsIT {
  private static final String PRINTED_URL = "https://127.0.0.1:4242/";

  private static @TempDir Path kept;

  private @TempDir Path dir;
  private Shell.Running listening;
  private String url = "";

  /**
   * A client.
   *
   * @param title under which {@code --trust} tells how it trusts
   * @param needs what it is and uses of the machine
   * @param script that calls {@code $URL}
   * @param build what is run before it
   * @param isWhole whether what is told calls it already
   * @param answers how many there are where it trusts
   */
  record Client(
      String title, String needs, String script, String build, boolean isWhole, int answers) {
    @Override
    public String toString() {
      return title;
    }
  }

  @BeforeEach
  void listen() {
    listening =
        shell().start("exec ./otpiq listen --tls --port 0 -o compact").await("deliveryReport");
    url = listening.text().replaceAll("(?s).*Listening on (https://\\S+).*", "$1");
  }

  @AfterEach
  void stop() {
    Shell.Result result = listening.signal("INT").end();
    assertThat(result.exit()).isZero();
    assertThat(result.text()).doesNotContain("\tat ");
  }

  static Stream<Client> clients() {
    return Stream.of(
        new Client("Node.js", "node", "node client.mjs", "", false, 1),
        new Client("PHP, its curl and its streams *", "php php:curl", "php app.php", "", true, 2),
        new Client(
            "Python: requests, httpx, urllib *",
            "python3 python:requests python:httpx",
            "$python client.py",
            "",
            false,
            3),
        new Client("Go on Linux *", "go", "./client", "go build client.go; ", false, 1),
        new Client("Java *", "", "java Client.java", "PATH=$JAVA_HOME/bin:$PATH; ", true, 1));
  }

  @Requires
  @ParameterizedTest
  @MethodSource("clients")
  void is_trusted_as_told_and_not_otherwise(Client client) throws IOException {
    Requirements requirements = Requirements.assumeMet(client.needs());
    copyScripts();
    String told = String.join("\n", told(client.title()));
    String trusting =
        client.isWhole()
            ? told.replace("-jar app.jar", "Client.java")
            : told + "\n" + client.script();

    Shell shell = shell().env("URL", url).env("python", requirements.python());
    String refused = shell.run(client.build() + client.script()).text();
    assertThat(refused).doesNotContain("answered").containsIgnoringCase("cert");
    Shell.Result trusted = shell.run(client.build() + trusting);
    assertThat(trusted.text().lines().filter("answered 405"::equals))
        .as(trusted.text())
        .hasSize(client.answers());
  }

  @Requires("curl")
  @Test
  void curl_trusts_it_as_told_and_not_otherwise() throws IOException {
    List<String> told = told("curl");

    assertThat(told).hasSize(1);
    String command = told.getFirst().replace(PRINTED_URL, url) + " -sS";
    assertThat(shell().run(command).text()).isEqualTo("webhooks are sent with POST\n");
    assertThat(shell().run(command.replaceAll("--cacert .* https", "https")).exit()).isEqualTo(60);
  }

  @Test
  void trigger_trusts_it_as_told_and_not_otherwise() throws IOException {
    String command =
        told("otpiq trigger, replay, check, sandbox").getFirst().replace(PRINTED_URL, url);

    assertThat(shell().run("./" + command).text()).contains("2 of 2 webhooks acknowledged");
    assertThat(shell().run("./" + command.replaceAll("--cacert .*", "")).text())
        .contains("is not signed by a trusted authority")
        .contains("0 of 2 webhooks acknowledged");
  }

  @Requires("sslscan")
  @Test
  void speaks_tls_1_2_and_1_3_alone() {
    String scanned =
        shell()
            .run("sslscan --no-colour " + url.substring("https://".length(), url.length() - 1))
            .text();

    assertThat(scanned.lines().filter(line -> line.matches("(SSL|TLS)v\\S+ +(en|dis)abled")))
        .containsExactly(
            "SSLv2     disabled",
            "SSLv3     disabled",
            "TLSv1.0   disabled",
            "TLSv1.1   disabled",
            "TLSv1.2   enabled",
            "TLSv1.3   enabled");
    assertThat(scanned.lines().filter(line -> line.matches("(Preferred|Accepted) .*")))
        .isNotEmpty()
        .allMatch(line -> line.contains("TLSv1.2") || line.contains("TLSv1.3"));
  }

  @Test
  void those_that_start_at_once_show_what_one_file_vouches_for() {
    Shell.Result result =
        shell()
            .env("OTPIQ_STATE_DIR", dir.resolve("shared").toString())
            .run(
                """
                umask 000
                for n in 1 2 3; do
                  ./otpiq listen --tls --port 0 --count 1 2>talk$n >/dev/null &
                done
                for n in 1 2 3; do
                  until grep -q deliveryReport talk$n; do sleep 0.1; done
                  url=$(sed -n 's/Listening on \\([^ ]*\\).*/\\1/p' talk$n)
                  ./otpiq trigger delivered-final --to $url --cacert shared/tls/ca.pem -q
                done
                wait
                cat talk*
                find shared -printf '%m %P\\n'
                """);

    assertThat(result.text().lines().filter(line -> line.contains("→ 200 OK")))
        .as(result.text())
        .hasSize(3);
    assertThat(result.text().lines().filter(line -> line.startsWith("note: created"))).hasSize(1);
    assertThat(result.text())
        .contains("700 \n", "700 tls\n", "600 tls/ca.pem\n", "600 tls/server.p12\n")
        .doesNotContain("making");
  }

  /** The command lines under a title of what {@code --trust} prints. */
  private List<String> told(String title) {
    Shell.Result result = shell().run("./otpiq listen --tls --trust");
    assertThat(result.exit()).isZero();
    List<String> told =
        result
            .text()
            .lines()
            .dropWhile(line -> !line.equals(title))
            .skip(1)
            .takeWhile(line -> line.startsWith("   "))
            .map(String::strip)
            .toList();
    assertThat(told).as(result.text()).isNotEmpty();
    return told;
  }

  private void copyScripts() throws IOException {
    try (Stream<Path> scripts = Files.list(Shell.PROJECT.resolve("src/test/resources/trusting"))) {
      for (Path script : scripts.toList()) {
        Files.copy(script, dir.resolve(script.getFileName()));
      }
    }
  }

  private Shell shell() {
    return new Shell(dir).env("OTPIQ_STATE_DIR", kept.resolve("a state's folder").toString());
  }
}
