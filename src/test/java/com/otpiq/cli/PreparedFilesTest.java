package com.otpiq.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.otpiq.cli.error.ExitCode;
import com.otpiq.file.Prepared;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** For each file that otpiq writes: what it does with what another user prepared there. */
class PreparedFilesTest {
  private static final String RECORD =
      "{\"type\":\"delivery\",\"at\":\"2026-01-01T00:00:00Z\",\"method\":\"POST\",\"target\":\"/\","
          + "\"headers\":[],\"body\":\"{}\"}\n";
  private static final String URL = "http://127.0.0.1:4242/\n";

  private @TempDir Path dir;
  private Path elsewhere = Path.of("");

  /** How a command uses a file that exists already. */
  enum Use {
    /** It appends to its user's own file, and to no other. */
    CONTINUED,
    /** It puts a new file in the place of any regular file. */
    REPLACED,
    /** It never changes what exists. */
    NEW;

    boolean accepts(Prepared prepared) {
      return this == REPLACED && prepared.isRegular();
    }
  }

  static Stream<Arguments> files() {
    return Stream.of(
            arguments("listen --no-journal --timeout 1ms --save f", "f", RECORD, Use.CONTINUED),
            arguments(
                "listen --no-journal --timeout 1ms --save f", "f", RECORD + "{", Use.CONTINUED),
            arguments("sandbox --exec true --state f", "f", "", Use.CONTINUED),
            arguments("sandbox --exec true --state f", "f", "{\"type\":\"", Use.CONTINUED),
            arguments("journal list", "state/journal/1.jsonl", RECORD, Use.CONTINUED),
            arguments("journal clear --yes", "state/journal/1.jsonl", RECORD + "{", Use.CONTINUED),
            arguments("journal clear --yes", "state/journal/lock", "", Use.CONTINUED),
            arguments("listen --tls --trust", "state/tls/lock", "", Use.CONTINUED),
            arguments("listen --tls --trust", "state/tls/server.p12", "x", Use.CONTINUED),
            arguments("listen --no-journal --timeout 1ms --ready-file f", "f", URL, Use.REPLACED),
            arguments(
                "listen --no-journal --timeout 1ms --junit f",
                "f",
                "<?xml version=\"1.0\"?><testsuites/>",
                Use.REPLACED),
            arguments(
                "listen --no-journal --port 0 --exec true --exec-log f",
                "f",
                "otpiq: output of --exec, 2026",
                Use.REPLACED),
            arguments(
                "check 127.0.0.1:1/ --only sms-sent --report json=f",
                "f",
                "{\"type\":\"check-summary\"}",
                Use.REPLACED),
            arguments("journal export --into f", "f", RECORD, Use.NEW),
            arguments("receiver node --into .", "server.mjs", "code", Use.NEW))
        .flatMap(file ->
            Arrays.stream(Prepared.values())
                .map(prepared ->
                    arguments(
                        file.get()[0], file.get()[1], file.get()[2], file.get()[3], prepared)));
  }

  @BeforeEach
  void makeDirectories() throws IOException {
    elsewhere = Files.createDirectory(dir.resolve("elsewhere"));
    Files.createDirectories(dir.resolve("state/journal"));
    Files.createDirectories(dir.resolve("state/tls"));
  }

  @ParameterizedTest
  @MethodSource("files")
  void nothing_is_changed_but_a_file_that_the_user_alone_can_have_made(
      String line, String file, String content, Use use, Prepared prepared)
      throws IOException, InterruptedException {
    Path path = dir.resolve(file);
    prepared.put(path, elsewhere, content);
    String before = Prepared.contents(elsewhere);
    String all = Prepared.contents(elsewhere, path);

    Program program = new Program(dir).env("OTPIQ_STATE_DIR", "state");
    int exit = program.run(line.split(" "));

    assertThat(Prepared.contents(elsewhere)).isEqualTo(before);
    if (use.accepts(prepared)) {
      assertThat(exit).as(program.err()).isNotEqualTo(ExitCode.LOCAL.code);
    } else {
      assertThat(program.err()).contains(file).contains("Try: ");
      assertThat(exit)
          .as(program.err())
          .isEqualTo((line.contains("--ready-file") ? ExitCode.USAGE : ExitCode.LOCAL).code);
      assertThat(Prepared.contents(elsewhere, path)).isEqualTo(all);
    }
  }
}
