package com.otpiq.cli.validate;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.cli.Program;
import com.otpiq.cli.error.ExitCode;
import com.otpiq.sample.SampleScenario;
import com.otpiq.sample.SampleScenarios;
import com.otpiq.webhook.WebhookKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a user of validate sees. */
class ValidateCommandTest {
  private @TempDir Path dir;

  @Test
  void the_documented_examples_pass_without_a_finding() throws IOException {
    for (String name :
        new String[] {"delivered", "delivered-final", "delivered-whatsapp", "failed-final"}) {
      Program trigger = new Program(dir);
      trigger.run("trigger", name, "--print");
      Files.writeString(dir.resolve("p.jsonl"), trigger.out());
      Program validate = new Program(dir);

      assertThat(validate.run("validate", "p.jsonl", "--strict")).isZero();
      assertThat(validate.out()).contains("no findings").doesNotContain("note");
    }
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void no_report_of_trigger_breaks_a_rule(String name) {
    Program trigger = new Program(dir);
    trigger.run("trigger", name, "--print");
    Program validate = new Program(dir).stdin(trigger.out());

    assertThat(validate.run("validate", "-", "--strict")).as(validate.out()).isZero();
    assertThat(validate.err()).endsWith(": no findings\n");
  }

  /** Without its headers, an inbound message cannot be told from a report. */
  static Stream<String> scenarios() {
    return SampleScenarios.all().stream()
        .filter(scenario -> scenario.kind() == WebhookKind.DELIVERY_REPORT)
        .map(SampleScenario::name);
  }

  @ParameterizedTest
  @CsvSource({"'{\"a\": tru}', 1:7", "'{}\n{\"a\" 1}\n', 2:6", "'{\"a\":1,\"a\":2}', 1:8"})
  void a_json_fault_is_3_with_line_and_column(String text, String place) throws IOException {
    Files.writeString(dir.resolve("p.json"), text);
    Program validate = new Program(dir);

    assertThat(validate.run("validate", "p.json")).isEqualTo(ExitCode.INPUT.code);
    assertThat(validate.err()).startsWith("otpiq: p.json:" + place + ": ");
    assertThat(validate.out()).isEmpty();
  }

  @Test
  void findings_are_told_at_their_place_in_the_file() {
    Program validate =
        new Program(dir)
            .stdin(
                "[\n"
                    + SampleScenarios.payload("example-1-sent.json").text()
                    + ",\n{\"smsId\": 7}\n]");

    assertThat(validate.run("validate", "-")).isEqualTo(1);
    assertThat(validate.out()).contains("-:3  payload").contains("line 3, column 11");
  }

  @Test
  void the_order_of_events_is_judged_and_never_counts() {
    Program validate =
        new Program(dir)
            .stdin(
                SampleScenarios.payload("example-1-delivered.json").text()
                    + "\n"
                    + SampleScenarios.payload("example-1-sent.json").text());

    assertThat(validate.run("validate", "-", "--strict")).isZero();
    assertThat(validate.out()).contains("note  late-sent");
  }

  @Test
  void a_journal_of_listen_is_judged_as_it_came() {
    Program listen =
        new Program(dir)
            .env("OTPIQ_WEBHOOK_SECRET", "s3cret")
            .listen("--save", "j.jsonl", "-o", "json");
    for (String scenario : new String[] {"duplicate", "inbound"}) {
      new Program(dir)
          .env("OTPIQ_WEBHOOK_SECRET", "s3cret")
          .run("trigger", scenario, "--to", listen.url());
    }
    listen.interrupt().exit();
    Program journal = new Program(dir);
    Program records =
        new Program(dir)
            .stdin(
                listen
                    .out()
                    .lines()
                    .filter(line -> line.contains("\"received\""))
                    .reduce("", (a, b) -> a + b + "\n"));

    assertThat(journal.run("validate", "j.jsonl", "--strict"))
        .as(journal.out() + journal.err())
        .isZero();
    assertThat(journal.out()).contains("j.jsonl:5  inbound message").contains("duplicate");
    assertThat(records.run("validate", "-", "--strict")).isZero();
    assertThat(records.err()).contains("5 payloads: no findings");
  }

  @Test
  void no_file_is_a_usage_error_and_a_missing_one_an_input_error() {
    assertThat(new Program(dir).run("validate")).isEqualTo(ExitCode.USAGE.code);
    assertThat(new Program(dir).run("validate", "none.json")).isEqualTo(ExitCode.INPUT.code);
  }
}
