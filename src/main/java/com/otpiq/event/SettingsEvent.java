package com.otpiq.event;

import java.util.Optional;

/** Events of {@code otpiq config}. */
public sealed interface SettingsEvent extends Event {
  /**
   * The effective value of a setting.
   *
   * @param value empty if it has none
   * @param source the variable, or the file and its line; empty for a default
   */
  record SettingShown(String key, Optional<String> value, SettingOrigin origin, String source)
      implements SettingsEvent {}

  /**
   * A file that settings are read from.
   *
   * @param path empty if the system has no place for it
   */
  record SettingsFileShown(SettingOrigin origin, Optional<String> path, boolean exists)
      implements SettingsEvent {}
}
