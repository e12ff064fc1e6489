package com.otpiq.cli.options;

import com.otpiq.cli.host.Host;
import com.otpiq.event.Problem;
import com.otpiq.file.PrivateFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;

/** A file with the URL of a listener. It exists only while the listener runs. */
public final class ReadyFile {
  private static final int MAX_URL_BYTES = 2_000;

  private final Path file;
  private final AtomicReference<String> written = new AtomicReference<>("");

  private ReadyFile(Path file) {
    this.file = file;
  }

  /**
   * Checks the file name.
   *
   * @throws Problem USAGE if the file exists and otpiq did not write it
   */
  public static ReadyFile of(Host host, Path name) {
    Path file = host.workDir().resolve(name);
    if (name.toString().isEmpty() || isForeign(file)) {
      throw Problem.of(
          Problem.Kind.USAGE,
          "the ready file "
              + name
              + " already exists and was not written by otpiq; it was not changed",
          "--ready-file with another name");
    }
    return new ReadyFile(file);
  }

  /** Writes the file atomically, because another process may be waiting for it. */
  public void write(String url) {
    try {
      written.set(url + "\n");
      PrivateFile.replace(file.toAbsolutePath(), written.get().getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw unusable("written", e);
    }
  }

  /** Deletes the file, unless another listener has written it since. */
  public void delete() {
    try {
      if (start(file).equals(written.get())) {
        PrivateFile.delete(file);
      }
    } catch (IOException e) {
      throw unusable("deleted", e);
    }
  }

  private static boolean isForeign(Path file) {
    return PrivateFile.exists(file)
        && (!PrivateFile.isRegular(file) || !start(file).matches("(https?://\\S+\n)?"));
  }

  private static String start(Path file) {
    return new String(PrivateFile.readStart(file, MAX_URL_BYTES), StandardCharsets.UTF_8);
  }

  private Problem unusable(String verb, IOException e) {
    return Problem.of(Problem.Kind.LOCAL, "the ready file " + file + " cannot be " + verb)
        .causedBy(e);
  }
}
