package com.otpiq.cli.check;

import com.otpiq.cli.host.Host;
import com.otpiq.cli.options.Configurable;
import com.otpiq.cli.options.DurationConverter;
import com.otpiq.cli.options.ExecLogOptions;
import com.otpiq.cli.options.ValueRedaction;
import com.otpiq.event.Problem;
import com.otpiq.event.Reporter;
import com.otpiq.exec.ShellCommand;
import com.otpiq.file.LogFile;
import com.otpiq.message.HttpUrl;
import com.otpiq.net.client.NetworkPolicy;
import com.otpiq.net.client.PortProbe;
import java.io.OutputStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How the application that is checked is started. */
final class ApplicationOptions {
  @Configurable(byProject = false, yieldsTo = "--production", redaction = ValueRedaction.COMMAND)
  @Option(
      names = "--exec",
      paramLabel = "COMMAND",
      description =
          "Start your application, with OTPIQ_WEBHOOK_SECRET, PORT and OTPIQ_CHECK=1, and stop it at the end.")
  Optional<String> command = Optional.empty();

  @Mixin ExecLogOptions execLog = new ExecLogOptions();

  @Configurable
  @Option(
      names = "--wait",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description = "Wait for its port. Default: 0s; 30s with --exec.")
  Optional<Duration> wait = Optional.empty();

  /** Whether otpiq starts the application. */
  boolean isStarted() {
    return command.isPresent();
  }

  /**
   * Starts the application if the user gave a command, and waits until its port is open.
   *
   * @param secrets environment variables with the secrets
   * @throws Problem LOCAL if the port is already in use, or the application ends
   */
  CheckedApplication start(
      Host host,
      HttpUrl target,
      NetworkPolicy networkPolicy,
      Map<String, String> secrets,
      Reporter reporter)
      throws InterruptedException {
    Optional<LogFile> log = execLog.open(host, command, reporter);
    if (isStarted() && PortProbe.isOpen(target, networkPolicy)) {
      throw Problem.of(
          Problem.Kind.LOCAL,
          target.authority() + " is already in use",
          "without --exec, or another port in the URL");
    }
    Map<String, String> env = new HashMap<>(secrets);
    env.put("OTPIQ_CHECK", "1");
    env.put("PORT", Integer.toString(target.port()));
    OutputStream output = log.isPresent() ? log.get() : host.err();
    var application =
        new CheckedApplication(
            command.map(line -> () -> ShellCommand.start(line, env, host.workDir(), output)),
            wait.orElse(isStarted() ? Duration.ofSeconds(30) : Duration.ZERO),
            target,
            networkPolicy,
            host.time(),
            reporter);
    application.start();
    return application;
  }
}
