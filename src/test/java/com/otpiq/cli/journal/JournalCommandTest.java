package com.otpiq.cli.journal;

import static com.otpiq.cli.Wire.DELIVERED;
import static com.otpiq.cli.Wire.SENT;
import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.cli.Program;
import com.otpiq.cli.Wire;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can be done with the journal: list, show, export, replay and clear. */
class JournalCommandTest extends JournalTestBase {
  private static final String DAY = "\\d{4}-\\d\\d-\\d\\d [\\d:.]{12}  ";

  @Test
  void each_webhook_is_kept_and_listed_with_what_became_of_it() {
    Program first = program().listen("--secret", CANARY, "--count", "1");
    send(first, SENT);
    send(first, DELIVERED, "X-OTPIQ-Webhook-Secret: " + CANARY);
    first.exit();
    Program second = program().listen("-o", "json", "--count", "1");
    Wire.send(second.port(), "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    send(second, SENT.replace("sms_1", "sms_2"));
    second.exit();

    assertThat(second.out()).contains("\"journalId\":\"2.2\"").doesNotContain("\"2.1\"");
    assertThat(ran("journal", "list").lines())
        .satisfiesExactly(
            line -> assertThat(line).matches(DAY + "1\\.1  sms sent  → 401  secret refused  sms_1"),
            line ->
                assertThat(line)
                    .matches(DAY + "1\\.2  sms delivered, final  → 200  verified  sms_1"),
            line -> assertThat(line).matches(DAY + "2\\.2  sms sent  → 200  unverified  sms_2"));
    assertThat(ran("journal", "list", "--only", "status=sent", "--limit", "1"))
        .contains("2.2")
        .doesNotContain("1.1");
    assertThat(ran("journal", "list", "-o", "json").lines().findFirst())
        .hasValueSatisfying(line ->
            assertThat(line)
                .startsWith("{\"type\":\"journal-entry\",\"id\":\"1.1\",\"at\":\"")
                .endsWith(
                    "\"answer\":401,\"secret\":\"refused\",\"smsId\":\"sms_1\",\"channel\":\"sms\",\"status\":\"sent\",\"isFinal\":false}"));
  }

  @Test
  void show_tells_headers_body_and_findings() {
    String body = "{ \"smsId\": \"sms_1\",\n  \"isfinal\": true }";
    Program listen = program().listen("--accept", "--count", "2");
    send(listen, DELIVERED);
    send(listen, body, "X-Api-Key: " + CANARY, "X-Trace: 7");
    listen.exit();

    assertThat(ran("journal", "show", "1.2"))
        .contains("1.2  payload  → 200  unverified  sms_1\n   POST /\n")
        .contains("   │ X-Api-Key: [hidden]\n")
        .contains("   │ X-Trace: 7\n")
        .contains("\n\n   │ { \"smsId\": \"sms_1\",\n   │   \"isfinal\": true }\n\n")
        .contains("is-final-required")
        .contains("line 2, column 3")
        .contains("note  after-end");
    assertThat(ran("journal", "show", "1.2", "-o", "json"))
        .contains("\"body\":\"{ \\\"smsId\\\": \\\"sms_1\\\",\\n  \\\"isfinal\\\": true }\"")
        .contains("\"id\":\"unknown-key\"");
  }

  @Test
  void what_is_exported_is_what_replay_and_validate_read() throws IOException {
    String odd = SENT.replace("{", "{ ");
    receive(odd);
    receive(DELIVERED);
    String lines = ran("journal", "export");
    assertThat(lines.lines()).hasSize(2);
    assertThat(program().stdin(lines).run("validate", "-")).isZero();
    assertThat(ran("journal", "export", "2.1", "--into", "out.jsonl")).isEmpty();
    assertThat(mode(dir.resolve("out.jsonl"))).isEqualTo("rw-------");
    assertThat(ran("replay", "out.jsonl", "--print")).isEqualTo(DELIVERED + "\n");
    assertThat(ran("replay", "--from-journal", "1", "--print")).isEqualTo(odd + "\n");
    Program again = program();
    assertThat(again.run("journal", "export", "--into", "out.jsonl")).isEqualTo(6);
    assertThat(again.err()).contains("out.jsonl already exists; it was not changed");
  }

  @Test
  void replay_sends_the_last_ones_again() {
    receive(SENT);
    receive(DELIVERED);
    Program listen = new Program(dir).listen("--count", "3");

    assertThat(program().run("replay", "--last", "--to", listen.url())).isZero();
    assertThat(program().run("replay", "--last", "2", "--to", listen.url())).isZero();
    assertThat(listen.exit()).isZero();
    assertThat(listen.out())
        .contains("#1  sms delivered, final")
        .contains("#2  sms sent")
        .contains("#3  sms delivered, final");
  }

  @Test
  void what_is_not_there_is_said() {
    Program empty = program();
    Program unknown = program();
    Program nonsense = program();
    Program homeless = new Program(dir);

    assertThat(ran("journal", "list")).isEmpty();
    assertThat(empty.run("replay", "--last", "--print")).isEqualTo(3);
    assertThat(empty.err()).contains("the journal is empty").contains("Try: otpiq listen");
    assertThat(unknown.run("journal", "show", "9.9")).isEqualTo(3);
    assertThat(unknown.err())
        .contains("the journal has no webhook 9.9")
        .contains("Try: otpiq journal list");
    assertThat(nonsense.run("journal", "show", "x")).isEqualTo(2);
    assertThat(nonsense.err()).contains("x is not a journal id; an id looks like 17.3");
    assertThat(homeless.run("journal", "list")).isEqualTo(6);
    assertThat(homeless.err()).contains("there is no home directory for the journal");
  }

  @Test
  void clear_asks_and_says_how_many_and_leaves_what_is_being_written() {
    receive(SENT);
    receive(DELIVERED);
    Program unasked = program();
    Program no = program().answering("n");
    Program yes = program().answering("y");

    assertThat(unasked.run("journal", "clear")).isEqualTo(2);
    assertThat(unasked.err())
        .contains("with 2 webhooks")
        .contains("Try: otpiq journal clear --yes");
    assertThat(no.run("journal", "clear")).isEqualTo(1);
    assertThat(ran("journal", "list").lines()).hasSize(2);
    Program listen = program().listen();
    assertThat(yes.run("journal", "clear")).isZero();
    assertThat(yes.err())
        .contains("2 webhooks of 2 runs removed; 1 run still in progress, not removed");
    assertThat(send(listen, SENT)).isEqualTo(200);
    listen.interrupt().exit();
    assertThat(ran("journal", "list")).contains("3.1");
  }

  @Test
  void records_that_are_no_deliveries_are_skipped() throws IOException {
    receive(SENT);
    String answered = "{\"type\":\"answered\",\"id\":\"1.1\",\"status\":302,\"tookMs\":7}\n";
    Path file = dir.resolve("state/journal/1.jsonl");
    Files.writeString(file, answered, StandardOpenOption.APPEND);
    Files.copy(file, dir.resolve("copy.jsonl"));

    assertThat(ran("journal", "list").lines()).hasSize(1);
    assertThat(ran("journal", "export")).doesNotContain("answered");
    assertThat(ran("replay", "copy.jsonl", "--print")).isEqualTo(SENT + "\n");
    assertThat(ran("validate", "copy.jsonl", "-o", "json")).contains("\"payloads\":1");
  }

  @ParameterizedTest
  @CsvSource({
    "journal list, 0, 2",
    "journal export, 1, 2",
    "replay --from-journal 1 --print, 1, 1"
  })
  void a_damaged_line_is_named_and_what_relies_on_it_fails(String command, int exit, int shown)
      throws IOException {
    receive(SENT);
    receive(DELIVERED);
    Path file = dir.resolve("state/journal/1.jsonl");
    List<String> lines =
        Stream.of("1", "2")
            .flatMap(run -> lines(dir.resolve("state/journal/" + run + ".jsonl")))
            .toList();
    Files.writeString(
        file, lines.getFirst() + "\ngarbage " + lines.getFirst() + "\n" + lines.getLast() + "\n");
    Files.delete(dir.resolve("state/journal/2.jsonl"));
    Program program = program();

    assertThat(program.run(command.split(" "))).isEqualTo(exit);
    assertThat(program.out().lines()).hasSize(shown);
    assertThat(program.err())
        .contains("1.jsonl: 1 webhook cannot be read: the line is damaged (1 in line 2)");
  }

  private static Stream<String> lines(Path file) {
    try {
      return Files.readAllLines(file).stream().filter(line -> line.contains("smsId"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void a_payload_that_has_a_type_stays_a_payload() throws IOException {
    Files.writeString(dir.resolve("in.jsonl"), SENT + "\n{\"type\":\"answered\"}\n");

    assertThat(ran("replay", "in.jsonl", "--print").lines()).hasSize(2);
  }
}
