package com.otpiq.listen;

import static com.otpiq.listen.ListenFixture.received;
import static com.otpiq.listen.ListenFixture.sent;
import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.journal.Journal;
import com.otpiq.journal.JournalEntry;
import com.otpiq.journal.SavedWebhooksWriter;
import com.otpiq.rule.Authentication;
import com.otpiq.webhook.WebhookResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecorderTest {
  private static final Optional<WebhookResponse> ACCEPTED =
      Optional.of(WebhookResponse.of(200, "accepted"));
  private static final Optional<WebhookResponse> REFUSED =
      Optional.of(WebhookResponse.of(422, "refused"));

  private @TempDir Path dir;

  @Test
  void records_in_the_journal_and_in_the_file() {
    Journal journal = Journal.in(dir);
    try (Recorder recorder = recorder(journal, file())) {
      assertThat(record(recorder, ACCEPTED)).isTrue();
      assertThat(recorder.journalId(1)).isPresent();
    }

    assertThat(statuses(journal)).containsExactly(200);
    assertThat(dir.resolve("saved.jsonl")).content().contains("sms_1").hasLineCount(1);
  }

  @Test
  void without_a_journal_and_a_file_everything_counts_as_recorded() {
    assertThat(record(Recorder.NONE, ACCEPTED)).isTrue();
    assertThat(Recorder.NONE.journalId(1)).isEmpty();
  }

  @Test
  void a_later_response_takes_the_place_of_the_missing_one() {
    Journal journal = Journal.in(dir);
    try (Recorder recorder =
        new Recorder(Optional.of(journal.begin()), Optional.empty(), List.of())) {
      assertThat(record(recorder, Optional.empty())).isTrue();
      recorder.recordResponse(1, WebhookResponse.of(504, "timed out"));
    }

    assertThat(statuses(journal)).containsExactly(504);
  }

  @Test
  void the_journal_says_503_where_the_file_cannot_be_written() {
    Journal journal = Journal.in(dir);
    SavedWebhooksWriter closed = file();
    closed.close();
    Recorder recorder = recorder(journal, closed);

    assertThat(record(recorder, ACCEPTED)).isFalse();
    recorder.run().orElseThrow().close();
    assertThat(statuses(journal)).containsExactly(503);
  }

  @Test
  void the_journal_keeps_a_refusal_where_the_file_cannot_be_written() {
    Journal journal = Journal.in(dir);
    SavedWebhooksWriter closed = file();
    closed.close();
    Recorder recorder = recorder(journal, closed);

    assertThat(record(recorder, REFUSED)).isFalse();
    recorder.run().orElseThrow().close();
    assertThat(statuses(journal)).containsExactly(422);
  }

  private static boolean record(Recorder recorder, Optional<WebhookResponse> response) {
    return recorder.record(1, received(sent()), response, Optional.of(Authentication.UNVERIFIED));
  }

  private static Recorder recorder(Journal journal, SavedWebhooksWriter file) {
    return new Recorder(Optional.of(journal.begin()), Optional.of(file), List.of());
  }

  private SavedWebhooksWriter file() {
    return SavedWebhooksWriter.open(dir.resolve("saved.jsonl"));
  }

  private static List<Integer> statuses(Journal journal) {
    return journal.entries().map(JournalEntry::responseStatus).toList();
  }
}
