package com.otpiq.cli.options;

import com.otpiq.cli.host.Host;
import com.otpiq.event.Reporter;
import com.otpiq.message.WebhookSecret;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The previous webhook secret, which is still accepted during a rotation. */
public final class PreviousSecretOptions {
  public static final String VARIABLE = "OTPIQ_WEBHOOK_SECRET_OLD";

  @Configurable(yieldsTo = "--old-secret", variable = VARIABLE)
  @Option(
      names = "--old-secret-file",
      paramLabel = "FILE",
      description = "The previous secret, valid during a rotation. Default: " + VARIABLE + ".")
  Optional<Path> file = Optional.empty();

  @Option(
      names = "--old-secret",
      paramLabel = "SECRET",
      description = "The previous secret itself. Process lists show it.")
  Optional<String> value = Optional.empty();

  /** The previous secret, if one is given. */
  public Optional<WebhookSecret> read(Host host, Reporter reporter) {
    value.ifPresent(_ -> reporter.report(SecretOptions.visibilityNotice("--old-secret", VARIABLE)));
    return file.map(path ->
            SecretOptions.secret(
                "the secret in " + path, SecretFile.OLD_SECRET.read(host, path, reporter)))
        .or(() -> value.map(text -> SecretOptions.secret("the secret of --old-secret", text)))
        .or(() ->
            Optional.ofNullable(host.env().get(VARIABLE))
                .filter(text -> !text.isEmpty())
                .map(text -> SecretOptions.secret("the secret in " + VARIABLE, text)));
  }
}
