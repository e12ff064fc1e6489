package com.otpiq.cli;

import com.otpiq.cli.error.ExitCode;
import com.otpiq.cli.host.Host;
import com.otpiq.cli.host.Interrupts;
import com.otpiq.cli.startup.Preload;
import com.otpiq.terminal.StandardStream;
import com.otpiq.terminal.TerminalPrompter;
import com.otpiq.terminal.Terminals;
import com.otpiq.time.Time;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The real program: the real streams, clock and environment, and the only exit. */
public final class Main {
  private static final int GRACE_SECONDS = 5;

  private Main() {}

  public static void main(String[] args) {
    System.exit(run(args));
  }

  /** Runs a command line as this process, and returns its exit code. */
  static int run(String... args) {
    Preload.start();
    var interrupts = new Interrupts(Thread.currentThread()::interrupt);
    var exit = new CompletableFuture<Integer>();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> wrapUp(interrupts, exit), "wrap-up"));
    int code = Otpiq.run(host(interrupts), args);
    exit.complete(code);
    return code;
  }

  /**
   * After a signal: lets the command end in its own way, and keeps its exit code where it was done.
   */
  private static void wrapUp(Interrupts interrupts, CompletableFuture<Integer> exit) {
    if (exit.isDone()) {
      return;
    }
    interrupts.fire();
    int code =
        exit.completeOnTimeout(ExitCode.INTERRUPTED.code, GRACE_SECONDS, TimeUnit.SECONDS).join();
    if (code != ExitCode.INTERRUPTED.code) {
      Runtime.getRuntime().halt(code);
    }
  }

  private static Host host(Interrupts interrupts) {
    return new Host(
        System.in,
        new StandardStream(new FileOutputStream(FileDescriptor.out)),
        new StandardStream(new FileOutputStream(FileDescriptor.err)),
        Terminals::onOutput,
        Terminals::onError,
        System.getenv(),
        Path.of(""),
        Time.real(),
        ZoneId::systemDefault,
        new SplittableRandom(),
        interrupts,
        new TerminalPrompter());
  }
}
