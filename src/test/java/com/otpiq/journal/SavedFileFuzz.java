package com.otpiq.journal;

import com.otpiq.event.Problem;
import com.otpiq.validate.Validation;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;

/** Files of saved webhooks: payloads, arrays, JSON lines, journals and HTTP archives. */
public final class SavedFileFuzz {
  private SavedFileFuzz() {}

  /** Reads a file of saved webhooks and inspects them. */
  public static void fuzzerTestOneInput(byte[] input) {
    try {
      var saved = SavedWebhooksReader.read("-", Path.of(""), new ByteArrayInputStream(input));
      var _ = new Validation(_ -> {}).run(saved);
    } catch (Problem e) {
      requireInputProblem(e);
    }
  }

  private static void requireInputProblem(Problem problem) {
    if (problem.kind() != Problem.Kind.INPUT) {
      throw new AssertionError("not about the input", problem);
    }
  }
}
