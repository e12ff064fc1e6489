package com.otpiq.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.json.BodyParser;
import com.otpiq.webhook.Body;
import com.otpiq.webhook.Json;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is changed in a payload, and what keeps its bytes. */
class PayloadEditsTest {
  @Test
  void a_payload_without_edits_keeps_its_bytes() {
    Body odd = body("{ \"smsId\" : \"\\u0041\",\"n\":1.0 }");

    assertThat(new PayloadEdits(Map.of(), List.of()).apply(odd)).isSameAs(odd);
  }

  @Test
  void keys_are_replaced_in_place_added_at_the_end_and_removed() {
    Map<String, Json> set = new LinkedHashMap<>();
    set.put("a", Json.of("x"));
    set.put("new", Json.of("y"));

    assertThat(
            new PayloadEdits(set, List.of("b")).apply(body("{\"a\":1,\"b\":2,\"c\":1.0}")).text())
        .isEqualTo("{\"a\":\"x\",\"c\":1.0,\"new\":\"y\"}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\ud800", "a\\udc00\\ud800b", "\\u0041", "\u200fرفض 👍", "\\/"})
  void what_is_not_edited_keeps_its_bytes(String reason) {
    String text = "{ \"reason\":\"" + reason + "\" ,\r\n \"n\":1.0, \"status\":\"%s\"}\n";

    assertThat(
            new PayloadEdits(Map.of("status", Json.of("failed")), List.of())
                .apply(body(text.formatted("sent")))
                .bytes())
        .isEqualTo(text.formatted("failed").getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[1]", "oops", "", "\"text\""})
  void what_is_no_object_stays_as_it_is(String text) {
    Body body = body(text);

    assertThat(new PayloadEdits(Map.of("a", Json.of("x")), List.of()).apply(body)).isSameAs(body);
  }

  private static Body body(String text) {
    return BodyParser.parse(text.getBytes(StandardCharsets.UTF_8));
  }
}
