package com.otpiq.cli.settings;

import com.otpiq.event.SettingOrigin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import picocli.CommandLine.Model.OptionSpec;

/** Values that are set, as somebody would type them. */
public final class SettingArguments {
  private static final List<String> YES = List.of("1", "yes", "on");
  private static final List<String> NO = List.of("0", "no", "off");

  private SettingArguments() {}

  /**
   * The words of a command line that give an option these values.
   *
   * @throws com.otpiq.event.Problem where it takes only one
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
    return option.paramLabel().equals("FILE") ? file(value, workDir) : value.text();
  }

  /** The environments of others write flags in many ways. */
  private static String flag(String text) {
    String word = text.toLowerCase(Locale.ROOT);
    return YES.contains(word) ? "true" : NO.contains(word) ? "false" : word;
  }

  /** A file is named as seen from the file that names it. */
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
      mustStay(value, file);
      return Path.of(value.text()).isAbsolute()
          ? file.toString()
          : workDir.toAbsolutePath().normalize().relativize(file).toString();
    } catch (InvalidPathException e) {
      throw value.invalid(value.key() + ": '" + value.text() + "' is not a valid file name");
    }
  }

  /** A checkout may not have files sent that only its user can read. */
  private static void mustStay(Configuration.Value value, Path file) {
    Path realm = SettingsFiles.realm(value.file());
    if (!file.startsWith(realm) || leadsOut(file, realm)) {
      throw value.forbidden("name a file outside of its directory: " + value.key());
    }
  }

  private static boolean leadsOut(Path file, Path realm) {
    try {
      return Files.exists(file) && !file.toRealPath().startsWith(realm.toRealPath());
    } catch (IOException _) {
      return true;
    }
  }
}
