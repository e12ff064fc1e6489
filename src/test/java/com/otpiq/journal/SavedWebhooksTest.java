package com.otpiq.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.otpiq.event.Problem;
import com.otpiq.json.BodyParser;
import com.otpiq.webhook.Delivery;
import com.otpiq.webhook.Headers;
import com.otpiq.webhook.ReceivedRequest;
import com.otpiq.webhook.WebhookResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SavedWebhooksTest {
  private static final Optional<WebhookResponse> OK =
      Optional.of(WebhookResponse.of(200, "accepted"));
  private static final InputStream NOTHING = new ByteArrayInputStream(new byte[0]);

  @TempDir Path dir;

  @Test
  void what_is_saved_is_read_again_byte_for_byte() {
    byte[] text =
        "{ \"reason\": \"نامە\u200cکە \u001b[2J\", \"n\": 1.0 }\r\n"
            .getBytes(StandardCharsets.UTF_8);
    byte[] broken = {'{', (byte) 0xFF, (byte) 0xC0, 0, '\n'};
    save(text, broken);

    List<String> lines = lines();
    assertThat(lines).hasSize(2);
    assertThat(lines.getFirst()).doesNotContain("\u001b");
    assertThat(lines.getLast()).contains("\"bodyBase64\"");
    assertThat(bodyOf(lines.getFirst())).isEqualTo(text);
    assertThat(bodyOf(lines.getLast())).isEqualTo(broken);
  }

  @Test
  void keeps_time_headers_and_answer() {
    save("{}".getBytes(StandardCharsets.UTF_8));

    Delivery read =
        SavedWebhooksReader.read("j.jsonl", dir, NOTHING).webhooks().getFirst().delivery();
    assertThat(read.at()).isEqualTo(Instant.parse("2026-01-01T00:00:00.123Z"));
    assertThat(read.headers().lines())
        .containsExactly(new Headers.Line("X-A", "1"), new Headers.Line("x-a", "2"));
    assertThat(lines().getFirst()).contains("\"answer\":200");
  }

  @Test
  void is_for_its_owner_only() throws IOException {
    save("{}".getBytes(StandardCharsets.UTF_8));

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
  }

  @Test
  void a_torn_tail_is_set_aside_and_swallows_nothing() throws IOException {
    save("{}".getBytes(StandardCharsets.UTF_8));
    String whole = Files.readString(file());
    Files.writeString(file(), whole + "{\"type\":\"deliv");
    save("[]".getBytes(StandardCharsets.UTF_8));

    assertThat(Files.readString(dir.resolve("j.jsonl.torn-" + whole.length())))
        .isEqualTo("{\"type\":\"deliv");
    assertThat(SavedWebhooksReader.read("j.jsonl", dir, NOTHING).webhooks()).hasSize(2);
  }

  @Test
  void a_second_writer_is_refused() {
    try (SavedWebhooksWriter _ = SavedWebhooksWriter.open(file())) {
      assertThatThrownBy(() -> SavedWebhooksWriter.open(file()))
          .isInstanceOfSatisfying(
              Problem.class, problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.LOCAL));
    }
  }

  @Test
  void a_folder_is_no_journal() {
    assertThatThrownBy(() -> SavedWebhooksWriter.open(dir))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("cannot be written");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}\n{}\n{}",
        "[{},{},{}]",
        "{} {} {}\n",
        "[{}]\n[{},{}]",
        "\uFEFF{}\r\n{}\r\n{}\r\n"
      })
  void reads_arrays_json_lines_and_one_after_the_other(String text) {
    InputStream stdin = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));

    assertThat(SavedWebhooksReader.read("-", dir, stdin).webhooks()).hasSize(3);
  }

  @Test
  void payloads_keep_their_own_bytes() throws IOException {
    Files.writeString(file(), "[ {\"n\": 1.0,  \"a\":\"\\u0041\"} ]");

    SavedWebhook saved = SavedWebhooksReader.read("j.jsonl", dir, NOTHING).webhooks().getFirst();
    assertThat(saved.delivery().body().text()).isEqualTo("{\"n\": 1.0,  \"a\":\"\\u0041\"}");
    assertThat(saved.position().column()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}\n{}\n{\"a\":}\n", "{}\n{}\n{\"a\":1 1}\n", "[{},\n{},\n{\"a\":]"})
  void a_broken_line_is_told_with_file_line_and_column(String text) throws IOException {
    Files.writeString(file(), text);

    assertThatThrownBy(() -> SavedWebhooksReader.read("j.jsonl", dir, NOTHING))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.INPUT))
        .hasMessageStartingWith("j.jsonl:3:");
  }

  @Test
  void what_an_old_powershell_writes_is_explained() throws IOException {
    Files.write(file(), "{}".getBytes(StandardCharsets.UTF_16LE));

    assertThatThrownBy(() -> SavedWebhooksReader.read("j.jsonl", dir, NOTHING))
        .hasMessageContaining("UTF-16");
  }

  @Test
  void a_missing_an_empty_and_an_unreadable_file_are_told_apart() throws IOException {
    Files.writeString(file(), " \n");

    assertThatThrownBy(() -> SavedWebhooksReader.read("none", dir, NOTHING))
        .hasMessage("none cannot be read: there is no such file");
    assertThatThrownBy(() -> SavedWebhooksReader.read("j.jsonl", dir, NOTHING))
        .hasMessage("j.jsonl is empty");
    assertThatThrownBy(() -> SavedWebhooksReader.read(".", dir, NOTHING))
        .hasMessage(". is a directory");
  }

  @Test
  void standard_input_is_read_once() {
    assertThatThrownBy(() -> SavedWebhooksReader.readAll(List.of("-", "-"), dir, NOTHING))
        .hasMessage("standard input (-) can be read only once");
    assertThatThrownBy(() -> SavedWebhooksReader.readAll(List.of("-"), dir, NOTHING))
        .hasMessage("standard input is empty");
  }

  private void save(byte[]... bodies) {
    try (SavedWebhooksWriter journal = SavedWebhooksWriter.open(file())) {
      for (byte[] body : bodies) {
        assertThat(journal.append(request(body), OK)).isTrue();
      }
    }
  }

  private static ReceivedRequest request(byte[] body) {
    Headers headers = Headers.NONE.with("X-A", "1").with("x-a", "2");
    return new ReceivedRequest(
        "POST",
        "/",
        new Delivery(Instant.parse("2026-01-01T00:00:00.123Z"), headers, BodyParser.parse(body)));
  }

  /**
   * Read without the check of the whole file that follows, for a saved body may be broken itself.
   */
  private static byte[] bodyOf(String line) {
    var record = BodyParser.parse(line.getBytes(StandardCharsets.UTF_8)).object().orElseThrow();
    return DeliveryFormat.read(record).orElseThrow().body().bytes();
  }

  private List<String> lines() {
    try {
      return Files.readAllLines(file());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private Path file() {
    return dir.resolve("j.jsonl");
  }
}
