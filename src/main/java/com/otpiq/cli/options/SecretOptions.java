package com.otpiq.cli.options;

import com.otpiq.cli.host.Host;
import com.otpiq.event.Event;
import com.otpiq.event.Problem;
import com.otpiq.event.Reporter;
import com.otpiq.message.WebhookSecret;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where the secret of the webhooks comes from; flags take the place of the environment. */
public final class SecretOptions {
  public static final String VARIABLE = "OTPIQ_WEBHOOK_SECRET";

  @Configurable(shared = true, yieldsTo = "--secret", variable = VARIABLE)
  @Option(
      names = "--secret-file",
      paramLabel = "FILE",
      description = "File with the webhook secret. Repeat it during a rotation: any one will do.")
  List<Path> files = new ArrayList<>();

  @Option(
      names = "--secret",
      paramLabel = "SECRET",
      description =
          "The secret itself; lists of processes show it, so rather use a file or "
              + VARIABLE
              + ".")
  List<String> values = new ArrayList<>();

  /**
   * The secrets, warnings said; none where nothing names one.
   *
   * @throws Problem INPUT where one is set but empty, or is none that OTPIQ takes
   */
  public List<WebhookSecret> read(Host host, Reporter reporter) {
    List<WebhookSecret> secrets = new ArrayList<>();
    for (Path file : files) {
      secrets.add(
          secret("the secret in " + file, SecretFile.read(host, file, "secret file", reporter)));
    }
    if (!values.isEmpty()) {
      reporter.report(shown("--secret", VARIABLE));
      values.forEach(value -> secrets.add(secret("the secret of --secret", value)));
    }
    if (secrets.isEmpty() && host.env().containsKey(VARIABLE)) {
      secrets.add(secret("the secret in " + VARIABLE, host.env().getOrDefault(VARIABLE, "")));
    }
    return List.copyOf(secrets);
  }

  /** What to say of a secret among the arguments. */
  static Event.Notice shown(String option, String variable) {
    return new Event.Notice(
        "lists of processes show what "
            + option
            + " says; a file or "
            + variable
            + " stays private");
  }

  /** Whether an option names one; the environment may do so for other commands. */
  public boolean isGiven() {
    return !files.isEmpty() || !values.isEmpty();
  }

  /** The one secret to send. */
  public Optional<WebhookSecret> readOne(Host host, Reporter reporter) {
    List<WebhookSecret> secrets = read(host, reporter);
    if (secrets.size() > 1) {
      throw Problem.of(
          Problem.Kind.USAGE, "one secret can be sent, and " + secrets.size() + " are given");
    }
    return secrets.stream().findFirst();
  }

  /** One that nobody can guess, good for a run. */
  public static WebhookSecret fresh() {
    byte[] bytes = new byte[16];
    new SecureRandom().nextBytes(bytes);
    return WebhookSecret.of(HexFormat.of().formatHex(bytes));
  }

  /** The first secret as the environment of a command, with one variable more. */
  public static Map<String, String> environment(
      List<WebhookSecret> secrets, String name, String value) {
    Map<String, String> variables = new HashMap<>(Map.of(name, value));
    secrets.stream().findFirst().ifPresent(one -> variables.put(VARIABLE, one.reveal()));
    return variables;
  }

  /**
   * A secret as somebody wrote it.
   *
   * @param name what it is, for a problem's sentence
   */
  public static WebhookSecret secret(String name, String value) {
    try {
      return WebhookSecret.of(value);
    } catch (IllegalArgumentException e) {
      throw Problem.of(
          Problem.Kind.INPUT, name + " " + e.getMessage(), "openssl rand -hex 32 makes a good one");
    }
  }
}
