package com.otpiq.cli.settings;

import com.otpiq.event.SettingOrigin;
import com.otpiq.rule.SpellingSuggestion;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Validates the keys of settings files. */
final class SettingKeyValidator {
  private SettingKeyValidator() {}

  /**
   * Why a key is not allowed.
   *
   * @param hint what to write instead
   */
  record Rejection(String reason, String hint) {}

  /**
   * Empty if the key is allowed.
   *
   * @param origin the kind of file: a project may set less than its user
   */
  static Optional<Rejection> validate(String key, SettingOrigin origin) {
    if (KnownSettings.isSecret(key)) {
      return Optional.of(
          new Rejection(
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

  private static Rejection unknown(String key, SettingOrigin origin) {
    List<String> qualified =
        KnownSettings.keys().filter(known -> known.endsWith("." + key)).toList();
    List<String> allowed =
        KnownSettings.all().stream()
            .filter(setting -> isAllowed(setting, origin))
            .flatMap(Setting::keys)
            .distinct()
            .toList();
    List<String> candidates = qualified.stream().filter(allowed::contains).toList();
    if (candidates.size() > 1) {
      return new Rejection(
          key + " differs between commands; add the command to the key",
          String.join(", ", candidates));
    }
    if (candidates.isEmpty() && !qualified.isEmpty()) {
      return forbidden(key, qualified.getFirst());
    }
    return new Rejection(
        "there is no setting " + key,
        Stream.concat(candidates.stream(), SpellingSuggestion.nearest(key, allowed).stream())
            .findFirst()
            .map(near -> near + " = …")
            .orElse("otpiq config listen"));
  }

  /**
   * The rejection of a key that only the user may set.
   *
   * @param full the key with its command
   */
  private static Rejection forbidden(String key, String full) {
    return new Rejection(
        "a project may not set " + key + ", because its file comes with every checkout",
        Setting.byUser(full));
  }
}
