package com.otpiq.cli.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.cli.Program;
import com.otpiq.cli.Wire;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

/** A listener that keeps a journal, and commands that read it. */
abstract class JournalTestBase {
  static final String CANARY = "canary-5ecret";

  @TempDir Path dir;

  Program receive(String... bodies) {
    Program listen = program().listen("--count", Integer.toString(bodies.length));
    Stream.of(bodies).forEach(body -> send(listen, body));
    assertThat(listen.exit()).isZero();
    return listen;
  }

  String ran(String... args) {
    Program program = program();
    assertThat(program.run(args)).as(program.err()).isZero();
    return program.out();
  }

  Program program() {
    return new Program(dir).env("OTPIQ_STATE_DIR", "state");
  }

  static String mode(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  static int send(Program listen, String body, String... headers) {
    return Wire.status(Wire.send(listen.port(), Wire.post(body, headers)));
  }
}
