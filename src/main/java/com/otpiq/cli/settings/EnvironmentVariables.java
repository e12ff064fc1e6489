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

/** The variables of ours beside those that stand for an option. */
public final class EnvironmentVariables {
  /** What the names of all of ours begin with. */
  static final String PREFIX = "OTPIQ_";

  /** They say a secret. */
  private static final List<String> HIDDEN =
      List.of(SecretOptions.VARIABLE, PreviousSecretOptions.VARIABLE, ApiOptions.KEY_VARIABLE);

  private static final String JAVA_OPTIONS = "OTPIQ_JAVA_OPTIONS";

  private static final List<String> PLAIN =
      List.of(UserDirectory.STATE.variable, UserDirectory.CONFIG.variable, JAVA_OPTIONS);

  /** What otpiq gives to its own children, which may be otpiq again. */
  private static final List<String> GIVEN =
      List.of("OTPIQ_LISTEN_URL", "OTPIQ_CHECK", "OTPIQ_SMS_ID");

  private EnvironmentVariables() {}

  /** Whether a variable may stand for an option. */
  static boolean isOption(String name) {
    return name.startsWith(PREFIX)
        && !HIDDEN.contains(name)
        && !PLAIN.contains(name)
        && !GIVEN.contains(name);
  }

  /** Those that are set and stand for no option; of secrets only that they are. */
  static Stream<SettingsEvent.SettingShown> told(Map<String, String> env) {
    return Stream.concat(HIDDEN.stream(), PLAIN.stream())
        .filter(name -> !env.getOrDefault(name, "").isEmpty())
        .map(name ->
            new SettingsEvent.SettingShown(
                name,
                Optional.of(shown(name, env.getOrDefault(name, ""))),
                SettingOrigin.ENVIRONMENT,
                name));
  }

  private static String shown(String name, String text) {
    if (HIDDEN.contains(name)) {
      return Redactor.HIDDEN;
    }
    return name.equals(JAVA_OPTIONS) ? ValueRedaction.COMMAND.apply(text) : text;
  }

  /** Those that look like ours and are none, with what may have been meant. */
  public static List<Event.Notice> strangers(Map<String, String> env) {
    List<String> options = KnownSettings.keys().map(Setting::variable).toList();
    return env.keySet().stream()
        .filter(name -> isOption(name) && !options.contains(name))
        .sorted()
        .flatMap(name -> meant(name, options).map(near -> unread(name, near)).stream())
        .toList();
  }

  private static Event.Notice unread(String name, String near) {
    return new Event.Notice(name + " is not a setting; did you mean " + near + "?");
  }

  private static Optional<String> meant(String name, List<String> options) {
    String key = name.substring(PREFIX.length()).toLowerCase(Locale.ROOT).replace('_', '-');
    if (KnownSettings.isSecret(key)) {
      return Optional.of(
          key.startsWith("old") ? PreviousSecretOptions.VARIABLE : SecretOptions.VARIABLE);
    }
    return SpellingSuggestion.nearest(
        name, Stream.concat(options.stream(), HIDDEN.stream()).toList());
  }
}
