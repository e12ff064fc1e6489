package com.otpiq.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A machine with a second user, who prepares with their own rights what they like in a directory
 * that all can write, as {@code /tmp} is. Nothing of otpiq's user is changed.
 */
@Requires("may-change-user")
class SharedMachineIT {
  private static final String ANOTHER = "setpriv --reuid=4711 --regid=4711 --clear-groups sh -c ";
  private static final String RECORD =
      "{\"type\":\"delivery\",\"at\":\"2026-01-01T00:00:00Z\",\"method\":\"POST\",\"target\":\"/\",\"headers\":[],\"body\":\"{}\"}";

  private @TempDir Path dir;
  private Path home = Path.of("");
  private Path shared = Path.of("");

  @BeforeEach
  void a_home_and_a_shared_directory() throws IOException {
    home = Files.createDirectory(dir.resolve("home"));
    shared = Files.createDirectory(dir.resolve("shared"));
    Files.writeString(home.resolve("victim"), "precious");
    Files.writeString(home.resolve(".making-x.new"), "precious");
    allow(home, "rwx------");
    allow(dir, "rwxr-xr-x");
    // In a directory without the sticky bit, other users can even replace what is there.
    allow(shared, "rwxrwxrwx");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ln -s ../home/victim f            | listen --no-journal --port 0 --exec true --save shared/f",
        "ln -s ../home/victim f            | listen --no-journal --port 0 --exec true --junit shared/f",
        "ln -s ../home/new f               | listen --no-journal --port 0 --exec true --save shared/f",
        "mkfifo f                          | listen --no-journal --port 0 --exec true --save shared/f",
        "mkfifo f                          | sandbox --port 0 --exec true --state shared/f",
        "touch f                           | sandbox --port 0 --exec true --state shared/f",
        "touch f; chmod 666 f              | sandbox --port 0 --exec true --state shared/f",
        "ln -s ../home f                   | listen --no-journal --port 0 --exec true --save shared/f/new",
        "ln -s ../home f                   | receiver node --into shared/f/new",
        "ln -s ../home/victim server.mjs   | receiver node --into shared",
        "mkdir -p f/tls                    | listen --tls --trust",
        "mkdir -p f; chmod 777 f           | listen --tls --trust",
        "ln -s ../home f                   | listen --tls --trust",
        "ln -s ../home s                   | listen --no-journal --port 0 --exec true --ready-file shared/s/f",
        "mkdir -p f; ln -s ../../home f/tls | listen --tls --trust",
        "mkdir -p a/b; ln -s ../../../home a/b/c | listen --no-journal --port 0 --exec true --junit shared/a/b/c/f",
        "mkdir -p a/b; ln -s ../../../home a/b/c | listen --no-journal --port 0 --exec true --save shared/a/b/c/f",
        "mkdir -p a/b; ln -s ../../../home a/b/c | receiver node --into shared/a/b/c/new",
        "mkdir -p f/journal                | journal list",
        "mkdir -p f/journal                | journal clear --yes"
      })
  void what_another_user_prepared_is_refused(String prepared, String line) throws IOException {
    asAnother(prepared);
    String before = ran("find home -printf '%p %s %m %T@\\n' | sort");

    Shell.Result result = otpiq(line, "shared/f");

    assertThat(result.exit()).as(result.text()).isEqualTo(6);
    assertThat(result.text()).contains("shared").doesNotContain("\tat ");
    assertThat(ran("find home -printf '%p %s %m %T@\\n' | sort")).isEqualTo(before);
  }

  @Test
  void without_a_state_directory_of_its_own_listen_records_nothing_and_says_so()
      throws IOException {
    asAnother(
        "mkdir -p f/journal; printf x >f/journal/2.jsonl; ln -s ../../../home/victim f/journal/2.jsonl.torn-0");

    Shell.Result result = otpiq("listen --port 0 --exec true", "shared/f");

    assertThat(result.exit()).as(result.text()).isZero();
    assertThat(result.text())
        .contains("warning: webhooks are shown but not recorded: ")
        .contains("shared/f belongs to another user of this machine");
    assertThat(home.resolve("victim")).hasContent("precious");
    assertThat(ran("ls shared/f/journal").lines()).hasSize(2);
  }

  @Test
  void a_partial_record_is_moved_aside_beside_what_another_user_prepared() throws IOException {
    Files.writeString(shared.resolve("saved"), RECORD + "\npart");
    allow(shared.resolve("saved"), "rw-r--r--");
    asAnother("ln -s ../home/victim saved.torn-" + (RECORD.length() + 1));

    Shell.Result result =
        otpiq("listen --no-journal --port 0 --exec true --save shared/saved", "state");

    assertThat(result.exit()).as(result.text()).isZero();
    assertThat(home.resolve("victim")).hasContent("precious");
    assertThat(shared.resolve("saved.torn-" + (RECORD.length() + 1) + "-2")).hasContent("part");
  }

  @Test
  void settings_of_another_user_above_a_directory_of_ones_own_do_not_matter() throws IOException {
    Files.createDirectories(shared.resolve("own"));
    asAnother("mkdir .git; echo nonsense >.otpiq.properties");

    Shell.Result below = ran("cd shared/own && ../../otpiq trigger delivered --print", 0);
    Shell.Result here = ran("cd shared && ../otpiq trigger delivered --print", 0);

    assertThat(below.text()).doesNotContain("properties");
    assertThat(here.text()).contains("note: ").contains("its settings are ignored");
  }

  /** The members of a group replace each other's reports. */
  @Test
  void a_report_replaces_that_of_a_colleague_in_a_directory_of_a_group() throws IOException {
    ran("chgrp 4711 shared && chmod 2775 shared");
    asAnother("umask 002; echo \"<?xml <testsuite\" >report.xml");

    Shell.Result result =
        otpiq("listen --no-journal --port 0 --exec true --junit shared/report.xml", "state");

    assertThat(result.exit()).as(result.text()).isZero();
    assertThat(shared.resolve("report.xml")).content().contains("<testsuite");
    asAnother("umask 002; echo new >mine && mv -f mine report.xml");
  }

  /** The other user exchanges the file all the time, so that some exchange meets each moment. */
  @Test
  void no_moment_is_open_to_an_exchange() throws IOException {
    Shell.Running exchanging =
        new Shell(dir)
            .start(
                "cd shared && exec "
                    + ANOTHER
                    + "'echo ready; while :; do ln -sf ../home/victim f; rm -f f; mkfifo f; rm -f f; done'");
    exchanging.await("ready");
    try {
      for (String line :
          List.of(
              "sandbox --port 0 --exec true --state shared/f",
              "listen --no-journal --port 0 --exec true --save shared/f",
              "listen --no-journal --port 0 --exec true --junit shared/f")) {
        for (int i = 0; i < 3; i++) {
          assertThat(otpiq(line, "state").exit()).isIn(0, 6);
        }
      }
    } finally {
      exchanging.kill();
    }
    assertThat(home.resolve("victim")).hasContent("precious");
  }

  private Shell.Result otpiq(String line, String state) {
    return new Shell(dir).env("OTPIQ_STATE_DIR", state).run("./otpiq " + line);
  }

  private void asAnother(String script) {
    ran("cd shared && " + ANOTHER + "'" + script + "'");
  }

  private String ran(String script) {
    return ran(script, 0).text();
  }

  private Shell.Result ran(String script, int exit) {
    Shell.Result result = new Shell(dir).run(script);
    assertThat(result.exit()).as(result.text()).isEqualTo(exit);
    return result;
  }

  private static void allow(Path path, String mode) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
  }
}
