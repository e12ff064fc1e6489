package com.otpiq.cli.listen;

import com.otpiq.cli.Program;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** A listener, ended with its test, and what is sent to it. */
abstract class ListenTestBase {
  @TempDir Path dir;
  Program listener = new Program(Path.of(""));

  @AfterEach
  void stop() {
    listener.interrupt();
  }

  Program listen(String... args) {
    listener = new Program(dir).listen(args);
    return listener;
  }

  Program trigger(String... args) {
    var sender = new Program(dir);
    String[] all = new String[args.length + 3];
    all[0] = "trigger";
    System.arraycopy(args, 0, all, 1, args.length);
    all[args.length + 1] = "--to";
    all[args.length + 2] = listener.url();
    sender.run(all);
    return sender;
  }
}
