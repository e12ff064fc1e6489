package com.otpiq.cli.listen;

import com.otpiq.cli.Program;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** A listener with TLS, stopped after its test. */
abstract class ListenTlsTestBase {
  @TempDir Path dir;
  final List<Program> running = new ArrayList<>();

  @AfterEach
  void stop() {
    running.forEach(listen -> listen.interrupt().exit());
  }

  Program listen(String... options) {
    Program listen = program();
    running.add(listen);
    return listen.listen(options);
  }

  /** The program with its state directory. */
  abstract Program program();
}
