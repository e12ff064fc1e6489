package com.otpiq.render.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.event.Event;
import com.otpiq.event.EventSamples;
import com.otpiq.event.ExpectedText;
import com.otpiq.render.EventFormat;
import com.otpiq.render.LocalTimeFormat;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class TextFormatTest {
  private static final LocalTimeFormat CLOCK = new LocalTimeFormat(() -> ZoneOffset.UTC);
  private static final Theme PLAIN = new Theme(false);

  @Test
  void pretty_is_a_block_for_each_event() {
    assertThat(ExpectedText.show(new PrettyFormat(PLAIN, CLOCK, false)::data))
        .isEqualTo(ExpectedText.of("pretty"));
  }

  @Test
  void verbose_adds_headers_evidence_and_the_journal_entry() {
    EventFormat verbose = new PrettyFormat(PLAIN, CLOCK, true);

    assertThat(verbose.data(sample("Received")))
        .contains("   journal 1.1\n   │ Content-Type: application/json\n");
    assertThat(verbose.data(sample("AttemptMade")))
        .contains("   │ Content-Type: application/json\n");
    assertThat(verbose.data(sample("CheckFinished")))
        .endsWith("   POST /  → 200 OK  12 ms  accepted\n");
    assertThat(verbose.data(sample("CheckListed"))).contains("why", "Anyone could send it.");
  }

  @Test
  void compact_is_one_line_for_each_event() {
    assertThat(ExpectedText.show(new CompactFormat(PLAIN, CLOCK)::data))
        .isEqualTo(ExpectedText.of("compact"));
  }

  @Test
  void colour_adds_nothing_but_colour() {
    Theme coloured = new Theme(true);
    for (List<EventFormat> pair :
        List.of(
            List.<EventFormat>of(
                new PrettyFormat(PLAIN, CLOCK, true), new PrettyFormat(coloured, CLOCK, true)),
            List.<EventFormat>of(
                new CompactFormat(PLAIN, CLOCK), new CompactFormat(coloured, CLOCK)))) {
      EventSamples.all()
          .forEach((name, event) ->
              assertThat(pair.getLast().data(event).replaceAll("\u001b\\[[0-9;]*m", ""))
                  .as(name)
                  .isEqualTo(pair.getFirst().data(event)));
    }
  }

  private static Event sample(String name) {
    return Objects.requireNonNull(EventSamples.all().get(name));
  }
}
