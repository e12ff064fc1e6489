package com.otpiq.check.probe;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.check.probe.StatusVocabulary.Event;
import com.otpiq.webhook.Channel;
import com.otpiq.webhook.Status;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which status an application's term stands for. */
class StatusVocabularyTest {
  private static final StatusText TEXT = new StatusText(false, Set.of());

  /**
   * Each row: the terms of sms, whatsapp, telegram (sent delivered failed each); what they mean.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a b c a b c a b c|a|SENT",
        "a b c a b c a b c|b|DELIVERED",
        "a b c a b c a b c|c|FAILED",
        "a b c d e f g h i|f|FAILED",
        // two of three channels use it for failed
        "c b c a b c a b c|c|FAILED",
        "a b c a b b a b c|b|DELIVERED",
        // as often for both: the name decides
        "sent delivered sent sent delivered sent sent delivered sent|sent|SENT",
        "sent sent failed sent sent failed sent sent failed|sent|SENT",
        // as often for both, without a name: delivered, then sent
        "a b b a b b a b b|b|DELIVERED",
        "a a c a a c a a c|a|DELIVERED",
        "a b a a b a a b a|a|SENT",
        "a b c a b c a b c|other|"
      })
  void a_term_stands_for_the_status_that_most_channels_store_with_it(
      String terms, String term, Status meaning) {
    assertThat(vocabulary(terms, Optional.empty()).meaning(state(term)))
        .isEqualTo(Optional.ofNullable(meaning));
  }

  @Test
  void an_event_with_the_term_of_another_status_has_none() {
    StatusVocabulary words = vocabulary("a b c a b b a b c", Optional.empty());

    assertThat(words.stores(Channel.WHATSAPP, Status.FAILED)).isFalse();
    assertThat(words.stores(Channel.WHATSAPP, Status.DELIVERED)).isTrue();
    assertThat(words.stores(Status.FAILED)).isTrue();
    assertThat(words.example(Status.FAILED)).hasValue("c");
  }

  @Test
  void an_event_matches_the_term_of_its_own_channel() {
    StatusVocabulary words = vocabulary("a b c d e f g h i", Optional.empty());

    assertThat(words.matches(state("f"), Channel.WHATSAPP, Status.FAILED)).isTrue();
    assertThat(words.matches(state("c"), Channel.WHATSAPP, Status.FAILED)).isFalse();
    assertThat(words.matches(ObservedState.NONE, Channel.WHATSAPP, Status.FAILED)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"c,true", "new,true", "pending,false", "a,false", "b,false"})
  void a_variant_may_have_a_new_term_but_not_that_of_another_status(String term, boolean expected) {
    StatusVocabulary words = vocabulary("a b c a b c a b c", Optional.of("pending"));

    assertThat(words.canBe(state(term), Status.FAILED)).isEqualTo(expected);
  }

  @Test
  void a_message_that_is_not_known_can_be_nothing() {
    StatusVocabulary words = vocabulary("a b c a b c a b c", Optional.empty());

    assertThat(words.canBe(ObservedState.NONE, Status.SENT)).isFalse();
    assertThat(words.meaning(ObservedState.NONE)).isEmpty();
  }

  @Test
  void the_status_of_a_message_without_an_event_is_no_term() {
    StatusVocabulary words = vocabulary("a b new a b new a b new", Optional.of("new"));

    assertThat(words.stores(Status.FAILED)).isFalse();
    assertThat(words.meaning(state("new"))).isEmpty();
  }

  private static StatusVocabulary vocabulary(String terms, Optional<String> initial) {
    Iterator<String> all = List.of(terms.split(" ", -1)).iterator();
    Map<Event, String> stored = new LinkedHashMap<>();
    for (Channel channel : Channel.values()) {
      for (Status status : Status.values()) {
        stored.put(new Event(channel, status), all.next());
      }
    }
    return new StatusVocabulary(TEXT, initial, stored);
  }

  private static ObservedState state(String status) {
    return new ObservedState(Optional.of(status), Optional.of(status), Optional.empty());
  }
}
