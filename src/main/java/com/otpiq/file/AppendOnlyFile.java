package com.otpiq.file;

import com.otpiq.event.Problem;
import com.otpiq.json.JsonDocuments;
import com.otpiq.json.JsonWriter;
import com.otpiq.webhook.Body;
import com.otpiq.webhook.Json;
import com.otpiq.webhook.Position;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file of JSON records, one per line. Each record is appended with one write: it survives a
 * {@code kill -9} of this process, but not a power failure.
 */
public final class AppendOnlyFile implements AutoCloseable {
  private final FileChannel channel;
  private long end;

  private AppendOnlyFile(FileChannel channel, long end) {
    this.channel = channel;
    this.end = end;
  }

  /**
   * Opens or creates the file with access for its owner only. A last line without a newline, which
   * a crash leaves, is moved to a file of its own, so that the next record starts a new line.
   *
   * @throws Problem LOCAL if the file cannot be written, or another otpiq is writing to it
   */
  public static AppendOnlyFile open(Path file) {
    try {
      FileChannel channel =
          PrivateFile.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      if (tryLock(channel) == null) {
        channel.close();
        throw Problem.of(
            Problem.Kind.LOCAL, "another otpiq is writing to " + file, "choose another file");
      }
      PartialWrite.moveAside(file, channel);
      return new AppendOnlyFile(channel, channel.size());
    } catch (IOException e) {
      throw Problem.of(Problem.Kind.LOCAL, file + " cannot be written" + reason(e)).causedBy(e);
    }
  }

  /**
   * Reads every complete record of a file, in order; an empty list if the file does not exist. The
   * file is not changed: {@link #open} moves a partial record aside.
   *
   * @param start of every record, by which a partial one is recognised
   * @throws Problem INPUT with line and column if the file has anything else
   */
  public static List<Json.Obj> readComplete(Path file, String start) {
    if (!Files.exists(file)) {
      return List.of();
    }
    byte[] bytes = InputFile.read(file.toString(), Path.of(""), InputStream.nullInputStream());
    int end = bytes.length;
    while (end > 0 && bytes[end - 1] != '\n') {
      end--;
    }
    String partial = new String(bytes, end, bytes.length - end, StandardCharsets.UTF_8);
    if (!partial.startsWith(start) && !start.startsWith(partial)) {
      long line = 1 + new String(bytes, 0, end, StandardCharsets.UTF_8).lines().count();
      throw InputFile.syntaxError(
          file.toString(), "this is not a record", new Position((int) line, 1, end, 0));
    }
    return switch (JsonDocuments.split(Arrays.copyOf(bytes, end))) {
      case JsonDocuments.SyntaxError(String error, Position at) ->
          throw InputFile.syntaxError(file.toString(), error, at);
      case JsonDocuments.Documents(List<JsonDocuments.JsonDocument> found) ->
          found.stream().map(document -> object(file, document)).toList();
    };
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
    byte[] line = (JsonWriter.escaped(record) + "\n").getBytes(StandardCharsets.UTF_8);
    try {
      return append(line);
    } catch (IOException _) {
      return false;
    }
  }

  private boolean append(byte[] line) throws IOException {
    try {
      if (channel.write(ByteBuffer.wrap(line), end) == line.length) {
        end += line.length;
        return true;
      }
    } catch (IOException e) {
      channel.truncate(end);
      throw e;
    }
    channel.truncate(end);
    return false;
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
      channel.force(true);
    } catch (IOException e) {
      throw Problem.of(Problem.Kind.LOCAL, "the journal could not be closed" + reason(e))
          .causedBy(e);
    }
  }

  /**
   * Whether a process is writing to this file, this one included. If not, a partial write at its
   * end is moved to a file of its own.
   */
  public static boolean isBeingWritten(Path file) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
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

  private static String reason(IOException e) {
    return e instanceof FileSystemException failure
        ? Optional.ofNullable(failure.getReason()).map(reason -> ": " + reason).orElse("")
        : Optional.ofNullable(e.getMessage()).map(message -> ": " + message).orElse("");
  }
}
