package com.otpiq.cli.check;

import com.otpiq.cli.options.Configurable;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** Whether the checks run again when the application changes. */
final class WatchOptions {
  @Option(names = "--watch", description = "Run again when files of your application change.")
  boolean watch;

  @Configurable
  @Option(
      names = "--watch-path",
      paramLabel = "FILE",
      description = "What to watch. Repeatable. Default: this folder.")
  List<Path> paths = List.of();
}
