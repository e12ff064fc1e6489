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

/** The webhook secret: from options, or else from the environment. */
public final class SecretOptions {
  public static final String VARIABLE = "OTPIQ_WEBHOOK_SECRET";

  @Configurable(shared = true, yieldsTo = "--secret", variable = VARIABLE)
  @Option(
      names = "--secret-file",
      paramLabel = "FILE",
      description = "File of the secret, or .env. Repeatable (rotation).")
  List<Path> files = new ArrayList<>();

  @Option(
      names = "--secret",
      paramLabel = "SECRET",
      description = "The secret itself, which process lists show.")
  List<String> values = new ArrayList<>();

  /**
   * Reads the secrets and reports warnings about them; empty if none is given.
   *
   * @throws Problem INPUT if a secret is empty, or OTPIQ would not accept it
   */
  public List<WebhookSecret> read(Host host, Reporter reporter) {
    List<WebhookSecret> secrets = new ArrayList<>();
    for (Path file : files) {
      secrets.add(secret("the secret in " + file, SecretFile.SECRET.read(host, file, reporter)));
    }
    if (!values.isEmpty()) {
      reporter.report(visibilityNotice("--secret", VARIABLE));
      values.forEach(value -> secrets.add(secret("the secret of --secret", value)));
    }
    if (secrets.isEmpty() && host.env().containsKey(VARIABLE)) {
      secrets.add(secret("the secret in " + VARIABLE, host.env().getOrDefault(VARIABLE, "")));
    }
    return List.copyOf(secrets);
  }

  /** The warning about a secret on the command line. */
  static Event.Notice visibilityNotice(String option, String variable) {
    return new Event.Notice(
        "process lists show the value of " + option + "; a file or " + variable + " is private");
  }

  /** Whether an option gives a secret; one in the environment may be for other commands. */
  public boolean isGiven() {
    return !files.isEmpty() || !values.isEmpty();
  }

  /** The secret to send, of which there can be only one. */
  public Optional<WebhookSecret> readOne(Host host, Reporter reporter) {
    List<WebhookSecret> secrets = read(host, reporter);
    if (secrets.size() > 1) {
      throw Problem.of(
          Problem.Kind.USAGE, "one secret can be sent, and " + secrets.size() + " are given");
    }
    return secrets.stream().findFirst();
  }

  /** A random secret for one run. */
  public static WebhookSecret random() {
    return WebhookSecret.of(randomText());
  }

  /** A text that cannot be guessed: 128 random bits. */
  public static String randomText() {
    byte[] bytes = new byte[16];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** The environment of a child process: the first secret, and one other variable. */
  public static Map<String, String> environment(
      List<WebhookSecret> secrets, String name, String value) {
    Map<String, String> variables = new HashMap<>(Map.of(name, value));
    secrets.stream().findFirst().ifPresent(one -> variables.put(VARIABLE, one.reveal()));
    return variables;
  }

  /**
   * Validates a secret.
   *
   * @param name the source of the secret, for messages
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
