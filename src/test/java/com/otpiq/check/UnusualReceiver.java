package com.otpiq.check;

import com.otpiq.check.probe.ObservedState;
import com.otpiq.check.probe.StateMapping;
import com.otpiq.check.probe.StateProbe;
import com.otpiq.json.JsonLookup;
import com.otpiq.webhook.Json;
import com.otpiq.webhook.PayloadKey;
import com.otpiq.webhook.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;

/** A correct receiver that shows what it stores in its own way. */
final class UnusualReceiver {
  final CheckScenario scenario = new CheckScenario();
  final FaultyReceiver receiver = scenario.receiver;
  final AtomicInteger lookups = new AtomicInteger();
  private final String name;
  private final Map<String, List<String>> events = new ConcurrentHashMap<>();
  private final Set<String> prepared = ConcurrentHashMap.newKeySet();
  private Function<StoredMessage, String> known = message -> message.status;
  private Function<String, String> unknown = _ -> "";
  private String path = "/status";
  private Duration takes = Duration.ZERO;

  private UnusualReceiver(String name) {
    this.name = name;
    scenario.effectsPath = Optional.empty();
    scenario.storeTimeout = Duration.ofSeconds(3);
    scenario.stateProbe = Optional.of(new TextProbe());
    scenario.preparer =
        Optional.of(smsId -> {
          receiver.prepare(smsId);
          prepared.add(smsId);
        });
    receiver.statusFor = this::count;
  }

  static UnusualReceiver of(String name, Consumer<UnusualReceiver> change) {
    UnusualReceiver unusual = new UnusualReceiver(name);
    change.accept(unusual);
    return unusual;
  }

  /** What the look-up shows of a message with an event. */
  UnusualReceiver shows(Function<StoredMessage, String> text) {
    known = text;
    return this;
  }

  /** What the look-up shows of a message without an event. */
  UnusualReceiver showsUnknown(Function<String, String> text) {
    unknown = text;
    return this;
  }

  UnusualReceiver at(String pointer) {
    path = pointer;
    scenario.statePath = pointer;
    return this;
  }

  UnusualReceiver takes(Duration lookup) {
    takes = lookup;
    return this;
  }

  /** Every event about a message and when it came, also duplicates. */
  List<String> events(StoredMessage message) {
    return List.copyOf(events.getOrDefault(message.smsId, List.of()));
  }

  /** When the first event about a message came. */
  String firstTime(StoredMessage message) {
    String first = events(message).getFirst();
    return first.substring(first.indexOf(' ') + 1);
  }

  /** Whether an event of a message came. */
  boolean hasEvent(String smsId) {
    return events.containsKey(smsId);
  }

  boolean isPrepared(String smsId) {
    return prepared.contains(smsId);
  }

  int total() {
    return events.size();
  }

  String now() {
    return scenario.time.now().toString();
  }

  /** The time in seconds: it changes once a second. */
  long seconds() {
    return scenario.time.now().getEpochSecond();
  }

  private int count(Json.Obj event) {
    events
        .computeIfAbsent(
            FaultyReceiver.text(event, PayloadKey.SMS_ID),
            _ -> Collections.synchronizedList(new ArrayList<>()))
        .add(FaultyReceiver.text(event, PayloadKey.STATUS) + " " + now());
    return 200;
  }

  /** The order of the statuses of a message, for a receiver that does not read isFinal. */
  static int rank(String status) {
    return Status.wireNames().indexOf(status) < 1 ? 0 : 1;
  }

  /** The place of a channel in a fallback route. */
  static int place(String channel) {
    return List.of("whatsapp", "telegram", "sms").indexOf(channel);
  }

  @Override
  public String toString() {
    return name;
  }

  private final class TextProbe implements StateProbe {
    @Override
    public ObservedState read(String smsId) throws InterruptedException {
      lookups.incrementAndGet();
      scenario.time.sleep(takes);
      StateMapping mapping = new StateMapping(JsonLookup.parse(path), Optional.empty());
      return mapping.read(receiver.stored(smsId).map(known).orElseGet(() -> unknown.apply(smsId)));
    }

    @Override
    public void close() {}
  }
}
