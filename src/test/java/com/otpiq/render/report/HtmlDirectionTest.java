package com.otpiq.render.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.render.LocalTimeFormat;
import com.otpiq.rule.Basis;
import com.otpiq.verdict.Check;
import com.otpiq.verdict.CheckGroup;
import com.otpiq.verdict.CheckReport;
import com.otpiq.verdict.CheckResult;
import com.otpiq.verdict.Evidence;
import com.otpiq.verdict.Outage;
import com.otpiq.verdict.Severity;
import com.otpiq.verdict.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Arabic and Kurdish texts of an application in the report for a browser. */
class HtmlDirectionTest {
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "{'خطأ':1}, ltr",
        "`  {'خطأ':1}`, ltr",
        "['خطأ'], ltr",
        "رسالة غير معروفة, auto",
        "نامەکە نەگەیشت, auto",
        "unknown message, auto"
      })
  void json_is_left_to_right_and_a_sentence_as_its_letters_are(String text, String direction) {
    String html =
        ReportFormat.HTML.of(
            report(text), new ReportFormat.Tool("1", new LocalTimeFormat(() -> ZoneOffset.UTC)));

    assertThat(html)
        .containsPattern("<dt>response</dt><dd class=\"\" dir=\"" + direction + "\">" + start(text))
        .containsPattern("200 OK  <span dir=\"" + direction + "\">" + start(text))
        .containsPattern("<pre><code dir=\"auto\">at line 1</code><code dir=\"" + direction)
        .contains("[dir] { text-align: start; }");
  }

  private static String start(String text) {
    return "\\s*\\Q" + text.strip().charAt(0) + "\\E";
  }

  private static CheckReport report(String text) {
    Check check =
        new Check(
            "id", CheckGroup.HTTP, Severity.ERROR, Basis.ASSUMED, "sends", "expects", "why", "fix");
    var evidence = new Evidence("sms sent", "200 OK", text, Optional.empty(), Duration.ZERO, false);
    Outage outage =
        new Outage(
            "it ended", List.of(), true, List.of(), Optional.empty(), List.of("at line 1", text));
    return new CheckReport(
        "http://127.0.0.1:3000/",
        Optional.empty(),
        Instant.EPOCH,
        List.of(
            new CheckResult(
                check, new Verdict.Failed(text), List.of(evidence), Duration.ZERO, false)),
        false,
        true,
        List.of(),
        List.of(outage),
        List.of(),
        Duration.ZERO);
  }
}
