package com.otpiq.check;

import com.otpiq.webhook.Json;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * One defect of a receiver.
 *
 * @param needsSockets whether it is a defect of HTTP, which a function cannot have
 * @param hasLookup whether the stored state can be read
 * @param finds the checks that must find it, the one that is about it first, and no other
 * @param mayFind the checks that find it or not, depending on what runs at the same time
 */
record Defect(
    String name,
    Consumer<FaultyReceiver> change,
    boolean needsSockets,
    boolean hasLookup,
    List<String> finds,
    Set<String> mayFind) {
  static Stream<Defect> all() {
    return Stream.of(
            RequestDefects.contact(),
            RequestDefects.secrets(),
            ForgeryDefects.all(),
            WebhookDefects.documented(),
            WebhookDefects.tolerance(),
            RequestDefects.broken(),
            RequestDefects.http(),
            StoredAsDefects.statuses(),
            StoredAsDefects.fields(),
            StoreDefects.all(),
            StateDefects.events())
        .flatMap(each -> each);
  }

  @Override
  public String toString() {
    return name;
  }

  static Defect of(String name, Consumer<FaultyReceiver> change, String... finds) {
    return new Defect(name, change, false, true, List.of(finds), Set.of());
  }

  static Defect ofHttp(String name, Consumer<FaultyReceiver> change, String... finds) {
    return new Defect(name, change, true, true, List.of(finds), Set.of());
  }

  static Defect ofOutside(String name, Consumer<FaultyReceiver> change, String... finds) {
    return new Defect(name, change, false, false, List.of(finds), Set.of());
  }

  /** A copy that these checks may also find. */
  Defect mayFind(String... others) {
    return new Defect(name, change, needsSockets, hasLookup, finds, Set.of(others));
  }

  static Defect takes(String name, Predicate<Json.Obj> refused, int status, String... finds) {
    return of(
        name, receiver -> receiver.statusFor = event -> refused.test(event) ? status : 200, finds);
  }

  static boolean has(Json.Obj event, String key) {
    return event.member(key).isPresent();
  }

  /** The status code for the length, type and syntax of a body. */
  @FunctionalInterface
  interface Shape {
    int of(FaultyReceiver.Request request);
  }

  /** A receiver that validates a body in another way than a correct one. */
  static Defect shape(String name, UnaryOperator<Shape> change, String... finds) {
    return of(
        name,
        receiver -> {
          ToIntFunction<FaultyReceiver.Request> sound = receiver.validate;
          receiver.validate = change.apply(sound::applyAsInt)::of;
        },
        finds);
  }

  static Defect lenient(String name, Predicate<FaultyReceiver.Request> which, String... finds) {
    return shape(name, sound -> request -> which.test(request) ? 200 : sound.of(request), finds);
  }
}
