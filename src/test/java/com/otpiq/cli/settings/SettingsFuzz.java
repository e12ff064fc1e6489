package com.otpiq.cli.settings;

import com.otpiq.event.Problem;
import com.otpiq.event.SettingOrigin;
import com.otpiq.fuzz.ScratchFile;
import java.nio.file.Path;
import java.util.List;

/** Settings files of a project, which come with a checkout, and of the user. */
public final class SettingsFuzz {
  private static final ScratchFile FILE = ScratchFile.of(".otpiq.properties");

  private SettingsFuzz() {}

  /** Reads a settings file. */
  public static void fuzzerTestOneInput(byte[] input) {
    Path file = FILE.write(input);
    for (SettingOrigin origin : List.of(SettingOrigin.PROJECT, SettingOrigin.USER)) {
      try {
        var _ = new SettingsParser(file, "settings", origin).read(FILE.directory());
      } catch (Problem e) {
        if (e.kind() != Problem.Kind.INPUT) {
          throw new AssertionError("not about the input", e);
        }
      }
    }
  }
}
