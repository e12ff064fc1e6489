package com.otpiq.render.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.event.Event;
import com.otpiq.event.EventSamples;
import com.otpiq.event.ExpectedText;
import com.otpiq.json.BodyParser;
import com.otpiq.webhook.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class EventRecordsTest {
  private final EventRecords records = new EventRecords();

  @Test
  void json_is_one_record_for_each_event() {
    assertThat(ExpectedText.show(records::data)).isEqualTo(ExpectedText.of("json"));
  }

  @Test
  void progress_is_no_data() {
    assertThat(records.data(Objects.requireNonNull(EventSamples.all().get("DeliveryProgress"))))
        .isEmpty();
  }

  @Test
  void characters_that_a_terminal_acts_on_are_escaped() {
    assertThat(EventSamples.all().values())
        .extracting(records::data)
        .allSatisfy(line -> assertThat(line).doesNotContain("\u001b"));
  }

  @Test
  void the_documentation_lists_every_type_with_its_keys() throws IOException {
    Map<String, String> documented = documented();

    assertThat(documented.keySet())
        .containsExactlyInAnyOrderElementsOf(
            EventSamples.all().values().stream()
                .flatMap(event -> record(event).stream())
                .map(EventRecordsTest::type)
                .collect(Collectors.toCollection(TreeSet::new)));
    for (Event event : EventSamples.all().values()) {
      for (Json.Obj record : record(event)) {
        assertThat(record.members())
            .as(type(record))
            .extracting(Json.Member::name)
            .filteredOn(key -> !key.equals("type"))
            .allSatisfy(key -> assertThat(keys(documented, record)).contains("`" + key + "`"));
      }
    }
  }

  /** The row of a type; an inspection and the keys of a check and a report are described once. */
  private static String keys(Map<String, String> documented, Json.Obj record) {
    String row = Objects.requireNonNull(documented.get(type(record)));
    return row
        + (row.contains("keys of an inspection") || row.contains("the webhook's keys")
            ? "`smsId` `channel` `status` `isFinal` `findings` `annotations` `sincePreviousMs`"
            : "")
        + (row.contains("keys of `check`") ? documented.get("check") : "");
  }

  private static Map<String, String> documented() throws IOException {
    return Files.readString(Path.of("docs/events.md"))
        .lines()
        .map(line -> Pattern.compile("^\\| `([a-z-]+)` \\|.*").matcher(line))
        .filter(row -> row.matches())
        .collect(Collectors.toMap(row -> row.group(1), row -> row.group()));
  }

  private List<Json.Obj> record(Event event) {
    return records
        .data(event)
        .lines()
        .map(line -> BodyParser.parse(line.getBytes(StandardCharsets.UTF_8)).object().orElseThrow())
        .toList();
  }

  private static String type(Json.Obj record) {
    return record.text("type").orElseThrow();
  }
}
