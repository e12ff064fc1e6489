package com.otpiq.cli;

import com.otpiq.journal.ConfigFolder;
import com.otpiq.journal.StateFolder;
import com.otpiq.report.Event;
import com.otpiq.report.Origin;
import com.otpiq.rule.Spelling;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The variables of ours beside those that stand for an option. */
final class Variables {
  /** What the names of all of ours begin with. */
  static final String PREFIX = "OTPIQ_";

  /** They say a secret. */
  private static final List<String> HIDDEN =
      List.of(SecretOptions.VARIABLE, OldSecretOptions.VARIABLE, ApiOptions.KEY_VARIABLE);

  private static final List<String> PLAIN =
      List.of(StateFolder.VARIABLE, ConfigFolder.VARIABLE, "OTPIQ_JAVA_OPTIONS");

  /** What otpiq gives to its own children, which may be otpiq again. */
  private static final List<String> GIVEN =
      List.of("OTPIQ_LISTEN_URL", "OTPIQ_CHECK", "OTPIQ_SMS_ID");

  private Variables() {}

  /** Whether a variable may stand for an option. */
  static boolean isOption(String name) {
    return name.startsWith(PREFIX)
        && !HIDDEN.contains(name)
        && !PLAIN.contains(name)
        && !GIVEN.contains(name);
  }

  /** Those that are set and stand for no option; of secrets only that they are. */
  static Stream<Event.SettingTold> told(Map<String, String> env) {
    return Stream.concat(HIDDEN.stream(), PLAIN.stream())
        .filter(name -> !env.getOrDefault(name, "").isEmpty())
        .map(name -> {
          String text = HIDDEN.contains(name) ? "[hidden]" : env.getOrDefault(name, "");
          return new Event.SettingTold(name, Optional.of(text), Origin.ENVIRONMENT, name);
        });
  }

  /** Those that look like ours and are none, with what may have been meant. */
  static List<Event.Notice> strangers(Map<String, String> env) {
    List<String> options = Configurable.keys().map(Setting::variable).toList();
    return env.keySet().stream()
        .filter(name -> isOption(name) && !options.contains(name))
        .sorted()
        .flatMap(name -> meant(name, options).map(near -> unread(name, near)).stream())
        .toList();
  }

  private static Event.Notice unread(String name, String near) {
    return new Event.Notice("nothing reads " + name + "; " + near + " is read");
  }

  private static Optional<String> meant(String name, List<String> options) {
    String key = name.substring(PREFIX.length()).toLowerCase(Locale.ROOT).replace('_', '-');
    if (Configurable.isSecret(key)) {
      return Optional.of(
          key.startsWith("old") ? OldSecretOptions.VARIABLE : SecretOptions.VARIABLE);
    }
    return Spelling.nearest(name, Stream.concat(options.stream(), HIDDEN.stream()).toList());
  }
}
