package com.otpiq.cli.settings;

import com.otpiq.cli.options.ApiOptions;
import com.otpiq.cli.options.PreviousSecretOptions;
import com.otpiq.cli.options.SecretOptions;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a setting gives way to, so that it never contradicts what goes before it. */
final class Conflicts {
  private static final Map<String, List<String>> OPTIONS =
      Map.ofEntries(
          Map.entry("secret-file", List.of("--secret")),
          Map.entry("old-secret-file", List.of("--old-secret")),
          Map.entry("webhook-url", List.of("--sandbox", "--request")),
          Map.entry("sender-id", List.of("--request")),
          Map.entry("provider", List.of("--request")),
          Map.entry("account", List.of("--request")),
          Map.entry("phone-id", List.of("--request")),
          Map.entry("cert", List.of("--trust", "--tls=false")),
          Map.entry("key", List.of("--trust", "--tls=false")),
          Map.entry("exec", List.of("--production")),
          Map.entry("only", List.of("--production")),
          Map.entry("skip", List.of("--production")),
          Map.entry("state-url", List.of("--state-cmd")),
          Map.entry("state-cmd", List.of("--state-url")),
          Map.entry("scenario", List.of("--scenario-file")),
          Map.entry("scenario-file", List.of("--scenario")),
          Map.entry("speed", List.of("--virtual-time")),
          Map.entry("virtual-time", List.of("--speed")),
          Map.entry("no-journal", List.of("--resume")),
          Map.entry("resume", List.of("--no-journal")));

  private static final Map<String, String> VARIABLES =
      Map.of(
          "secret-file", SecretOptions.VARIABLE,
          "old-secret-file", PreviousSecretOptions.VARIABLE,
          "api-key-file", ApiOptions.KEY_VARIABLE,
          "color", "NO_COLOR");

  private Conflicts() {}

  /** The options that a setting gives way to, as they are typed. */
  static List<String> options(Setting setting) {
    return OPTIONS.getOrDefault(setting.option(), List.of());
  }

  /** The variable with a name of its own that takes a setting's place. */
  static Optional<String> variable(Setting setting) {
    return Optional.ofNullable(VARIABLES.get(setting.option()));
  }
}
