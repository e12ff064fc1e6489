package com.otpiq.cli.check;

import com.otpiq.event.Problem;
import com.otpiq.fuzz.ScratchFile;
import java.nio.file.Path;

/** Reports of check that are used as a baseline. */
public final class BaselineFuzz {
  private static final ScratchFile FILE = ScratchFile.of("baseline.json");

  private BaselineFuzz() {}

  /** Reads a baseline. */
  public static void fuzzerTestOneInput(byte[] input) {
    Path file = FILE.write(input);
    try {
      var _ = Baseline.read(FILE.directory(), file);
    } catch (Problem e) {
      if (e.kind() != Problem.Kind.INPUT) {
        throw new AssertionError("not about the input", e);
      }
    }
  }
}
