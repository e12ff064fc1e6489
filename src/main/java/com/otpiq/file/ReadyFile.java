package com.otpiq.file;

import com.otpiq.event.Problem;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A file with the URL of a listener, while the listener runs. Afterwards, there is what was there
 * before: no file, or an empty one.
 */
public final class ReadyFile {
  private static final int MAX_URL_BYTES = 2_000;

  /** A byte that is never written, because Windows lets no other process read a locked one. */
  private static final long LOCKED_BYTE = 1L << 40;

  private final Path file;
  private final Path name;
  private final AtomicReference<@Nullable Written> written = new AtomicReference<>();

  /**
   * What this listener wrote.
   *
   * @param channel which holds the lock
   * @param wasEmpty whether the file existed before
   */
  private record Written(String content, FileChannel channel, boolean wasEmpty) {}

  private ReadyFile(Path file, Path name) {
    this.file = file;
    this.name = name;
  }

  /**
   * Checks the file name.
   *
   * @throws Problem USAGE if the file exists and otpiq did not write it, or another listener uses
   *     it
   */
  public static ReadyFile of(Path workDir, Path name) {
    var ready = new ReadyFile(workDir.resolve(name).toAbsolutePath(), name);
    ready.requireUsable();
    return ready;
  }

  /** Writes the file at once, because another process may be waiting for it. */
  public void write(String url) {
    requireUsable();
    if (SpecialFile.isNull(file)) {
      return;
    }
    String content = url + "\n";
    try {
      boolean isEmpty = PrivateFile.exists(file);
      isEmpty = isEmpty && PrivateFile.size(file) == 0;
      FileChannel channel = isEmpty ? filled(content) : replaced(content);
      written.set(new Written(content, channel, isEmpty));
    } catch (IOException e) {
      throw unusable("written", e);
    }
  }

  /** Deletes or empties the file, unless another program has written it since. */
  public void delete() {
    Written own = written.getAndSet(null);
    if (own == null) {
      return;
    }
    try (FileChannel channel = own.channel()) {
      if (!start().equals(own.content())) {
        return;
      }
      if (own.wasEmpty()) {
        channel.truncate(0);
      } else {
        PrivateFile.delete(file);
      }
    } catch (IOException e) {
      throw unusable("deleted", e);
    }
  }

  /** Another program may have the empty file open, so it stays the same one. */
  private FileChannel filled(String content) throws IOException {
    FileChannel channel = SafeFile.open(file);
    boolean filled = false;
    try {
      if (!isLocked(channel, false)) {
        Replacement.append(channel, content.getBytes(StandardCharsets.UTF_8));
        filled = true;
        return channel;
      }
      throw inUse();
    } finally {
      if (!filled) {
        channel.close();
      }
    }
  }

  private FileChannel replaced(String content) throws IOException {
    try (DirectoryHandle directory = DirectoryHandle.ofParent(file, "written")) {
      return Replacement.open(
          directory.entry(file),
          content.getBytes(StandardCharsets.UTF_8),
          fresh -> {
            FileChannel channel = SafeFile.createEntry(fresh);
            isLocked(channel, false);
            return channel;
          });
    }
  }

  private void requireUsable() {
    if (SpecialFile.isNull(file)) {
      return;
    }
    if (name.toString().isEmpty() || isForeign()) {
      throw Problem.of(
          Problem.Kind.USAGE,
          "the ready file "
              + name
              + " already exists and was not written by otpiq; it was not changed",
          "--ready-file with another name");
    }
    if (PrivateFile.exists(file) && isLocked()) {
      throw inUse();
    }
  }

  private Problem inUse() {
    return Problem.of(
        Problem.Kind.USAGE,
        "another listener uses the ready file " + name,
        "--ready-file with another name");
  }

  private boolean isForeign() {
    return PrivateFile.exists(file)
        && (!PrivateFile.isRegular(file) || !start().matches("(https?://\\S+\n)?"));
  }

  private String start() {
    return new String(PrivateFile.readStart(file, MAX_URL_BYTES), StandardCharsets.UTF_8);
  }

  private boolean isLocked() {
    try (FileChannel channel = SafeFile.openForReading(file)) {
      return isLocked(channel, true);
    } catch (IOException e) {
      throw unusable("read", e);
    }
  }

  /** Locks the file, and returns whether another listener has locked it. */
  private static boolean isLocked(FileChannel channel, boolean shared) throws IOException {
    try {
      return channel.tryLock(LOCKED_BYTE, 1, shared) == null;
    } catch (OverlappingFileLockException _) {
      return true;
    }
  }

  private Problem unusable(String verb, IOException e) {
    return Problem.of(
            Problem.Kind.LOCAL,
            "the ready file " + name + " cannot be " + verb + FailureReason.of(e))
        .causedBy(e);
  }
}
