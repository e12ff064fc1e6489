package com.otpiq.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.otpiq.json.BodyParser;
import com.otpiq.json.JsonWriter;
import com.otpiq.rule.Inspection;
import com.otpiq.verdict.Check;
import com.otpiq.webhook.Body;
import com.otpiq.webhook.Json;
import com.otpiq.webhook.JsonObjectBuilder;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The samples of all events with another text in every place where text may come from outside: in
 * bodies and headers, responses, paths, names and reasons.
 */
public final class EventsWithText {
  /** What otpiq itself says. */
  private static final Set<Class<?>> OURS = Set.of(Check.class, Inspection.class);

  private final String text;
  private final Body body;

  private EventsWithText(String text, Body body) {
    this.text = text;
    this.body = body;
  }

  /** The events with bodies that are this text. */
  public static Map<String, Event> inBodies(String text) {
    return new EventsWithText(text, BodyParser.parse(text.getBytes(UTF_8))).samples();
  }

  /** The events with bodies whose keys and values are this text. */
  public static Map<String, Event> inValues(String text) {
    JsonObjectBuilder body = new JsonObjectBuilder();
    List.of("smsId", "channel", "status", "reason", text).forEach(key -> body.put(key, text));
    String json = JsonWriter.compact(body.put("isFinal", true).build());
    return new EventsWithText(text, BodyParser.parse(json.getBytes(UTF_8))).samples();
  }

  private Map<String, Event> samples() {
    Map<String, Event> changed = new LinkedHashMap<>();
    EventSamples.all().forEach((name, event) -> changed.put(name, (Event) replaced(event)));
    return changed;
  }

  private Object replaced(Object value) {
    return switch (value) {
      case Object ours when OURS.contains(ours.getClass()) -> ours;
      case String _ -> text;
      case Json.Obj _ -> body.object().<Object>map(object -> object).orElse(value);
      case Body _ -> body;
      case Optional<?> optional -> optional.map(this::replaced);
      case List<?> list -> list.stream().map(this::replaced).toList();
      case Map<?, ?> map -> replaced(map);
      case Record record -> copy(record);
      default -> value;
    };
  }

  private Map<Object, Object> replaced(Map<?, ?> map) {
    Map<Object, Object> changed = new LinkedHashMap<>();
    map.forEach((key, value) -> changed.put(replaced(key), replaced(value)));
    return changed;
  }

  private Object copy(Record value) {
    RecordComponent[] components = value.getClass().getRecordComponents();
    try {
      Constructor<?> constructor =
          value
              .getClass()
              .getDeclaredConstructor(
                  Arrays.stream(components).map(RecordComponent::getType).toArray(Class[]::new));
      constructor.setAccessible(true);
      Object[] values = new Object[components.length];
      for (int i = 0; i < components.length; i++) {
        components[i].getAccessor().setAccessible(true);
        values[i] = replaced(components[i].getAccessor().invoke(value));
      }
      return constructor.newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(value.toString(), e);
    }
  }
}
