package com.otpiq.check.cases;

import com.otpiq.check.probe.DocumentFields;
import com.otpiq.check.probe.DocumentFields.Field;
import com.otpiq.event.SafeText;
import com.otpiq.verdict.Verdict;
import com.otpiq.webhook.Channel;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What look-ups show of the channel. A field is about the channel if its name says so or if its
 * values are channels; the values may be the application's own terms.
 *
 * @param documents one of a message by each channel
 */
record StoredChannel(Map<Channel, DocumentFields> documents) {
  private static final String NAME = "channel";

  /** The verdict if a field is wrong, or if none is about the channel. */
  Optional<Verdict> verdict() {
    Set<String> about =
        patterns().stream().filter(this::isAbout).collect(Collectors.toCollection(TreeSet::new));
    if (about.isEmpty()) {
      return Optional.of(new Verdict.Skipped("the look-up does not show the channel"));
    }
    return about.stream()
        .flatMap(
            pattern -> Arrays.stream(Channel.values()).flatMap(c -> problem(pattern, c).stream()))
        .findFirst()
        .map(Verdict.Failed::new);
  }

  /** The verdict on a message that was delivered by SMS after another channel had failed. */
  Verdict afterFallback(DocumentFields fields) {
    return fields.fields().stream()
        .filter(field -> !field.pattern().contains("*"))
        .filter(field -> isNamed(field) && isAbout(field.pattern()))
        .filter(field -> isAnother(field, Channel.SMS))
        .findFirst()
        .<Verdict>map(field ->
            new Verdict.Failed(
                "failed by whatsapp, then delivered by sms: "
                    + field.path()
                    + " is "
                    + SafeText.quoted(field.text())))
        .orElse(Verdict.passed());
  }

  private Set<String> patterns() {
    return documents.values().stream()
        .flatMap(document -> document.fields().stream())
        .map(Field::pattern)
        .collect(Collectors.toSet());
  }

  private List<Field> at(String pattern, Channel channel) {
    return Objects.requireNonNull(documents.get(channel)).fields().stream()
        .filter(field -> field.pattern().equals(pattern))
        .toList();
  }

  private boolean isAbout(String pattern) {
    List<Channel> all = List.of(Channel.values());
    long own = all.stream().filter(channel -> isOwn(pattern, channel)).count();
    boolean isNamed =
        all.stream()
            .flatMap(channel -> at(pattern, channel).stream())
            .anyMatch(StoredChannel::isNamed);
    boolean hasChannels =
        all.stream()
            .flatMap(channel -> at(pattern, channel).stream())
            .anyMatch(field -> isChannel(field.text()));
    boolean isEmpty =
        all.stream().flatMap(channel -> at(pattern, channel).stream()).allMatch(Field::isEmpty);
    boolean isDistinct =
        all.stream().map(channel -> texts(pattern, channel)).distinct().count() == all.size();
    return own > 1 || (isNamed && (hasChannels || isEmpty || isDistinct));
  }

  private static boolean isNamed(Field field) {
    return field.plainName().equals(NAME) || field.plainName().equals("last" + NAME);
  }

  private Optional<String> problem(String pattern, Channel channel) {
    List<Field> shown = at(pattern, channel);
    if (isOwn(pattern, channel)) {
      return Optional.empty();
    }
    String event = channel.wireName() + " delivered: " + pattern;
    if (shown.stream().allMatch(Field::isEmpty)) {
      return Optional.of(event + " is empty");
    }
    boolean isOther =
        shown.stream().anyMatch(field -> isAnother(field, channel))
            || Arrays.stream(Channel.values())
                .anyMatch(other ->
                    other != channel && texts(pattern, other).equals(texts(pattern, channel)));
    return isOther
        ? Optional.of(
            event + " is " + SafeText.quoted(shown.getFirst().text()) + ", as of another channel")
        : Optional.empty();
  }

  private boolean isOwn(String pattern, Channel channel) {
    return at(pattern, channel).stream()
        .anyMatch(field -> field.text().equalsIgnoreCase(channel.wireName()));
  }

  private static boolean isAnother(Field field, Channel channel) {
    return isChannel(field.text()) && !field.text().equalsIgnoreCase(channel.wireName());
  }

  private static boolean isChannel(String text) {
    return Arrays.stream(Channel.values())
        .anyMatch(channel -> channel.wireName().equalsIgnoreCase(text));
  }

  private List<String> texts(String pattern, Channel channel) {
    return at(pattern, channel).stream().map(Field::text).toList();
  }
}
