package com.otpiq.event;

import java.util.Locale;

/** Where the value of a setting comes from. */
public enum SettingOrigin {
  ENVIRONMENT,
  /** The project's file. */
  PROJECT,
  /** The user's own file. */
  USER,
  /** It is not set. */
  DEFAULT;

  /** The name in JSON records. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
