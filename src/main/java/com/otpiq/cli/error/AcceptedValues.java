package com.otpiq.cli.error;

import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Model.ArgSpec;

/** The values that an option or a parameter with a fixed set of values accepts. */
public final class AcceptedValues {
  private AcceptedValues() {}

  /** The accepted values in lower case, as help shows them; empty if any value is accepted. */
  public static List<String> of(ArgSpec arg) {
    Iterable<String> candidates = arg.completionCandidates();
    return candidates == null
        ? List.of()
        : StreamSupport.stream(candidates.spliterator(), false)
            .map(each -> each.toLowerCase(Locale.ROOT))
            .toList();
  }
}
