package com.otpiq.check.probe;

import com.otpiq.webhook.Channel;
import com.otpiq.webhook.Status;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The application's own terms for the statuses, learned from messages with one event each. A term
 * stands for one status. If it is stored for several, it stands for the one for which most channels
 * use it, and the others have no term.
 */
public final class StatusVocabulary {
  /**
   * For a term that is used equally often: its own name decides, then the most important status.
   */
  private static final List<Status> ORDER = List.of(Status.DELIVERED, Status.SENT, Status.FAILED);

  private final StatusText text;
  private final Optional<String> initial;
  private final Map<Event, String> terms = new HashMap<>();
  private final Map<String, Status> meanings = new HashMap<>();
  private final Map<Status, String> examples = new EnumMap<>(Status.class);

  /** An event that was stored. */
  public record Event(Channel channel, Status status) {}

  /**
   * Learns from what was stored.
   *
   * @param text what of a status counts
   * @param initial the status of a message without an event; empty if it has none
   * @param shown the status in the look-up after each event; that of a message without one counts
   *     as none
   */
  public StatusVocabulary(StatusText text, Optional<String> initial, Map<Event, String> shown) {
    this.text = text;
    this.initial = initial.map(text::term);
    Map<Event, String> stored = new LinkedHashMap<>(shown);
    stored.values().removeIf(status -> Optional.of(text.term(status)).equals(this.initial));
    Map<String, Map<Status, Long>> uses =
        stored.entrySet().stream()
            .collect(
                Collectors.groupingBy(
                    entry -> text.term(entry.getValue()),
                    Collectors.groupingBy(
                        entry -> entry.getKey().status(), Collectors.counting())));
    uses.forEach((term, counts) -> meanings.put(term, meaning(term, counts)));
    stored.forEach(this::add);
  }

  private static Status meaning(String term, Map<Status, Long> uses) {
    return uses.keySet().stream()
        .max(
            Comparator.<Status>comparingLong(uses::get)
                .thenComparing(status -> status.wireName().equalsIgnoreCase(term))
                .thenComparingInt(status -> -ORDER.indexOf(status)))
        .orElseThrow();
  }

  private void add(Event event, String shown) {
    String term = text.term(shown);
    if (meanings.get(term) == event.status()) {
      terms.put(event, term);
      examples.putIfAbsent(event.status(), shown);
    }
  }

  /** The status that a state stands for; empty if it has no known status. */
  public Optional<Status> meaning(ObservedState state) {
    return term(state).flatMap(term -> Optional.ofNullable(meanings.get(term)));
  }

  /** Whether the application stores this status of any channel. */
  public boolean stores(Status status) {
    return examples.containsKey(status);
  }

  /** Whether the application stores this event as what it is. */
  public boolean stores(Channel channel, Status status) {
    return terms.containsKey(new Event(channel, status));
  }

  /** Whether a state is what the application stores after this event, which it stores. */
  public boolean matches(ObservedState state, Channel channel, Status status) {
    return term(state).equals(Optional.ofNullable(terms.get(new Event(channel, status))));
  }

  /** Whether two states have the same status. */
  public boolean isSame(ObservedState one, ObservedState other) {
    return term(one).equals(term(other));
  }

  /**
   * Whether something was stored, and it stands for this status or for none that is known: a
   * variant of an event may have a term of its own.
   */
  public boolean canBe(ObservedState state, Status status) {
    Optional<Status> meaning = meaning(state);
    return meaning.isPresent()
        ? meaning.get() == status
        : state.status().isPresent() && !term(state).equals(initial);
  }

  /** What the application stores for a status, as the look-up shows it; empty if nothing. */
  public Optional<String> example(Status status) {
    return Optional.ofNullable(examples.get(status));
  }

  private Optional<String> term(ObservedState state) {
    return state.status().map(text::term);
  }
}
