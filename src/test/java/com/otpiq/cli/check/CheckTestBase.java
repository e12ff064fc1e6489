package com.otpiq.cli.check;

import com.otpiq.check.FaultyReceiver;
import com.otpiq.check.FaultyReceiverServer;
import com.otpiq.cli.Program;
import com.otpiq.time.Time;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A receiver that a test can make faulty, and a check of it by the whole program. */
abstract class CheckTestBase {
  @TempDir Path dir;
  FaultyReceiver receiver;
  FaultyReceiverServer server;

  @BeforeEach
  void open() throws IOException {
    receiver = new FaultyReceiver(Time.real());
    server = new FaultyReceiverServer(receiver);
  }

  @AfterEach
  void close() throws IOException {
    server.close();
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
    var program = new Program(dir).env("OTPIQ_WEBHOOK_SECRET", FaultyReceiver.SECRET);
    program.run(with(new String[] {"check", server.url()}, more));
    return program;
  }
}
