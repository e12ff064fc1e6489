package com.otpiq.sandbox;

import com.otpiq.event.Event;
import com.otpiq.event.Problem;
import com.otpiq.event.Reporter;
import com.otpiq.file.AppendOnlyFile;
import com.otpiq.json.StrictObject;
import com.otpiq.message.WebhookSecret;
import com.otpiq.webhook.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

/**
 * The file that keeps what happened in the sandbox, so that it survives a restart: each message
 * before the API responds, then its steps and attempts. It has no secrets, only a hash to find out
 * which of the given secrets a message had.
 */
final class StateFile implements AutoCloseable {
  /** How every record begins, also one that is not complete. */
  private static final Set<String> STARTS =
      StateRecord.TYPES.stream()
          .map(type -> "{\"type\":\"" + type + "\"")
          .collect(Collectors.toSet());

  private final Optional<Path> path;
  private final Reporter reporter;
  private final AtomicBoolean warned = new AtomicBoolean();
  private Optional<AppendOnlyFile> file = Optional.empty();

  /**
   * A state file that is not open.
   *
   * @param path empty for a sandbox that keeps nothing
   */
  StateFile(Optional<Path> path, Reporter reporter) {
    this.path = path;
    this.reporter = reporter;
  }

  /**
   * Replays every record of the file, and opens it. A file that cannot be read is not changed.
   *
   * @throws Problem INPUT if it is not a state file; LOCAL if it cannot be written
   */
  void restore(SandboxState state, List<WebhookSecret> secrets) {
    if (path.isEmpty()) {
      return;
    }
    AppendOnlyFile opened = AppendOnlyFile.open(path.get());
    boolean restored = false;
    try {
      replay(read(path.get(), opened), path.get(), state, secrets);
      opened.moveAsidePartialWrite();
      file = Optional.of(opened);
      restored = true;
    } finally {
      if (!restored) {
        opened.close();
      }
    }
  }

  private void replay(
      Map<Integer, StateRecord> lines, Path name, SandboxState state, List<WebhookSecret> secrets) {
    Set<String> unknownSecrets = new HashSet<>();
    lines.forEach((line, record) -> {
      Optional<WebhookSecret> secret = Optional.empty();
      if (record instanceof StateRecord.Accepted accepted) {
        secret = secret(accepted, secrets);
        if (accepted.secretHash().isPresent() && secret.isEmpty()) {
          unknownSecrets.add(accepted.smsId());
        }
      }
      try {
        state.replay(record, secret);
      } catch (StrictObject.InvalidObject e) {
        throw problem(name, line, e);
      }
    });
    if (!unknownSecrets.isEmpty()) {
      reporter.report(
          new Event.Notice(
              unknownSecrets.size()
                  + " messages had a webhook secret, which the state file does not keep; give it with --secret-file"));
    }
  }

  /** The records since the last reset, by their lines. */
  private static Map<Integer, StateRecord> read(Path path, AppendOnlyFile file) {
    Map<Integer, StateRecord> lines = new LinkedHashMap<>();
    int line = 0;
    for (Json.Obj json : file.readComplete(STARTS)) {
      line++;
      try {
        StateRecord record = StateRecordReader.read(json);
        if (record instanceof StateRecord.Reset) {
          lines.clear();
        }
        lines.put(line, record);
      } catch (StrictObject.InvalidObject e) {
        throw problem(path, line, e);
      }
    }
    return lines;
  }

  private static Problem problem(Path path, int line, StrictObject.InvalidObject e) {
    String message = path + ":" + line + " is not a state file of a sandbox: " + e.getMessage();
    return Problem.of(Problem.Kind.INPUT, message).causedBy(e);
  }

  /**
   * Writes a record; returns whether that succeeded. A failure is reported once.
   *
   * @param record of what is about to happen, or has just happened
   */
  boolean append(StateRecord record) {
    boolean written = file.map(lines -> lines.append(record.json())).orElse(true);
    if (!written && !warned.getAndSet(true)) {
      reporter.report(
          new Event.Warning(
              path.orElseThrow()
                  + " cannot be written: a restart will not know what happens from now on"));
    }
    return written;
  }

  /** A hash that identifies a secret, and is too short to reveal it. */
  static String hash(WebhookSecret secret) {
    return secret.hmac("otpiq sandbox".getBytes(StandardCharsets.UTF_8)).substring(0, 16);
  }

  private static Optional<WebhookSecret> secret(
      StateRecord.Accepted accepted, List<WebhookSecret> secrets) {
    return secrets.stream()
        .filter(secret -> accepted.secretHash().filter(hash(secret)::equals).isPresent())
        .findFirst();
  }

  @Override
  public void close() {
    file.ifPresent(AppendOnlyFile::close);
  }
}
