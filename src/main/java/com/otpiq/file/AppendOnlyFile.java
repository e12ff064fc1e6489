package com.otpiq.file;

import com.otpiq.event.Problem;
import com.otpiq.json.JsonDocuments;
import com.otpiq.json.JsonWriter;
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
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A file that records are appended to, one line each, one write each. What {@link #append} took
 * survives a {@code kill -9}, not a power cut.
 */
public final class AppendOnlyFile implements AutoCloseable {
  private final FileChannel channel;
  private long end;

  private AppendOnlyFile(FileChannel channel, long end) {
    this.channel = channel;
    this.end = end;
  }

  /**
   * Opens or makes the file, for its owner only. A last line that was cut off by a crash is set
   * aside, so that it does not swallow the next one.
   *
   * @throws Problem LOCAL where the file cannot be written, or another otpiq writes it
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
   * Every record of a file, in order; none where there is no file.
   *
   * @throws Problem INPUT with line and column where it holds something else
   */
  public static List<Json.Obj> read(Path file) {
    if (!Files.exists(file)) {
      return List.of();
    }
    byte[] bytes = InputFile.read(file.toString(), Path.of(""), InputStream.nullInputStream());
    return switch (JsonDocuments.split(bytes)) {
      case JsonDocuments.SyntaxError(String what, Position at) ->
          throw InputFile.syntaxError(file.toString(), what, at);
      case JsonDocuments.Documents(List<JsonDocuments.JsonDocument> found) ->
          found.stream().map(JsonDocuments::parse).flatMap(AppendOnlyFile::object).toList();
    };
  }

  private static Stream<Json.Obj> object(Json json) {
    return json instanceof Json.Obj object ? Stream.of(object) : Stream.empty();
  }

  /**
   * Appends one record.
   *
   * @return whether it is in the file; where it is not, the file is as it was before
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

  /** How many bytes are in it. */
  public synchronized long size() {
    return end;
  }

  /** Lets the file go; the system brings it to the disk in its own time. */
  public void closeWithoutSync() throws IOException {
    channel.close();
  }

  /** Makes sure that all of it is on the disk, and lets the file go. */
  @Override
  public void close() {
    try (channel) {
      channel.force(true);
    } catch (IOException e) {
      throw Problem.of(Problem.Kind.LOCAL, "the journal could not be closed" + reason(e))
          .causedBy(e);
    }
  }

  public static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException _) {
      return null;
    }
  }

  private static String reason(IOException e) {
    return e instanceof FileSystemException fault
        ? Optional.ofNullable(fault.getReason()).map(reason -> ": " + reason).orElse("")
        : Optional.ofNullable(e.getMessage()).map(message -> ": " + message).orElse("");
  }
}
