package com.otpiq.file;

import com.otpiq.event.Problem;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Writes the files that a user asks for. */
public final class OutputFile {
  private OutputFile() {}

  /** Whether a file or directory of this name exists. */
  public static boolean exists(Path file) {
    return Files.exists(file);
  }

  /**
   * Creates a text file and its missing parent directories; an existing file is not changed.
   *
   * @throws Problem LOCAL if the file exists or cannot be written
   */
  public static void create(Path file, String text) {
    try {
      Path parent = file.getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
      Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
    } catch (FileAlreadyExistsException e) {
      throw Problem.of(Problem.Kind.LOCAL, file + " already exists").causedBy(e);
    } catch (IOException e) {
      throw Problem.of(Problem.Kind.LOCAL, file + " cannot be written").causedBy(e);
    }
  }
}
