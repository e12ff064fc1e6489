package com.otpiq.event;

import java.util.Locale;

/** Where the value of a setting is from. */
public enum SettingOrigin {
  ENVIRONMENT,
  /** The file of a project. */
  PROJECT,
  /** The user's own file. */
  USER,
  /** Nobody set it. */
  DEFAULT;

  /** The word for it in records. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
