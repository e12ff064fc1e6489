package com.otpiq.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.otpiq.event.Event;
import com.otpiq.event.ExpectedText;
import com.otpiq.event.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OtpiqRecordsTest extends SavedFileTestBase {
  private static final List<String> RECORDS =
      ExpectedText.of("json").lines().filter(line -> line.startsWith("{")).toList();

  @Test
  void every_record_that_otpiq_prints_is_read_or_left_out_by_its_type() {
    SavedWebhooks saved = read(String.join("\n", RECORDS));

    List<String> withBody =
        RECORDS.stream().filter(record -> record.contains("\"body\":\"{")).toList();
    assertThat(bodies(saved))
        .hasSameSizeAs(withBody)
        .hasSizeGreaterThan(4)
        .allMatch(body -> body.contains("deliveryReportType"));
    assertThat(RECORDS).hasSizeGreaterThan(50);
    Event.EntriesOmitted omitted = saved.omissions().getFirst();
    assertThat(omitted.others() + omitted.unreadable()).isEqualTo(RECORDS.size() - withBody.size());
    assertThat(omitted.omissions())
        .extracting(Event.Omission::reason)
        .allMatch(reason ->
            reason.startsWith("record of type ")
                || List.of("not a POST request", "journal list prints no body, journal export does")
                    .contains(reason));
  }

  @Test
  void a_record_without_a_webhook_is_never_a_payload_on_its_own() {
    List<String> others =
        RECORDS.stream().filter(record -> !record.contains("\"body\":\"{")).toList();

    assertThat(others).hasSizeGreaterThan(45);
    assertThat(others)
        .allSatisfy(record ->
            assertThatThrownBy(() -> read(record))
                .isInstanceOfSatisfying(
                    Problem.class,
                    problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.INPUT))
                .hasMessageStartingWith("standard input has no webhook: "));
  }

  @ParameterizedTest
  @ValueSource(strings = {"delivery", "received", "journal-entry", "payload"})
  void a_record_with_a_webhook_is_read_whatever_the_order_of_its_keys(String type) {
    String body = SENT.replace('"', '`');

    assertThat(bodies(read(json("{'type':'%s','body':'%s'}".formatted(type, body)))))
        .containsExactly(SENT);
    assertThat(bodies(read(json("[{'body':'%s','smsId':'1','type':'%s'}]".formatted(body, type)))))
        .containsExactly(SENT);
    assertThat(bodies(read(json("{'type':'%s','bodyBase64':'e30='}".formatted(type)))))
        .containsExactly("{}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{'type':'journal-entry','id':'1.1','smsId':'1'} | journal list prints no body, journal export does",
        "{'type':'delivery'} | the record has no body",
        "{'type':'delivery','bodyBase64':'*'} | its body is not text, or its base64 is invalid",
        "{'type':'received','bodyBase64':{}} | its body is not text, or its base64 is invalid",
        "{'type':'journal-entry','bodyBase64':'e30_'} | its body is not text, or its base64 is invalid",
        "{'type':'received','body':7} | its body is not text, or its base64 is invalid",
        "{'type':'received','bodyOmitted':'too-large'} | its body was not recorded",
        "{'type':'delivery','bodyOmitted':'a reason of later versions'} | its body was not recorded",
        "{'type':'journal-entry','bodyOmitted':'timeout'} | its body was not recorded",
        "{'type':'delivery','body':'x','headers':[['content-encoding','br']]} | its body is compressed",
        "{'type':'delivery','bodyBase64':'H4s=','headers':[['Content-Encoding','gzip']]} | its body is compressed",
      })
  void a_record_of_a_webhook_without_its_body_is_unreadable(String record, String why) {
    SavedWebhooks saved = read(json(record) + SENT);

    assertThat(saved.unreadable()).isEqualTo(1);
    assertThat(saved.omissions().getFirst().omissions())
        .containsExactly(new Event.Omission(why, 1, 1, true));
  }

  @Test
  void what_listen_received_with_another_method_is_not_a_webhook() {
    SavedWebhooks saved = read(json("{'type':'received','method':'GET','body':''}") + SENT);

    assertThat(bodies(saved)).containsExactly(SENT);
    assertThat(saved.omissions().getFirst().others()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'type':'attempt','smsId':'1','deliveryReportType':'all','acknowledged':true}",
        "{'type':'delivery','smsId':'1','deliveryReportType':'all','body':'{}'}",
        "{'type':'message','content':'hello'}",
        "{'type':'other','smsId':'1'}",
        "{'type':7}",
      })
  void a_payload_with_a_key_type_is_a_payload(String payload) {
    assertThat(bodies(read(json(payload)))).containsExactly(json(payload));
  }
}
