package com.otpiq.cli.settings;

import static com.otpiq.cli.settings.Setting.Reach.FAR;
import static com.otpiq.cli.settings.Setting.Reach.HARMLESS;

import com.otpiq.cli.host.CommandName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The settings that there are. What is not here is said on the command line each time: what is sent
 * and to whom, consent, and secrets themselves.
 */
public final class KnownSettings {
  /** All but completion, which every new shell may run, in whatever folder. */
  private static final String[] ALL =
      without("completion", CommandName.words().toArray(String[]::new));

  private static final String[] TESTING = {"listen", "trigger", "replay", "sandbox", "check"};
  private static final String[] ASKING = {"send", "track", "info", "sender-ids"};
  private static final String[] RETRYING = {"trigger", "replay", "sandbox"};
  private static final String[] REACHING = {
    "send", "track", "info", "sender-ids", "listen", "trigger", "replay", "sandbox", "check"
  };

  private static final Set<String> SECRETS =
      Set.of("secret", "old-secret", "webhook-secret", "api-key");

  private static final List<Setting> SETTINGS = new ArrayList<>();

  static {
    shared(HARMLESS, List.of("color", "quiet", "verbose"), ALL);
    shared(HARMLESS, List.of("output"), without("receiver", ALL));
    shared(FAR, List.of("show-pii"), without("check", ALL));
    shared(HARMLESS, List.of("secret-file"), TESTING);
    shared(HARMLESS, List.of("api-key-file"), ASKING);
    shared(FAR, List.of("base-url"), ASKING);
    shared(FAR, List.of("cacert"), REACHING);
    own(HARMLESS, List.of("timeout"), ASKING);

    own(HARMLESS, List.of("sender-id", "provider", "account", "phone-id"), "send");
    own(FAR, List.of("webhook-url"), "send");
    own(HARMLESS, List.of("every", "wait-for"), "track");

    shared(HARMLESS, List.of("port"), "listen", "sandbox");
    shared(FAR, List.of("host"), "listen", "sandbox");
    own(FAR, List.of("exec"), "listen", "sandbox", "check");
    shared(HARMLESS, List.of("strict"), "listen", "validate", "check");
    shared(HARMLESS, List.of("seed"), "listen", "trigger", "replay", "sandbox");

    own(HARMLESS, List.of("path", "accept", "respond", "timeout", "forward-to"), "listen");
    own(HARMLESS, List.of("tls", "cert", "key", "no-journal", "resume"), "listen");
    own(FAR, List.of("save"), "listen");

    shared(HARMLESS, List.of("to", "concurrency"), "trigger", "replay");
    own(HARMLESS, List.of("timeout"), RETRYING);
    shared(HARMLESS, List.of("speed", "virtual-time"), RETRYING);
    shared(HARMLESS, List.of("retries", "profile", "backoff", "factor"), RETRYING);
    shared(HARMLESS, List.of("max-wait", "jitter", "disable-after"), RETRYING);

    own(HARMLESS, List.of("scenario", "scenario-file", "strict", "credit", "pause"), "sandbox");
    own(FAR, List.of("state"), "sandbox");

    own(HARMLESS, List.of("state-url", "state-path", "effects-path", "state-wait"), "check");
    own(FAR, List.of("state-cmd", "prepare-cmd"), "check");
    own(HARMLESS, List.of("only", "skip", "wait", "max-time", "fail-fast", "source"), "check");
    own(HARMLESS, List.of("baseline", "old-secret-file"), "check");
  }

  private KnownSettings() {}

  public static List<Setting> all() {
    return Collections.unmodifiableList(SETTINGS);
  }

  /** The settings of a command. */
  static Stream<Setting> of(String command) {
    return SETTINGS.stream().filter(setting -> setting.commands().contains(command));
  }

  /** The setting that a key names. */
  static Optional<Setting> named(String key) {
    return SETTINGS.stream().filter(setting -> setting.keys().anyMatch(key::equals)).findFirst();
  }

  /** Every key. */
  static Stream<String> keys() {
    return SETTINGS.stream().flatMap(Setting::keys).distinct();
  }

  /** Whether a key would hold a secret itself. */
  static boolean isSecret(String key) {
    return SECRETS.contains(key.substring(key.indexOf('.') + 1));
  }

  private static String[] without(String command, String... commands) {
    return Arrays.stream(commands).filter(each -> !each.equals(command)).toArray(String[]::new);
  }

  private static void shared(Setting.Reach reach, List<String> options, String... commands) {
    options.forEach(each -> SETTINGS.add(new Setting(each, reach, true, List.of(commands))));
  }

  private static void own(Setting.Reach reach, List<String> options, String... commands) {
    options.forEach(each -> SETTINGS.add(new Setting(each, reach, false, List.of(commands))));
  }
}
