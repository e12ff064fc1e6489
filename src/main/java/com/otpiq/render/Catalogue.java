package com.otpiq.render;

import com.otpiq.manual.Entry;
import com.otpiq.manual.Example;
import com.otpiq.manual.Exit;
import com.otpiq.manual.Option;
import com.otpiq.manual.Parameter;
import com.otpiq.manual.Values;
import com.otpiq.webhook.Json;
import com.otpiq.webhook.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** The commands of the program as records. */
final class Catalogue {
  private Catalogue() {}

  static JsonObject record(JsonObject record, Entry command) {
    return record
        .put("name", command.name())
        .put("description", command.description())
        .put("usage", command.synopsis())
        .put("parameters", each(command.parameters(), Catalogue::parameter))
        .put("options", each(command.options(), Catalogue::option))
        .put("commands", each(command.commands(), below -> Json.of(below.name())))
        .put("output", each(command.notes().output(), Json::of))
        .put("errors", each(command.notes().errors(), Json::of))
        .put("exitCodes", each(command.exits(), Catalogue::exit))
        .put("examples", each(command.notes().examples(), Catalogue::example));
  }

  private static Json parameter(Parameter parameter) {
    JsonObject record =
        new JsonObject()
            .put("value", parameter.label())
            .put("description", parameter.description())
            .put("required", parameter.isRequired())
            .put("repeatable", parameter.isRepeatable());
    return values(record, parameter.values()).made();
  }

  private static Json option(Option option) {
    JsonObject record =
        new JsonObject()
            .put("names", each(option.names(), Json::of))
            .put("value", option.label())
            .put("default", option.standard())
            .put("description", option.description())
            .put("repeatable", option.isRepeatable());
    if (option.isValueOptional()) {
      record.put("valueOptional", true);
    }
    return values(record, option.values()).made();
  }

  private static JsonObject values(JsonObject record, Values values) {
    if (values.kind() != Values.Kind.ANY) {
      record.put("kind", values.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
    if (!values.words().isEmpty()) {
      record.put("known", each(values.words(), Json::of));
    }
    return record;
  }

  private static Json exit(Exit exit) {
    return new JsonObject()
        .put("code", exit.code())
        .put("name", exit.name())
        .put("meaning", exit.meaning())
        .made();
  }

  private static Json example(Example example) {
    return new JsonObject()
        .put("command", example.command())
        .put("description", example.description())
        .made();
  }

  private static <T> Json each(List<T> items, Function<T, Json> form) {
    return Json.of(items.stream().map(form).toList());
  }
}
