package com.otpiq.cli.check;

import com.otpiq.cli.Program;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A receiver that a test can make do wrong, and a check of it. */
abstract class CheckTestBase {
  @TempDir Path dir;
  FaultyReceiver patient;

  @BeforeEach
  void open() throws IOException {
    patient = new FaultyReceiver();
  }

  @AfterEach
  void close() throws IOException {
    patient.close();
  }

  static String[] with(String[] some, String... more) {
    return Stream.of(some, more).flatMap(Arrays::stream).toArray(String[]::new);
  }

  static int closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  Program check(String... more) {
    patient.begin();
    var program = new Program(dir).env("OTPIQ_WEBHOOK_SECRET", FaultyReceiver.SECRET);
    program.run(with(new String[] {"check", patient.url()}, more));
    return program;
  }
}
