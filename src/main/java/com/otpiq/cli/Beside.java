package com.otpiq.cli;

import com.otpiq.exec.Child;
import com.otpiq.listen.Session;
import com.otpiq.message.WebhookSecret;
import com.otpiq.report.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/** What goes on beside a listener: the command of {@code --exec}, and the file of --ready-file. */
final class Beside {
  /** How long webhooks may still be on their way once the command has ended. */
  private static final Duration LINGER = Duration.ofSeconds(5);

  private final Host host;
  private final Optional<String> line;
  private final Optional<Path> readyFile;
  private final Session session;
  private final AtomicBoolean interrupted = new AtomicBoolean();
  private final AtomicReference<Optional<Integer>> exit = new AtomicReference<>(Optional.empty());
  private final Thread runner = Thread.ofPlatform().daemon().name("exec").unstarted(this::run);
  private final AtomicReference<Map<String, String>> env = new AtomicReference<>(Map.of());
  private final AtomicReference<String> url = new AtomicReference<>("");

  Beside(Host host, Optional<String> line, Optional<Path> readyFile, Session session) {
    this.host = host;
    this.line = line;
    this.readyFile = readyFile.map(host.workDir()::resolve);
    this.session = session;
  }

  /** The listener is there. */
  void begin(String where, List<WebhookSecret> secrets) {
    url.set(where);
    readyFile.ifPresent(file -> write(file, where));
    if (line.isPresent()) {
      env.set(SecretOptions.environment(secrets, "OTPIQ_LISTEN_URL", where));
      runner.start();
    }
  }

  /** Ctrl-C: ends the listener, and the command with it. */
  void interrupt() {
    interrupted.set(true);
    session.stop();
  }

  /** Where the listener is; empty before it is there. */
  String url() {
    return url.get();
  }

  boolean isInterrupted() {
    return interrupted.get();
  }

  /**
   * Ends what is left, after the listener.
   *
   * @return the exit code of a command that failed, which is that of the whole
   */
  Optional<Integer> exit() throws InterruptedException {
    readyFile.ifPresent(Beside::delete);
    if (line.isEmpty()) {
      return Optional.empty();
    }
    boolean ended = exit.get().isPresent();
    runner.interrupt();
    runner.join();
    if (isInterrupted()) {
      return Optional.of(ExitCode.INTERRUPTED.code);
    }
    return ended ? exit.get().filter(code -> code != 0) : Optional.of(ExitCode.FAILED.code);
  }

  private void run() {
    try {
      int code = Child.run(line.orElseThrow(), env.get(), host.workDir());
      exit.set(Optional.of(code));
      session.release(code == 0 ? LINGER : Duration.ZERO);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whole or not at all, for somebody may be waiting for it. */
  private static void write(Path file, String url) {
    try {
      Path whole = Files.writeString(file.resolveSibling(file.getFileName() + ".new"), url + "\n");
      Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw Problem.of(Problem.Kind.LOCAL, "the ready file " + file + " cannot be written")
          .causedBy(e);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw Problem.of(Problem.Kind.LOCAL, "the ready file " + file + " cannot be deleted")
          .causedBy(e);
    }
  }
}
