package com.otpiq.cli.error;

import com.otpiq.event.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.ArgSpec;

/** Where the values of options come from: the command line, the environment, or a settings file. */
public interface OptionSources {
  /** Whether the option is on the command line itself. */
  boolean isTyped(String option);

  /** The values of an option that come from the environment or a file; empty if it was typed. */
  List<Source> of(@Nullable ArgSpec arg);

  /** The values from the environment or a file that caused a problem. */
  List<Source> of(Problem problem);

  /** A value from the environment or a settings file. */
  interface Source {
    /** The name of the setting as it was written, such as {@code listen.port}. */
    String key();

    /** The value as it was written. */
    String text();

    /** Source, key and value in one line that is safe to show. */
    String describe();

    /** The problem that this value is not valid. */
    Problem invalid(String reason);
  }
}
