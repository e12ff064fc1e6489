package com.otpiq.cli.settings;

import com.otpiq.cli.options.ApiOptions;
import com.otpiq.cli.options.PreviousSecretOptions;
import com.otpiq.cli.options.SecretOptions;
import com.otpiq.cli.options.ValueRedaction;
import com.otpiq.event.Event;
import com.otpiq.event.SettingOrigin;
import com.otpiq.event.SettingsEvent;
import com.otpiq.file.UserDirectory;
import com.otpiq.message.Redactor;
import com.otpiq.rule.SpellingSuggestion;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The environment variables of otpiq that do not set an option. */
public final class EnvironmentVariables {
  /** The prefix of all variables of otpiq. */
  static final String PREFIX = "OTPIQ_";

  /** Their values are secrets. */
  private static final List<String> SECRETS =
      List.of(SecretOptions.VARIABLE, PreviousSecretOptions.VARIABLE, ApiOptions.KEY_VARIABLE);

  private static final String JAVA_OPTIONS = "OTPIQ_JAVA_OPTIONS";

  private static final List<String> PLAIN =
      List.of(UserDirectory.STATE.variable, UserDirectory.CONFIG.variable, JAVA_OPTIONS);

  /** Set by otpiq for its child processes, which may run otpiq again. */
  private static final List<String> FOR_CHILDREN =
      List.of("OTPIQ_LISTEN_URL", "OTPIQ_CHECK", "OTPIQ_SMS_ID");

  private EnvironmentVariables() {}

  /** Whether a variable may set an option. */
  static boolean isOption(String name) {
    return name.startsWith(PREFIX)
        && !SECRETS.contains(name)
        && !PLAIN.contains(name)
        && !FOR_CHILDREN.contains(name);
  }

  /** Those that are set; secrets without their values. */
  static Stream<SettingsEvent.SettingShown> events(Map<String, String> env) {
    return Stream.concat(SECRETS.stream(), PLAIN.stream())
        .filter(name -> !env.getOrDefault(name, "").isEmpty())
        .map(name ->
            new SettingsEvent.SettingShown(
                name,
                Optional.of(redacted(name, env.getOrDefault(name, ""))),
                SettingOrigin.ENVIRONMENT,
                name));
  }

  private static String redacted(String name, String text) {
    if (SECRETS.contains(name)) {
      return Redactor.HIDDEN;
    }
    return name.equals(JAVA_OPTIONS) ? ValueRedaction.COMMAND.apply(text) : text;
  }

  /** A note for each variable that looks like a misspelt one of otpiq. */
  public static List<Event.Notice> unknown(Map<String, String> env) {
    List<String> options = KnownSettings.keys().map(Setting::variable).toList();
    return env.keySet().stream()
        .filter(name -> isOption(name) && !options.contains(name))
        .sorted()
        .flatMap(name -> suggestion(name, options).map(near -> notSetting(name, near)).stream())
        .toList();
  }

  private static Event.Notice notSetting(String name, String near) {
    return new Event.Notice(name + " is not a setting; did you mean " + near + "?");
  }

  private static Optional<String> suggestion(String name, List<String> options) {
    String key = name.substring(PREFIX.length()).toLowerCase(Locale.ROOT).replace('_', '-');
    if (KnownSettings.isSecret(key)) {
      return Optional.of(
          key.startsWith("old") ? PreviousSecretOptions.VARIABLE : SecretOptions.VARIABLE);
    }
    return SpellingSuggestion.nearest(
        name, Stream.concat(options.stream(), SECRETS.stream()).toList());
  }
}
