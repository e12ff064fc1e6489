package com.otpiq.rule;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.json.BodyParser;
import com.otpiq.json.JsonWriter;
import com.otpiq.message.WebhookSecret;
import com.otpiq.sample.SampleScenarios;
import com.otpiq.webhook.Body;
import com.otpiq.webhook.Delivery;
import com.otpiq.webhook.HeaderName;
import com.otpiq.webhook.Headers;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RulesTest {
  static final List<String> EXAMPLES =
      List.of(
          "example-1-sent",
          "example-1-delivered",
          "example-2-delivered",
          "example-3-sent",
          "example-3-delivered",
          "example-4-failed");

  @ParameterizedTest
  @FieldSource("EXAMPLES")
  void documented_examples_break_no_rule(String name) {
    assertThat(findings(SampleScenarios.payload(name + ".json"))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("bodyRules")
  void each_rule_has_a_sample_that_breaks_it_and_only_it(Rule rule) throws IOException {
    assertThat(findings(broken(rule.id()))).containsExactly(rule.id());
  }

  @Test
  void only_documented_rules_are_errors() {
    assertThat(Rules.all()).allMatch(rule -> rule.isError() == (rule.basis() == Basis.DOCUMENTED));
    assertThat(Rules.all().stream().filter(rule -> !rule.isError()).map(Rule::id))
        .containsExactlyInAnyOrder(
            "reason-complete",
            "sender-id-length",
            "failed-final",
            "track-name",
            "unknown-key",
            "content-type",
            "event-known",
            "timestamp-readable",
            "timestamp-fresh");
  }

  @Test
  void ids_are_unique_and_never_change() {
    assertThat(Rules.all().stream().map(Rule::id))
        .doesNotHaveDuplicates()
        .containsExactly(
            "json object sms-id-required sms-id-text sms-id-filled report-type-required report-type-text"
                .concat(
                    " report-type-known is-final-required is-final-boolean channel-required channel-text")
                .concat(" channel-known status-required status-text status-known sent-not-final")
                .concat(" sent-not-under-final delivered-final reason-text reason-only-on-failure")
                .concat(
                    " reason-complete sender-id-text sender-id-length failed-final track-name unknown-key content-type")
                .concat(
                    " event-known event-id-required timestamp-required timestamp-readable timestamp-fresh")
                .concat(
                    " attempt-number secret-missing secret-twice secret-other-header secret-stray-space")
                .concat(
                    " secret-other-case secret-looks-signed secret-padded secret-wrong signature-missing")
                .concat(
                    " signature-form signature-hex-case signature-newline signature-body-rewritten")
                .concat(" signature-body-only signature-other-secret")
                .split(" "));
  }

  @Test
  void a_key_in_other_letters_is_guessed() {
    Finding finding = finding("{\"smsId\":\"a\",\"isfinal\":true}", "unknown-key");

    assertThat(finding.violation().hint()).contains("did you mean `isFinal`?");
    assertThat(finding.violation().at())
        .hasValueSatisfying(at -> assertThat(at.column()).isEqualTo(14));
  }

  @Test
  void a_name_of_the_track_api_is_told_apart_with_the_name_that_is_right_here() {
    Finding finding = finding("{\"isFinalStatus\":true}", "track-name");

    assertThat(finding.violation().hint()).contains("did you mean `isFinal`?");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Delivered", "DELIVERED", "deliverd"})
  void a_misspelt_status_is_guessed(String status) {
    Finding finding = finding("{\"status\":\"" + status + "\"}", "status-known");

    assertThat(finding.violation().hint()).contains("did you mean \"delivered\"?");
  }

  @Test
  void ten_findings_of_a_rule_are_listed_and_the_rest_is_counted() {
    String keys =
        IntStream.range(0, 14_000).mapToObj(i -> "\"k" + i + "\":1").collect(joining(","));
    Inspection inspection = inspect(body("{" + keys + ",\"cost\":1}"));

    assertThat(inspection.findings())
        .filteredOn(finding -> finding.rule().equals(Rules.UNKNOWN_KEY))
        .hasSize(10);
    assertThat(inspection.moreFindings())
        .containsExactly(new Inspection.MoreFindings(Rules.UNKNOWN_KEY, 13_990));
    assertThat(inspection.warnings()).isEqualTo(14_001);
    assertThat(inspection.errors()).isEqualTo(5);
  }

  @Test
  void a_report_without_content_type_gets_a_note() {
    var bare =
        new Delivery(Instant.EPOCH, Headers.NONE, SampleScenarios.payload("example-1-sent.json"));
    Inspection inspection =
        Inspector.ofReceived(List.of(), JsonWriter::serializations).inspect(bare);

    assertThat(inspection.findings())
        .extracting(finding -> finding.rule().id())
        .containsExactly("content-type");
    assertThat(inspection.hasErrors()).isFalse();
  }

  @Test
  void a_secret_is_never_asked_of_a_saved_payload() {
    Inspection inspection = Inspector.ofSaved().inspect(Delivery.ofBody(Instant.EPOCH, body("{}")));

    assertThat(inspection.hasErrors(RuleCategory.SECRET)).isFalse();
  }

  @Test
  void a_refused_delivery_leaves_no_memory() {
    Inspector inspector =
        Inspector.ofReceived(List.of(WebhookSecret.of("right")), JsonWriter::serializations);
    Body body = SampleScenarios.payload("example-1-sent.json");
    inspector.inspect(withSecret(body, "wrong"));

    assertThat(inspector.inspect(withSecret(body, "right")).annotations()).isEmpty();
    assertThat(inspector.inspect(withSecret(body, "right")).annotations())
        .containsExactly(Annotation.DUPLICATE);
  }

  static Stream<Rule> bodyRules() {
    return Rules.REPORT.stream();
  }

  private static Delivery withSecret(Body body, String secret) {
    return new Delivery(Instant.EPOCH, Headers.NONE.with(HeaderName.SECRET, secret), body);
  }

  private static Finding finding(String json, String id) {
    return inspect(body(json)).findings().stream()
        .filter(finding -> finding.rule().id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> findings(Body body) {
    return inspect(body).findings().stream().map(finding -> finding.rule().id()).toList();
  }

  private static Inspection inspect(Body body) {
    return Inspector.ofSaved().inspect(Delivery.ofBody(Instant.EPOCH, body));
  }

  private static Body broken(String id) throws IOException {
    try (InputStream file = RulesTest.class.getResourceAsStream("/broken/" + id + ".json")) {
      return BodyParser.parse(
          Objects.requireNonNull(file, "no sample breaks " + id).readAllBytes());
    }
  }

  private static Body body(String json) {
    return BodyParser.parse(json.getBytes(StandardCharsets.UTF_8));
  }
}
