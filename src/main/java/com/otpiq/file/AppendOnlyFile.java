package com.otpiq.file;

import com.otpiq.event.Problem;
import com.otpiq.json.JsonDocuments;
import com.otpiq.json.JsonWriter;
import com.otpiq.webhook.Body;
import com.otpiq.webhook.Json;
import com.otpiq.webhook.Position;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A file of JSON records, one per line. Each record is appended with one write: it survives a
 * {@code kill -9} of this process, but not a power failure.
 */
public final class AppendOnlyFile implements AutoCloseable {
  private final Path path;
  private final FileChannel channel;
  private long end;

  private AppendOnlyFile(Path path, FileChannel channel, long end) {
    this.path = path;
    this.channel = channel;
    this.end = end;
  }

  /**
   * Opens or creates the file with access for its owner only. Its content is not changed.
   *
   * @throws Problem LOCAL if the file cannot be written, is not this user's alone, or another otpiq
   *     is writing to it
   */
  public static AppendOnlyFile open(Path file) {
    return open(file, SafeFile::openOrCreate);
  }

  /**
   * Creates the file with access for its owner only.
   *
   * @throws Problem LOCAL if it exists, or cannot be written
   */
  public static AppendOnlyFile create(Path file) {
    return open(file, SafeFile::create);
  }

  private static AppendOnlyFile open(Path file, Replacement.Opener opener) {
    try {
      if (SpecialFile.isNull(file)) {
        return new AppendOnlyFile(file, SafeFile.openSpecial(file), 0);
      }
      FileChannel channel = opener.open(file);
      if (tryLock(channel) == null) {
        channel.close();
        throw Problem.of(
            Problem.Kind.LOCAL, "another otpiq is writing to " + file, "choose another file");
      }
      return new AppendOnlyFile(file, channel, channel.size());
    } catch (FileAlreadyExistsException e) {
      throw Problem.of(
              Problem.Kind.LOCAL, file + " already exists; it was not changed", "another name")
          .causedBy(e);
    } catch (IOException e) {
      throw cannotBeWritten(file, e);
    }
  }

  private static Problem cannotBeWritten(Path file, IOException e) {
    return Problem.of(Problem.Kind.LOCAL, file + " cannot be written" + FailureReason.of(e))
        .causedBy(e);
  }

  /** Whether the file begins with this text, or is empty. */
  public synchronized boolean isEmptyOrStartsWith(String text) {
    String start =
        new String(read((int) Math.min(end, text.length())), StandardCharsets.ISO_8859_1);
    return start.isEmpty() || start.equals(text);
  }

  /**
   * Moves a last line without a newline, which a crash leaves, to a file of its own, so that the
   * next record starts a new line.
   *
   * @throws Problem LOCAL if that file cannot be written
   */
  public synchronized void moveAsidePartialWrite() {
    try {
      PartialWrite.moveAside(path, channel);
      end = channel.size();
    } catch (IOException e) {
      throw cannotBeWritten(path, e);
    }
  }

  /**
   * Reads every complete record, in order. The file is not changed: a partial record at its end is
   * skipped.
   *
   * @param starts of records, by which a partial one is recognised
   * @throws Problem INPUT with line and column if the file has anything else
   */
  public synchronized List<Json.Obj> readComplete(Set<String> starts) {
    if (end > InputFile.MAX_BYTES) {
      throw Problem.of(Problem.Kind.INPUT, path + " is larger than 1 GiB");
    }
    byte[] bytes = read((int) end);
    int complete = bytes.length;
    while (complete > 0 && bytes[complete - 1] != '\n') {
      complete--;
    }
    String partial = new String(bytes, complete, bytes.length - complete, StandardCharsets.UTF_8);
    if (starts.stream().noneMatch(each -> partial.startsWith(each) || each.startsWith(partial))) {
      long line = 1 + new String(bytes, 0, complete, StandardCharsets.UTF_8).lines().count();
      throw InputFile.syntaxError(
          path.toString(), "this is not a record", new Position((int) line, 1, complete, 0));
    }
    return switch (JsonDocuments.split(Arrays.copyOf(bytes, complete))) {
      case JsonDocuments.SyntaxError(String error, Position at) ->
          throw InputFile.syntaxError(path.toString(), error, at);
      case JsonDocuments.Documents(List<JsonDocuments.JsonDocument> found) ->
          found.stream().map(document -> object(path, document)).toList();
    };
  }

  /** The first bytes of the file: this many. */
  private byte[] read(int count) {
    ByteBuffer bytes = ByteBuffer.allocate(count);
    try {
      while (bytes.hasRemaining() && channel.read(bytes, bytes.position()) >= 0) {
        // a read may return fewer bytes than requested
      }
      return bytes.array();
    } catch (IOException e) {
      throw Problem.of(Problem.Kind.INPUT, path + " cannot be read" + FailureReason.of(e))
          .causedBy(e);
    }
  }

  private static Json.Obj object(Path file, JsonDocuments.JsonDocument document) {
    return switch (JsonDocuments.parse(document)) {
      case Body.Malformed(String error, Position at, String _) ->
          throw InputFile.syntaxError(file.toString(), error, at.within(document.at()));
      case Body.Parsed(String _, Json.Obj object) -> object;
      case Body.Parsed _ ->
          throw InputFile.syntaxError(file.toString(), "this is not a JSON object", document.at());
    };
  }

  /**
   * Appends one record.
   *
   * @return whether it was written; if not, the file is unchanged
   */
  public synchronized boolean append(Json.Obj record) {
    try {
      append((JsonWriter.escaped(record) + "\n").getBytes(StandardCharsets.UTF_8));
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  private void append(byte[] line) throws IOException {
    boolean complete = false;
    try {
      complete = channel.write(ByteBuffer.wrap(line), end) == line.length;
      if (!complete) {
        throw new IOException("No space left on device");
      }
      end += line.length;
    } finally {
      if (!complete) {
        channel.truncate(end);
      }
    }
  }

  /** The size in bytes. */
  public synchronized long size() {
    return end;
  }

  /** Closes the file; the operating system writes it to the disk later. */
  public void closeWithoutSync() throws IOException {
    channel.close();
  }

  /** Flushes everything to the disk and closes the file. */
  @Override
  public void close() {
    try (channel) {
      if (!SpecialFile.isNull(path)) {
        channel.force(true);
      }
    } catch (IOException e) {
      throw Problem.of(Problem.Kind.LOCAL, path + " could not be closed" + FailureReason.of(e))
          .causedBy(e);
    }
  }

  /**
   * Whether a process is writing to this file, this one included. If not, a partial write at its
   * end is moved to a file of its own.
   */
  public static boolean isBeingWritten(Path file) throws IOException {
    try (FileChannel channel = SafeFile.open(file)) {
      if (tryLock(channel) == null) {
        return true;
      }
      PartialWrite.moveAside(file, channel);
      return false;
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException _) {
      return null;
    }
  }
}
