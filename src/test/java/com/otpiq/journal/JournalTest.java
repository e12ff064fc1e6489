package com.otpiq.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.otpiq.event.Event;
import com.otpiq.event.Problem;
import com.otpiq.json.BodyParser;
import com.otpiq.rule.Authentication;
import com.otpiq.webhook.Body;
import com.otpiq.webhook.Delivery;
import com.otpiq.webhook.ReceivedRequest;
import com.otpiq.webhook.WebhookResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private @TempDir Path state;
  private Journal journal = Journal.in(Path.of(""));

  @BeforeEach
  void open() {
    journal = Journal.in(state);
  }

  @Test
  void a_journal_that_does_not_exist_yet_is_empty() {
    assertThat(journal.entries()).isEmpty();
    assertThat(journal.newest(5, _ -> true)).isEqualTo(new Journal.Newest(List.of(), 0));
    assertThat(journal.clear()).isEqualTo(new Journal.Cleared(0, 0, 0));
  }

  @Test
  void an_entry_has_the_request_its_authentication_and_the_response() {
    record(1, "a");

    JournalEntry entry = journal.find(List.of("1.1")).getFirst();

    assertThat(entry.request().path()).isEqualTo("/hook");
    assertThat(entry.request().delivery().body().text()).isEqualTo("{\"smsId\":\"a\"}");
    assertThat(entry.authentication()).hasValue(Authentication.VERIFIED);
    assertThat(entry.responseStatus()).isEqualTo(200);
    assertThat(
            SavedWebhooksReader.ofJournal(List.of(entry))
                .webhooks()
                .getFirst()
                .delivery()
                .body()
                .text())
        .isEqualTo(entry.request().delivery().body().text());
  }

  @Test
  void a_response_that_comes_later_is_added_to_its_entry() {
    try (JournalRun run = journal.begin()) {
      append(run, 1, START, "a", Optional.empty());
      append(run, 2, START, "b", Optional.empty());
      run.recordResponse(1, WebhookResponse.of(503, "down"));
    }

    assertThat(journal.entries().map(JournalEntry::responseStatus)).containsExactly(503, 0);
  }

  @Test
  void ids_find_requests_and_whole_runs_in_the_order_of_the_ids() {
    record(2, "a", "b");
    record(1, "c");

    assertThat(smsIds(journal.find(List.of("2", "1.2", "1")))).containsExactly("c", "b", "a", "b");
    assertThat(smsIds(journal.upTo("1.2"))).containsExactly("a", "b");
    assertThat(smsIds(journal.upTo("1.1"))).containsExactly("a");
  }

  @Test
  void the_newest_of_several_runs_are_chosen_by_their_time() {
    record(9, "late", "later");
    record(1, "early");

    Journal.Newest newest = journal.newest(2, _ -> true);

    assertThat(smsIds(newest.entries())).containsExactly("late", "later");
    assertThat(newest.omitted()).isEqualTo(1);
    assertThat(smsIds(journal.newest(9, entry -> entry.id().run() == 2).entries()))
        .containsExactly("early");
  }

  @Test
  void an_id_must_be_valid_and_name_one_webhook_where_one_is_needed() {
    record(1, "a");

    assertProblem(Problem.Kind.USAGE, "x is not a journal id", () -> journal.find(List.of("x")));
    assertProblem(Problem.Kind.INPUT, "the journal has no webhook 1.2", () -> journal.upTo("1.2"));
    assertProblem(Problem.Kind.USAGE, "1 is a whole run", () -> journal.upTo("1"));
  }

  @Test
  void clearing_keeps_a_run_that_is_being_written_and_deletes_partial_writes() throws IOException {
    record(1, "a", "b");
    Files.writeString(state.resolve("journal/1.jsonl.torn-7"), "{");
    try (JournalRun run = journal.begin()) {
      append(run, 1, START, "c", Optional.empty());

      assertThat(journal.clear()).isEqualTo(new Journal.Cleared(2, 1, 1));
      assertThat(smsIds(journal.entries().toList())).containsExactly("c");
    }

    try (Stream<Path> files = Files.list(state.resolve("journal"))) {
      assertThat(files.map(file -> String.valueOf(file.getFileName())))
          .containsExactlyInAnyOrder("2.jsonl", "lock");
    }
  }

  @Test
  void a_damaged_line_and_a_record_of_another_type_are_skipped() throws IOException {
    record(1, "a");
    Path file = state.resolve("journal/1.jsonl");
    Files.writeString(
        file,
        String.join(
            "\n",
            "{\"type\":\"deli",
            "{\"type\":\"other\",\"id\":\"1.7\"}",
            "[]",
            Files.readString(file)));

    assertThat(smsIds(journal.entries().toList())).containsExactly("a");
    for (List<String> ids : List.of(List.<String>of(), List.of("1"), List.of("1.1"))) {
      assertThat(journal.damage(ids))
          .extracting(Event.EntriesOmitted::source, Event.EntriesOmitted::omissions)
          .containsExactly(
              tuple(
                  file.toString(), List.of(new Event.Omission("the line is damaged", 2, 1, true))));
    }
    assertThat(journal.damage(List.of("2"))).isEmpty();
  }

  @Test
  void a_directory_that_cannot_be_written_is_a_local_problem() throws IOException {
    Files.writeString(state.resolve("journal"), "a file");

    assertProblem(
        Problem.Kind.LOCAL, state.resolve("journal") + " is not a directory", journal::begin);
  }

  /** A run with these webhooks, one per second from this second on. */
  private void record(int second, String... smsIds) {
    try (JournalRun run = journal.begin()) {
      for (int i = 0; i < smsIds.length; i++) {
        Optional<WebhookResponse> response = Optional.of(WebhookResponse.of(200, "ok"));
        append(run, i + 1, START.plusSeconds(second + i), smsIds[i], response);
      }
    }
  }

  private static void append(
      JournalRun run, int number, Instant at, String smsId, Optional<WebhookResponse> response) {
    Body body = BodyParser.parse(("{\"smsId\":\"" + smsId + "\"}").getBytes(UTF_8));
    ReceivedRequest request = new ReceivedRequest("POST", "/hook", Delivery.ofBody(at, body));
    assertThat(run.append(number, request, response, Optional.of(Authentication.VERIFIED)))
        .isTrue();
  }

  private static List<String> smsIds(List<JournalEntry> entries) {
    return entries.stream()
        .map(entry -> entry.request().delivery().text("smsId").orElse(""))
        .toList();
  }

  private static void assertProblem(Problem.Kind kind, String message, ThrowingCallable call) {
    assertThatExceptionOfType(Problem.class)
        .isThrownBy(call)
        .returns(kind, Problem::kind)
        .withMessageStartingWith(message);
  }
}
