package com.otpiq.cli;

import com.otpiq.journal.JournalFile;
import com.otpiq.listen.Orders;
import com.otpiq.listen.Session;
import com.otpiq.report.Event;
import com.otpiq.report.Problem;
import com.otpiq.report.Reporter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "listen",
    description = "Receive webhooks, judge each one, and show it.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class ListenCommand implements Callable<Integer> {
  private final Host host;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "Port to listen on; 0 takes any free one. Default: 4242.")
  int port = 4242;

  @Option(
      names = "--host",
      description = "Address to listen on. Default: 127.0.0.1, which only this machine reaches.")
  String address = "127.0.0.1";

  @Option(
      names = "--path",
      description = "Answer 404 to anything that comes to another path. Default: any path.")
  Optional<String> path = Optional.empty();

  @Option(
      names = "--accept",
      description = "Answer 200 to anything that has the right secret, however wrong.")
  boolean accept;

  @Option(names = "--strict", description = "Let warnings count as errors for the exit code.")
  boolean strict;

  @Option(
      names = "--save",
      paramLabel = "FILE",
      description = "Append each webhook to this file, every byte kept.")
  Optional<Path> save = Optional.empty();

  @Option(
      names = "--count",
      paramLabel = "N",
      description = "Stop when N webhooks were accepted; 1 if they were not.")
  Optional<Long> count = Optional.empty();

  @Option(
      names = "--timeout",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      description = "Stop after this time, such as 30s.")
  Optional<Duration> timeout = Optional.empty();

  @Mixin SecretOptions secret = new SecretOptions();
  @Mixin OutputOptions output = new OutputOptions();

  ListenCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() throws InterruptedException {
    Reporter reporter = output.reporter(host);
    Orders orders = orders(reporter);
    Optional<JournalFile> journal = save.map(host.workDir()::resolve).map(JournalFile::open);
    try {
      var session = new Session(orders, journal, host.time(), reporter);
      var interrupted = new AtomicBoolean();
      host.interrupts()
          .handle(() -> {
            interrupted.set(true);
            session.stop();
          });
      return exit(session.run(), interrupted.get()).code;
    } finally {
      journal.ifPresent(JournalFile::close);
    }
  }

  private Orders orders(Reporter reporter) {
    ServerOptions.check(address, port, reporter);
    if (count.filter(wanted -> wanted < 1).isPresent()) {
      throw Problem.of(Problem.Kind.USAGE, "--count is 1 or more");
    }
    return new Orders(
        address,
        port,
        path.map(ListenCommand::absolute),
        secret.read(host, reporter),
        accept,
        count,
        timeout);
  }

  private ExitCode exit(Event.Listened listened, boolean interrupted) {
    if (listened.missesSome()) {
      return interrupted ? ExitCode.INTERRUPTED : ExitCode.FAILED;
    }
    boolean bad =
        listened.errors() > 0 || listened.refused() > 0 || (strict && listened.warnings() > 0);
    return bad ? ExitCode.FAILED : ExitCode.OK;
  }

  private static String absolute(String text) {
    return text.startsWith("/") ? text : "/" + text;
  }
}
