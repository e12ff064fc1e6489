package com.otpiq.cli.listen;

import com.otpiq.cli.error.ExitCode;
import com.otpiq.cli.host.Host;
import com.otpiq.cli.host.Version;
import com.otpiq.cli.options.Configurable;
import com.otpiq.cli.options.ExecLogOptions;
import com.otpiq.cli.options.OutputOptions;
import com.otpiq.cli.options.SecretOptions;
import com.otpiq.cli.options.ServerOptions;
import com.otpiq.cli.options.ValueRedaction;
import com.otpiq.event.ListenEvent;
import com.otpiq.event.Reporter;
import com.otpiq.file.LogFile;
import com.otpiq.file.ReadyFile;
import com.otpiq.listen.ListenConfig;
import com.otpiq.listen.ListenSession;
import com.otpiq.listen.Recorder;
import com.otpiq.message.HttpUrl;
import com.otpiq.message.WebhookSecret;
import com.otpiq.net.ListenAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "listen",
    description = "Receive webhooks, validate them, and show them.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
public final class ListenCommand implements Callable<Integer> {
  private final Host host;

  @Configurable(shared = true)
  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "Port to listen on; 0: any free port. Default: 4242.")
  int port = 4242;

  @Configurable(shared = true, byProject = false)
  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      description = "Address. Default: localhost (127.0.0.1 and ::1).")
  String listenOn = "localhost";

  @Configurable(redaction = ValueRedaction.URL)
  @Option(
      names = "--path",
      paramLabel = "PATH",
      description = "Respond with 404 on other paths. Default: any path.")
  Optional<String> path = Optional.empty();

  @Configurable
  @Option(names = "--accept", description = "Respond with 200 to invalid webhooks too.")
  boolean accept;

  @Configurable(shared = true)
  @Option(names = "--strict", description = "Count warnings as errors for the exit code.")
  boolean strict;

  @Configurable(byProject = false, redaction = ValueRedaction.COMMAND)
  @Option(
      names = "--exec",
      paramLabel = "COMMAND",
      description = "Run this command while listening, and end with it.")
  Optional<String> exec = Optional.empty();

  @Mixin ExecLogOptions execLog = new ExecLogOptions();

  @Option(
      names = "--ready-file",
      paramLabel = "FILE",
      description = "Write the URL to this file once the port is open.")
  Optional<Path> readyFile = Optional.empty();

  @Mixin ExpectOptions expect = new ExpectOptions();
  @Mixin ScriptOptions script = new ScriptOptions();
  @Mixin ForwardOptions forward = new ForwardOptions();
  @Mixin TlsOptions tls = new TlsOptions();
  @Mixin RecordOptions record = new RecordOptions();
  @Mixin SecretOptions secret = new SecretOptions();
  @Mixin OutputOptions output = new OutputOptions();

  ListenCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() throws InterruptedException {
    Reporter reporter = output.reporter(host);
    if (tls.trust) {
      tls.reportTrust(host, ListenAddress.parse(listenOn), port, reporter);
      return ExitCode.OK.code;
    }
    ListenConfig config = config(reporter);
    expect.checkWritable(host);
    Optional<ReadyFile> ready = readyFile.map(name -> ReadyFile.of(host.workDir(), name));
    Optional<LogFile> log = execLog.open(host, exec, reporter);
    try (Recorder recorder = record.open(host, reporter)) {
      var session = new ListenSession(config, recorder, host.time(), new ForwardHints(reporter));
      try (var process = new ChildProcess(host, exec, log, ready, session)) {
        host.interrupts().handle(process::interrupt);
        ListenEvent.ListenSummary summary =
            session.run(url -> {
              recorder.run().ifPresent(run -> run.listensOn(HttpUrl.of(url).port()));
              process.start(url, config.secrets());
            });
        expect.write(host, summary, strict, process);
        return process.exit().orElse(exit(summary, process.isInterrupted()).code);
      }
    }
  }

  private ListenConfig config(Reporter reporter) throws InterruptedException {
    ListenAddress address = ServerOptions.address(listenOn, port, reporter);
    return new ListenConfig(
        address,
        port,
        tls.identity(host, address, reporter),
        path.map(ServerOptions::path),
        secrets(reporter),
        new ListenConfig.Responding(
            accept, script.script(host, reporter), forward.forwarding(host, address, port)),
        expect.waiting(exec.isPresent()),
        ListenConfig.Timeouts.DEFAULT);
  }

  /** The command of {@code --exec} gets a generated secret if the user gives none. */
  private List<WebhookSecret> secrets(Reporter reporter) {
    List<WebhookSecret> configured = secret.read(host, reporter);
    return configured.isEmpty() && exec.isPresent() ? List.of(SecretOptions.random()) : configured;
  }

  private ExitCode exit(ListenEvent.ListenSummary summary, boolean interrupted) {
    if (summary.hasUnmetExpectations()) {
      return interrupted ? ExitCode.INTERRUPTED : ExitCode.FAILED;
    }
    boolean bad =
        summary.errors() > 0 || summary.refused() > 0 || (strict && summary.warnings() > 0);
    return bad ? ExitCode.FAILED : ExitCode.OK;
  }
}
