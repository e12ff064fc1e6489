package com.otpiq.check.cases;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.check.probe.DocumentFields;
import com.otpiq.verdict.Verdict;
import com.otpiq.webhook.Channel;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a look-up may show of the channel after delivered by SMS, WhatsApp and Telegram. */
class StoredChannelTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "channel|\"sms\"|\"whatsapp\"|\"telegram\"",
        "lastChannel|\"SMS\"|\"WhatsApp\"|\"Telegram\"",
        "channel|\"S\"|\"W\"|\"T\"",
        "channel|1|2|3",
        "via|\"sms\"|\"whatsapp\"|\"telegram\"",
        "channels|[\"sms\"]|[\"sms\",\"whatsapp\"]|[\"telegram\",\"sms\"]"
      })
  void the_right_channel_is_no_problem(String name, String sms, String whatsapp, String telegram) {
    assertThat(channel(name, sms, whatsapp, telegram).verdict()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "channel|\"sms\"|\"sms\"|\"sms\"|whatsapp delivered: /channel is `sms`",
        "channel|\"sms\"|\"telegram\"|\"whatsapp\"|whatsapp delivered: /channel is `telegram`",
        "via|\"sms\"|\"whatsapp\"|\"whatsapp\"|telegram delivered: /via is `whatsapp`",
        "channel|\"SMS\"|\"WA\"|\"WA\"|whatsapp delivered: /channel is `WA`",
        "channel|\"sms\"|\"whatsapp\"|\"\"|telegram delivered: /channel is empty",
        "channel|null|null|null|sms delivered: /channel is empty"
      })
  void another_channel_is_a_problem(
      String name, String sms, String whatsapp, String telegram, String problem) {
    assertThat(channel(name, sms, whatsapp, telegram).verdict().map(Verdict::text))
        .hasValueSatisfying(text -> assertThat(text).startsWith(problem));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "channel|\"transactional\"|\"transactional\"|\"transactional\"",
        "name|\"a\"|\"b\"|\"c\"",
        "kind|\"sms\"|\"sms\"|\"sms\""
      })
  void what_is_not_about_the_channel_is_not_checked(
      String name, String sms, String whatsapp, String telegram) {
    assertThat(channel(name, sms, whatsapp, telegram).verdict())
        .hasValueSatisfying(verdict -> assertThat(verdict).isInstanceOf(Verdict.Skipped.class));
  }

  @ParameterizedTest
  @CsvSource({"sms,''", "SMS,''", "other,''", "whatsapp,/channel is `whatsapp`"})
  void after_a_fallback_the_channel_is_that_of_delivered(String shown, String problem) {
    Verdict verdict =
        channel("channel", "\"sms\"", "\"whatsapp\"", "\"telegram\"")
            .afterFallback(document("channel", "\"" + shown + "\""));

    assertThat(Optional.of(verdict).filter(Verdict::isProblem).map(Verdict::text).orElse(""))
        .endsWith(problem);
    assertThat(verdict.isProblem()).isEqualTo(!problem.isEmpty());
  }

  private static StoredChannel channel(String name, String... values) {
    Map<Channel, DocumentFields> documents = new EnumMap<>(Channel.class);
    List<Channel> channels = List.of(Channel.values());
    for (int i = 0; i < values.length; i++) {
      documents.put(channels.get(i), document(name, values[i]));
    }
    return new StoredChannel(documents);
  }

  private static DocumentFields document(String name, String value) {
    return DocumentFields.of(("{'status':'x','" + name + "':" + value + "}").replace('\'', '"'));
  }
}
