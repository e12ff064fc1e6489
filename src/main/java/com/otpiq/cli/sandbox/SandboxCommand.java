package com.otpiq.cli.sandbox;

import com.otpiq.cli.error.ExitCode;
import com.otpiq.cli.host.Host;
import com.otpiq.cli.host.Version;
import com.otpiq.cli.options.Configurable;
import com.otpiq.cli.options.ExecLogOptions;
import com.otpiq.cli.options.NetworkOptions;
import com.otpiq.cli.options.OutputOptions;
import com.otpiq.cli.options.SandboxOptions;
import com.otpiq.cli.options.SecretOptions;
import com.otpiq.cli.options.ServerOptions;
import com.otpiq.cli.options.ValueRedaction;
import com.otpiq.event.Reporter;
import com.otpiq.event.SandboxEvent;
import com.otpiq.exec.ShellCommand;
import com.otpiq.file.LogFile;
import com.otpiq.message.ControlToken;
import com.otpiq.message.WebhookSecret;
import com.otpiq.net.ListenAddress;
import com.otpiq.net.client.NetworkPolicy;
import com.otpiq.net.proxy.ProxySettings;
import com.otpiq.sandbox.Sandbox;
import com.otpiq.sandbox.SandboxConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "sandbox",
    description = "Run a simulated OTPIQ on this machine: its API and its webhooks.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
public final class SandboxCommand implements Callable<Integer> {
  /** How long webhooks may still be delivered once the child process has exited. */
  private static final Duration DRAIN_TIMEOUT = Duration.ofSeconds(15);

  private final Host host;

  @Configurable(shared = true)
  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "Port; 0 is any free one. Default: 4010.")
  int port = 4010;

  @Configurable(shared = true, byProject = false)
  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      description = "Address. Default: localhost (127.0.0.1 and ::1).")
  String listenOn = "localhost";

  @Configurable(byProject = false)
  @Option(
      names = "--state",
      paramLabel = "FILE",
      description = "Keep messages and webhooks in this file.")
  Optional<Path> state = Optional.empty();

  @Configurable(byProject = false, redaction = ValueRedaction.COMMAND)
  @Option(
      names = "--exec",
      paramLabel = "COMMAND",
      description = "Run a command against the sandbox; exit with it.")
  Optional<String> child = Optional.empty();

  @Mixin ExecLogOptions execLog = new ExecLogOptions();

  @Mixin SandboxAccessOptions access = new SandboxAccessOptions();
  @Mixin SandboxOptions options = new SandboxOptions();
  @Mixin NetworkOptions network = new NetworkOptions();
  @Mixin SecretOptions secret = new SecretOptions();
  @Mixin OutputOptions output = new OutputOptions();

  SandboxCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() throws InterruptedException {
    Reporter reporter = output.reporter(host);
    ListenAddress address = ServerOptions.address(listenOn, port, reporter);
    List<WebhookSecret> secrets = secret.read(host, reporter);
    Optional<LogFile> log = execLog.open(host, child, reporter);
    Optional<ControlToken> given = access.token(host, reporter);
    Optional<ControlToken> generated =
        given.isPresent() || address.isLoopback()
            ? Optional.empty()
            : Optional.of(SandboxAccessOptions.random());
    Optional<ControlToken> token = given.or(() -> generated);
    SandboxConfig config =
        options.config(host, address, port, token, secrets, state.map(host.workDir()::resolve));
    var networkPolicy =
        new NetworkPolicy(ProxySettings.of(host.env()), network.tls(host), access.allowedHosts());
    try (Sandbox sandbox = new Sandbox(config, networkPolicy, host.time(), reporter)) {
      reporter.report(
          new SandboxEvent.SandboxReady(
              sandbox.url(), Sandbox.API_KEY, generated.map(ControlToken::reveal)));
      return child.isPresent()
          ? run(child.get(), env(sandbox, secrets, token), log, sandbox)
          : untilStopped(sandbox);
    }
  }

  private int untilStopped(Sandbox sandbox) throws InterruptedException {
    var stopped = new CountDownLatch(1);
    host.interrupts().handle(stopped::countDown);
    sandbox.onOutputFailure(stopped::countDown);
    stopped.await();
    return ExitCode.OK.code;
  }

  /** Exits as the child process does; if that is 0, only if no webhook failed unexpectedly. */
  private int run(String command, Map<String, String> env, Optional<LogFile> log, Sandbox sandbox)
      throws InterruptedException {
    int code = ShellCommand.run(command, env, host.workDir(), log);
    boolean accountedFor = sandbox.awaitAccountedFor(DRAIN_TIMEOUT);
    return code == 0 && !accountedFor ? ExitCode.FAILED.code : code;
  }

  private static Map<String, String> env(
      Sandbox sandbox, List<WebhookSecret> secrets, Optional<ControlToken> token) {
    List<WebhookSecret> childSecrets =
        secrets.isEmpty() ? List.of(SecretOptions.random()) : secrets;
    Map<String, String> variables =
        SecretOptions.environment(childSecrets, "OTPIQ_BASE_URL", sandbox.baseUrl());
    variables.put("OTPIQ_API_KEY", Sandbox.API_KEY);
    token.ifPresent(known -> variables.put(SandboxAccessOptions.TOKEN_VARIABLE, known.reveal()));
    return variables;
  }
}
