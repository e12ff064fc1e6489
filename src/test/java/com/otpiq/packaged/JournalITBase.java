package com.otpiq.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.json.BodyParser;
import com.otpiq.webhook.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

/** A listener that is a process of its own, and the records in its files. */
abstract class JournalITBase {
  private static final Pattern URL = Pattern.compile("http://127\\.0\\.0\\.1:\\d+/");
  static final String LISTEN = "exec ./otpiq listen --port 0 -o compact ";

  @TempDir Path dir;

  Shell.Running listening(String options) {
    return listening(options, dir.resolve("state"));
  }

  Shell.Running listening(String options, Path state) {
    Shell.Running running =
        new Shell(dir).env("OTPIQ_STATE_DIR", state.toString()).start(LISTEN + options);
    return running.await("Ctrl-C stops");
  }

  static String url(Shell.Running listening) {
    Matcher url = URL.matcher(listening.text());
    assertThat(url.find()).as(listening.text()).isTrue();
    return url.group();
  }

  Shell.Result run(String script) {
    return new Shell(dir).run(script);
  }

  String ranWell(String script) {
    Shell.Result result = run(script);
    assertThat(result.exit()).as(result.text()).isZero();
    return result.text();
  }

  List<Path> journalFiles() throws IOException {
    try (Stream<Path> files = Files.list(dir.resolve("state/journal"))) {
      return files.filter(file -> file.toString().endsWith(".jsonl")).sorted().toList();
    }
  }

  /** The smsIds of the webhooks among the records, each of which must parse. */
  static List<String> ids(List<String> lines) {
    return lines.stream()
        .map(JournalITBase::object)
        .filter(JournalITBase::isWebhook)
        .map(JournalITBase::smsId)
        .toList();
  }

  /** The other records are about a run. */
  static boolean isWebhook(Json.Obj record) {
    return record.text("type").equals(Optional.of("delivery"));
  }

  private static String smsId(Json.Obj record) {
    return object(record.text("body").orElseThrow()).text("smsId").orElseThrow();
  }

  static Json.Obj object(String text) {
    return BodyParser.parse(text.getBytes(StandardCharsets.UTF_8))
        .object()
        .orElseThrow(() -> new AssertionError("does not parse: " + text));
  }
}
