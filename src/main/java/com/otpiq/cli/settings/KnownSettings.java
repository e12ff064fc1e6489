package com.otpiq.cli.settings;

import com.otpiq.cli.options.ValueRedaction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Every setting, from a list that is generated from the options marked {@link
 * com.otpiq.cli.options.Configurable}. Other options have to be typed each time: what is sent and
 * to whom, consent, and secrets themselves.
 */
public final class KnownSettings {
  /** The generated list, beside this class. */
  static final String FILE = "settings.tsv";

  private static final Set<String> SECRETS =
      Set.of("secret", "old-secret", "webhook-secret", "api-key");

  private static final List<Setting> SETTINGS = read();

  private KnownSettings() {}

  private static List<Setting> read() {
    try (var stream = Objects.requireNonNull(KnownSettings.class.getResourceAsStream(FILE))) {
      String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().map(Setting::parse).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All of them, by the names of their options. */
  public static List<Setting> all() {
    return SETTINGS;
  }

  /** The settings of a command. */
  static Stream<Setting> of(String command) {
    return SETTINGS.stream().filter(setting -> setting.commands().contains(command));
  }

  /** The setting that a key names. */
  static Optional<Setting> named(String key) {
    return SETTINGS.stream().filter(setting -> setting.keys().anyMatch(key::equals)).findFirst();
  }

  /** The value of a key as it may be shown. */
  static String redacted(String key, String text) {
    return named(key).map(Setting::redaction).orElse(ValueRedaction.NONE).apply(text);
  }

  /** Every key. */
  static Stream<String> keys() {
    return SETTINGS.stream().flatMap(Setting::keys).distinct();
  }

  /** Whether the value of a key would be a secret itself. */
  static boolean isSecret(String key) {
    return SECRETS.contains(key.substring(key.indexOf('.') + 1));
  }
}
