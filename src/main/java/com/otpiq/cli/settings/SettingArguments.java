package com.otpiq.cli.settings;

import com.otpiq.cli.options.TargetUrl;
import com.otpiq.event.SettingOrigin;
import com.otpiq.file.DotenvFile;
import com.otpiq.file.InputFile;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import picocli.CommandLine.Model.OptionSpec;

/** Turns configured values into arguments of a command line. */
public final class SettingArguments {
  private static final List<String> TRUE = List.of("1", "yes", "on");
  private static final List<String> FALSE = List.of("0", "no", "off");

  private SettingArguments() {}

  /**
   * The arguments that give an option these values.
   *
   * @throws com.otpiq.event.Problem if there are several and the option takes only one
   */
  static Stream<String> of(OptionSpec option, List<Configuration.Value> values, Path workDir) {
    if (values.size() > 1 && !option.isMultiValue()) {
      throw values.getLast().invalid(values.getLast().key() + " is set twice");
    }
    return values.stream().map(value -> option.longestName() + "=" + text(option, value, workDir));
  }

  private static String text(OptionSpec option, Configuration.Value value, Path workDir) {
    if (option.arity().max() == 0) {
      return flag(value.text());
    }
    return switch (option.paramLabel()) {
      case "FILE" -> file(value, workDir);
      case "URL" -> url(value);
      default -> value.text();
    };
  }

  /** {@code --allow-remote} is for a URL that the user knows. */
  private static String url(Configuration.Value value) {
    if (value.origin() == SettingOrigin.PROJECT && TargetUrl.isElsewhere(value.text())) {
      throw value.forbidden("name another machine: " + value.key());
    }
    return value.text();
  }

  /** CI systems write flags in several ways. */
  private static String flag(String text) {
    String word = text.toLowerCase(Locale.ROOT);
    return TRUE.contains(word) ? "true" : FALSE.contains(word) ? "false" : word;
  }

  /** A path in a settings file is relative to that file. */
  public static String file(Configuration.Value value, Path workDir) {
    if (value.origin() == SettingOrigin.ENVIRONMENT) {
      return value.text();
    }
    try {
      Path file =
          value.file().toAbsolutePath().normalize().resolveSibling(value.text()).normalize();
      if (value.origin() == SettingOrigin.USER) {
        return file.toString();
      }
      requireInside(value, file, workDir);
      return Path.of(value.text()).isAbsolute()
          ? file.toString()
          : workDir.toAbsolutePath().normalize().relativize(file).toString();
    } catch (InvalidPathException e) {
      throw value.invalid(value.key() + ": '" + value.text() + "' is not a valid file name");
    }
  }

  /** A checkout must not send a file from elsewhere that only the user can read. */
  private static void requireInside(Configuration.Value value, Path file, Path workDir) {
    Path root = SettingsFiles.projectRoot(value.file(), workDir);
    if (!file.startsWith(root) || linksOutside(DotenvFile.source(file, workDir).file(), root)) {
      throw value.forbidden("name a file outside of its directory: " + value.key());
    }
  }

  private static boolean linksOutside(Path file, Path root) {
    try {
      return InputFile.exists(file) && InputFile.leadsOutside(file, root);
    } catch (IOException _) {
      return true;
    }
  }
}
