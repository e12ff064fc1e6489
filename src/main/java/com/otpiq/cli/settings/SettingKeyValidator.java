package com.otpiq.cli.settings;

import com.otpiq.event.SettingOrigin;
import com.otpiq.rule.SpellingSuggestion;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether a key may stand in a file of settings. */
final class SettingKeyValidator {
  private SettingKeyValidator() {}

  /**
   * Why a key may not stand there.
   *
   * @param hint what to write instead
   */
  record Complaint(String what, String hint) {}

  /**
   * What there is to say against a key.
   *
   * @param origin whose file it is: a project may set less than its user
   */
  static Optional<Complaint> complaint(String key, SettingOrigin origin) {
    if (KnownSettings.isSecret(key)) {
      return Optional.of(
          new Complaint(
              "a secret must not be in a settings file, which may be shown and committed",
              key.endsWith("api-key") ? "api-key-file = FILE" : "secret-file = FILE"));
    }
    Optional<Setting> setting = KnownSettings.named(key);
    if (setting.isEmpty()) {
      return Optional.of(unknown(key, origin));
    }
    return setting.filter(each -> !isAllowed(each, origin)).map(_ -> forbidden(key, key));
  }

  private static boolean isAllowed(Setting setting, SettingOrigin origin) {
    return origin != SettingOrigin.PROJECT || setting.byProject();
  }

  private static Complaint unknown(String key, SettingOrigin origin) {
    List<String> full = KnownSettings.keys().filter(known -> known.endsWith("." + key)).toList();
    List<String> allowed =
        KnownSettings.all().stream()
            .filter(setting -> isAllowed(setting, origin))
            .flatMap(Setting::keys)
            .distinct()
            .toList();
    List<String> meant = full.stream().filter(allowed::contains).toList();
    if (meant.size() > 1) {
      return new Complaint(
          key + " differs between commands; add the command to the key", String.join(", ", meant));
    }
    if (meant.isEmpty() && !full.isEmpty()) {
      return forbidden(key, full.getFirst());
    }
    return new Complaint(
        "there is no setting " + key,
        Stream.concat(meant.stream(), SpellingSuggestion.nearest(key, allowed).stream())
            .findFirst()
            .map(near -> near + " = …")
            .orElse("otpiq config listen"));
  }

  /**
   * What a project may not set.
   *
   * @param full the key with its command
   */
  private static Complaint forbidden(String key, String full) {
    return new Complaint(
        "a project may not set " + key + ", because its file comes with every checkout",
        Setting.byUser(full));
  }
}
