package com.otpiq.message;

import java.nio.charset.StandardCharsets;

/** URLs of options, settings and requests. */
public final class UrlFuzz {
  private UrlFuzz() {}

  /** Parses a URL; what is printed for it must be ASCII and parse to the same. */
  public static void fuzzerTestOneInput(byte[] input) {
    try {
      HttpUrl url = HttpUrl.of(new String(input, StandardCharsets.UTF_8));
      String printed = url.text();
      require(printed.chars().allMatch(c -> c > ' ' && c < 0x7F), printed);
      require(url.port() >= 1 && url.port() <= 65_535 && !url.host().isEmpty(), printed);
      HttpUrl again = HttpUrl.of(printed);
      require(again.text().equals(printed), printed + " becomes " + again.text());
    } catch (IllegalArgumentException e) {
      require(
          e.getClass() == IllegalArgumentException.class && e.getMessage() != null, "no reason");
    }
  }

  private static void require(boolean holds, String text) {
    if (!holds) {
      throw new AssertionError(text);
    }
  }
}
