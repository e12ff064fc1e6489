package com.otpiq.cli.options;

import com.otpiq.cli.host.Host;
import com.otpiq.event.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.atomic.AtomicReference;

/** A file that holds the URL of a listener for as long as it listens. */
public final class ReadyFile {
  private final Path file;
  private final AtomicReference<String> written = new AtomicReference<>("");

  private ReadyFile(Path file) {
    this.file = file;
  }

  /**
   * The file of this name.
   *
   * @throws Problem USAGE where it is somebody else's
   */
  public static ReadyFile of(Host host, Path name) {
    Path file = host.workDir().resolve(name);
    if (name.toString().isEmpty() || Files.isDirectory(file) || isForeign(file)) {
      throw Problem.of(
          Problem.Kind.USAGE,
          "the ready file "
              + name
              + " is there already, and is none that otpiq wrote; it is left as it is",
          "--ready-file with another name");
    }
    return new ReadyFile(file);
  }

  /** Whole or not at all, for somebody may be waiting for it. */
  public void write(String url) {
    try {
      Path whole = Files.createTempFile(folder(), ".ready", ".new");
      written.set(url + "\n");
      Files.writeString(whole, written.get());
      Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw unusable("written", e);
    }
  }

  /** Takes it away, unless another listener has written it since. */
  public void delete() {
    try {
      if (Files.exists(file) && Files.readString(file).equals(written.get())) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw unusable("deleted", e);
    }
  }

  private Path folder() {
    Path directory = file.toAbsolutePath().getParent();
    return directory == null ? file : directory;
  }

  private static boolean isForeign(Path file) {
    try {
      return Files.exists(file)
          && (Files.size(file) > 2_000 || !Files.readString(file).matches("(https?://\\S+\n)?"));
    } catch (IOException _) {
      return true;
    }
  }

  private Problem unusable(String verb, IOException e) {
    return Problem.of(Problem.Kind.LOCAL, "the ready file " + file + " cannot be " + verb)
        .causedBy(e);
  }
}
