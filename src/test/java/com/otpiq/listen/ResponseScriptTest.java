package com.otpiq.listen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.otpiq.json.BodyParser;
import com.otpiq.time.Seed;
import com.otpiq.webhook.Delivery;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a script answers, in the order of arrival. */
class ResponseScriptTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "200; 200 200 200",
        "503x3,200; 503 503 503 200 200",
        "503x2,200,repeat; 503 503 200 503 503 200 503",
        "reset,close,redirect; reset close redirect redirect",
        "404 , 200; 404 200 200",
        "429@retry-after=2,200; 429 200 200",
        "503@retry-after=Wed, 21 Oct 2026 07:28:00 GMT,200; 503 200 200",
        "503@retry-after=wednesday, 21-Oct-26 07:28:00 GMT@delay=1s , 200; 503 200 200",
        "503@retry-after=Wed Oct 21 07:28:00 2026,200; 503 200 200",
        "503@retry-after=soon,200; 503 200 200"
      })
  void answers_follow_each_other(String text, String words) {
    ResponseScript script = read(text);

    for (String word : words.strip().split(" ", -1)) {
      assertThat(script.next(delivery("sent")).orElseThrow().word()).isEqualTo(word);
    }
  }

  @Test
  void each_status_has_answers_of_its_own() {
    ResponseScript script = read("sent:500x2,delivered:200,sent:202");

    assertThat(words(script, "sent", "delivered", "sent", "sent", "delivered"))
        .containsExactly("500", "200", "500", "202", "200");
    assertThat(script.next(delivery("failed"))).isEmpty();
  }

  @Test
  void the_narrowest_selector_wins() {
    ResponseScript script = read("503,sms:404,sent:500,sms_1:418");

    assertThat(words(script, "sent")).containsExactly("418");
  }

  @Test
  void stop_ends_it_after_the_last_answer() {
    ResponseScript script = read("503x2,stop");

    assertThat(words(script, "sent")).containsExactly("503");
    assertThat(script.isOver()).isFalse();
    assertThat(words(script, "sent")).containsExactly("503");
    assertThat(script.isOver()).isTrue();
    assertThat(read("503").isOver()).isFalse();
  }

  @Test
  void chance_chooses_the_same_from_the_same_seed() {
    List<String> first = random(7);

    assertThat(random(7)).isEqualTo(first);
    assertThat(first).contains("200", "503", "reset");
    assertThat(random(8)).isNotEqualTo(first);
    assertThat(read("200|503").isRandom()).isTrue();
    assertThat(read("200,503").isRandom()).isFalse();
  }

  private static List<String> random(long seed) {
    ResponseScript script = ResponseScriptParser.parse("200|503|reset", new Seed(seed).random(0));
    return IntStream.range(0, 50)
        .mapToObj(_ -> script.next(delivery("sent")).orElseThrow().word())
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      value = {
        "foo; 'foo' is not a response",
        "99; '99' is not a response",
        "600; '600' is not a response",
        "200x0; at least once",
        "200@delay=12; 12' is not a duration",
        "200@drip=1; drip takes 1B/s to 999B/s",
        "200@drip=0B/s; drip takes 1B/s to 999B/s",
        "200@size=1; unknown setting size",
        "stop; 'stop' needs a response before it",
        "200,,503; '' is not a response"
      })
  void a_syntax_error_is_explained(String text, String words) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(words.strip());
  }

  private static List<String> words(ResponseScript script, String... statuses) {
    return Arrays.stream(statuses)
        .map(status -> script.next(delivery(status)).orElseThrow().word())
        .toList();
  }

  private static ResponseScript read(String text) {
    return ResponseScriptParser.parse(text, new Seed(1).random(0));
  }

  private static Delivery delivery(String status) {
    String body = "{\"smsId\":\"sms_1\",\"channel\":\"sms\",\"status\":\"" + status + "\"}";
    return Delivery.ofBody(Instant.EPOCH, BodyParser.parse(body.getBytes(StandardCharsets.UTF_8)));
  }
}
