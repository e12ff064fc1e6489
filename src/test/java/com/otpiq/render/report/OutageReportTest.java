package com.otpiq.render.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.delivery.ApplicationError;
import com.otpiq.delivery.CodePlace;
import com.otpiq.render.LocalTimeFormat;
import com.otpiq.verdict.CheckReport;
import com.otpiq.verdict.Outage;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The end of the application, in every form of a report. */
class OutageReportTest {
  private static final ReportFormat.Tool TOOL =
      new ReportFormat.Tool("1.2.3", new LocalTimeFormat(() -> ZoneOffset.UTC));

  private static final Outage OUTAGE =
      new Outage(
          "the application ended (exit code 1)",
          List.of("sms failed without reason"),
          true,
          List.of("reason-absent"),
          Optional.of(
              new ApplicationError(
                  "TypeError: reason is undefined", Optional.of(new CodePlace("server.mjs", 12)))),
          List.of("server.mjs:12", "\u001b[31mTypeError\u202e"));

  @ParameterizedTest
  @EnumSource(ReportFormat.class)
  void each_format_names_the_request_and_the_error(ReportFormat format) {
    String text = format.of(report(OUTAGE), TOOL);

    assertThat(text.replace("\n         ", " "))
        .contains("the application ended (exit code 1)", "sms failed without reason")
        .contains("TypeError: reason is undefined", "server.mjs")
        .doesNotContain("\u001b", "\u202e");
  }

  @Test
  void a_report_with_an_outage_has_failed_and_is_complete() {
    assertThat(report(OUTAGE).isFailure()).isTrue();
    assertThat(report(OUTAGE).complete()).isTrue();
    assertThat(report().isFailure()).isFalse();
  }

  private static CheckReport report(Outage... outages) {
    return new CheckReport(
        "http://127.0.0.1:3000/",
        Optional.empty(),
        Instant.EPOCH,
        List.of(),
        false,
        true,
        List.of(),
        List.of(outages),
        List.of(),
        Duration.ofSeconds(1));
  }
}
