package com.otpiq.render.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.event.ApiEvent;
import com.otpiq.event.CatalogEvent;
import com.otpiq.event.CheckEvent;
import com.otpiq.event.DeliveryEvent;
import com.otpiq.event.Event;
import com.otpiq.event.EventsWithText;
import com.otpiq.event.ListenEvent;
import com.otpiq.event.SafeText;
import com.otpiq.event.SandboxEvent;
import com.otpiq.event.ServerEvent;
import com.otpiq.event.UnreadableRequest;
import com.otpiq.json.BodyParser;
import com.otpiq.render.EventFormat;
import com.otpiq.render.LocalTimeFormat;
import com.otpiq.render.json.EventRecords;
import com.otpiq.render.report.ReportFormat;
import com.otpiq.render.text.CompactFormat;
import com.otpiq.render.text.PrettyFormat;
import com.otpiq.render.text.Theme;
import com.otpiq.webhook.Body;
import java.io.StringReader;
import java.text.Bidi;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.InputSource;

/** Every event with hostile text in every place, in every format. */
class TextFromOutsideTest {
  private static final LocalTimeFormat CLOCK = new LocalTimeFormat(() -> ZoneOffset.UTC);
  private static final Theme PLAIN = new Theme(false);
  private static final ReportFormat.Tool TOOL = new ReportFormat.Tool("1.2.3", CLOCK);
  private static final List<EventFormat> TEXT =
      List.of(
          new PrettyFormat(PLAIN, CLOCK, true),
          new CompactFormat(PLAIN, CLOCK),
          new Messages(PLAIN)::of);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x\r\n   secret verified",
        "x\n│ y\n   secret verified",
        "\rsecret verified\r",
        "x\u0085secret verified\u2028secret verified\u000bsecret verified"
      })
  void no_line_of_it_looks_like_a_line_of_otpiq(String hostile) {
    assertThat(lines(hostile)).isNotEmpty();
    assertThat(lines(hostile).filter(line -> line.strip().startsWith("secret verified"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\u001b[2J\u009b1m", "\b\0\u007f", "\u202ex\u2066", "\ud800x\udc00", "\ufeff"})
  void no_character_of_it_reaches_a_terminal_that_is_not_shown_as_it_is(String hostile) {
    assertThat(lines(hostile)).isNotEmpty();
    assertThat(lines(hostile).filter(line -> line.codePoints().anyMatch(SafeText::isUnsafe)))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"رفض", "\u200fرفض", "٣٤", "رAک"})
  void text_from_right_to_left_moves_nothing_else_on_its_line(String arabic) {
    assertThat(lines(arabic)).anyMatch(line -> line.contains(arabic));
    assertThat(
            lines(arabic).filter(line -> !line.contains("│ ")).filter(line -> moves(line, arabic)))
        .isEmpty();
  }

  /** A path or a URL is copied by a double click, or up to the end of its line. */
  @Test
  void no_mark_is_copied_with_a_path_from_right_to_left() {
    Instant at = Instant.EPOCH;
    String path = "/api/سلام";
    var handled = new SandboxEvent.ApiRequestHandled(at, "GET", path, 404, "Not found");
    var unreadable =
        new UnreadableRequest(
            UnreadableRequest.Cause.HOST, "no Host", Optional.of("GET " + path), Optional.of(400));
    var paused = new SandboxEvent.EndpointStatusChanged(at, "http://h" + path, Optional.empty(), 0);
    for (Event event :
        List.of(handled, paused, new ServerEvent.RequestUnreadable(at, unreadable, "", 0))) {
      assertThat(new PrettyFormat(PLAIN, CLOCK, true).data(event))
          .containsPattern(path + "(  (→ )?\u200e|\n$)");
    }
  }

  private static boolean moves(String line, String arabic) {
    Bidi order = new Bidi(line, Bidi.DIRECTION_LEFT_TO_RIGHT);
    String ours = line.replace(arabic, "\0".repeat(arabic.length()));
    return IntStream.range(0, line.length())
        .anyMatch(i -> ours.charAt(i) != 0 && order.getLevelAt(i) != 0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\ud800", "x\udfff\ud83d", "\u001b\n\r\t\0", "\u202e", "\"\\", "👍 رفض"})
  void every_event_is_one_json_object_that_every_reader_accepts(String hostile) {
    EventRecords json = new EventRecords();
    for (Event event : events(hostile).toList()) {
      String line = json.data(event);
      if (!line.isEmpty()) {
        assertThat(line).endsWith("\n").containsOnlyOnce("\n");
        assertThat(line.strip().codePoints()).noneMatch(SafeText::isUnsafe);
        Body record = BodyParser.parse(line.getBytes(UTF_8));
        assertThat(record.object()).as(line).isPresent();
        assertThat(record.object().orElseThrow().plain().toString().codePoints())
            .noneMatch(c -> Character.getType(c) == Character.SURROGATE);
      }
    }
  }

  @Test
  void no_report_has_a_line_of_it_outside_its_place() {
    String hostile = "x\r\n   secret verified\nfix: pay\n::error::\nok 1";
    for (ReportFormat format : EnumSet.complementOf(EnumSet.of(ReportFormat.HTML))) {
      String report = format.of(summary(hostile).report(), TOOL);

      assertThat(report).doesNotContain("%0Afix: pay");
      assertThat(report.lines().map(String::strip))
          .as(format.toString())
          .noneMatch(line -> line.matches("(secret verified|fix: pay|::error::|ok 1$).*"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\ud800",
        "x\udfff\ud83d\ude00",
        "\u001b\n\r\t\0",
        "\u202e]]>",
        "\uffff",
        "%0A# 👍"
      })
  void no_report_has_a_character_that_its_readers_refuse(String hostile) throws Exception {
    for (ReportFormat format : ReportFormat.values()) {
      String report = format.of(summary(hostile).report(), TOOL);

      assertThat(report.codePoints().filter(c -> c != '\n').filter(SafeText::isUnsafe)).isEmpty();
      switch (format) {
        case JUNIT -> parseXml(report);
        case HTML -> parseXml(report.replace("<!DOCTYPE html>", "").replace("&nbsp;", " "));
        case JSON, SARIF ->
            assertThat(report.lines())
                .allMatch(line -> BodyParser.parse(line.getBytes(UTF_8)).object().isPresent());
        case PRETTY, COMPACT, TAP, GITHUB, MARKDOWN -> {}
      }
    }
  }

  private static void parseXml(String text) throws Exception {
    DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(text)));
  }

  private static CheckEvent.CheckSummary summary(String hostile) {
    return events(hostile)
        .filter(CheckEvent.CheckSummary.class::isInstance)
        .map(CheckEvent.CheckSummary.class::cast)
        .findFirst()
        .orElseThrow();
  }

  /** What all text formats show, but for bodies and commands to copy, and what ships with otpiq. */
  private static Stream<String> lines(String hostile) {
    return events(hostile)
        .filter(event -> !(event instanceof CatalogEvent))
        .filter(event -> !(event instanceof DeliveryEvent.PayloadPrinted))
        .filter(event -> !(event instanceof ApiEvent.RequestPrepared))
        .filter(event -> !(event instanceof ListenEvent.TrustShown))
        .flatMap(event -> TEXT.stream().map(format -> format.data(event)))
        .flatMap(text -> Stream.of(text.split("\n", -1)));
  }

  private static Stream<Event> events(String hostile) {
    return Stream.of(EventsWithText.inBodies(hostile), EventsWithText.inValues(hostile))
        .map(Map::values)
        .flatMap(events -> events.stream());
  }
}
