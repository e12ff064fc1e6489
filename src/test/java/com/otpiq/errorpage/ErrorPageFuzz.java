package com.otpiq.errorpage;

import com.otpiq.delivery.ApplicationError;
import java.nio.charset.StandardCharsets;

/** Bodies of responses, which may be anything. */
public final class ErrorPageFuzz {
  private ErrorPageFuzz() {}

  /** Looks for an error in the body of a response. */
  public static void fuzzerTestOneInput(byte[] input) {
    ErrorPages.errorIn(new String(input, StandardCharsets.UTF_8))
        .map(ApplicationError::text)
        .filter(text -> text.isBlank() || text.contains("\n"))
        .ifPresent(text -> {
          throw new AssertionError("not a line: " + text);
        });
  }
}
