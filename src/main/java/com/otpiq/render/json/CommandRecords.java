package com.otpiq.render.json;

import com.otpiq.manual.CommandDoc;
import com.otpiq.manual.ExampleDoc;
import com.otpiq.manual.ExitCodeDoc;
import com.otpiq.manual.OptionDoc;
import com.otpiq.manual.ParameterDoc;
import com.otpiq.manual.ValueDoc;
import com.otpiq.webhook.Json;
import com.otpiq.webhook.JsonObjectBuilder;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** The commands of the program as records. */
final class CommandRecords {
  private CommandRecords() {}

  static JsonObjectBuilder record(JsonObjectBuilder record, CommandDoc command) {
    return record
        .put("name", command.name())
        .put("description", command.description())
        .put("usage", command.synopsis())
        .put("parameters", each(command.parameters(), CommandRecords::parameter))
        .put("options", each(command.options(), CommandRecords::option))
        .put("commands", each(command.commands(), below -> Json.of(below.name())))
        .put("output", each(command.notes().output(), Json::of))
        .put("errors", each(command.notes().errors(), Json::of))
        .put("exitCodes", each(command.exits(), CommandRecords::exit))
        .put("examples", each(command.notes().examples(), CommandRecords::example));
  }

  private static Json parameter(ParameterDoc parameter) {
    JsonObjectBuilder record =
        new JsonObjectBuilder()
            .put("value", parameter.label())
            .put("description", parameter.description())
            .put("required", parameter.isRequired())
            .put("repeatable", parameter.isRepeatable());
    return values(record, parameter.values()).build();
  }

  private static Json option(OptionDoc option) {
    JsonObjectBuilder record =
        new JsonObjectBuilder()
            .put("names", each(option.names(), Json::of))
            .put("value", option.label())
            .put("default", option.standard())
            .put("description", option.description())
            .put("repeatable", option.isRepeatable());
    if (option.isValueOptional()) {
      record.put("valueOptional", true);
    }
    return values(record, option.values()).build();
  }

  private static JsonObjectBuilder values(JsonObjectBuilder record, ValueDoc values) {
    if (values.kind() != ValueDoc.Kind.ANY) {
      record.put("kind", values.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
    if (!values.words().isEmpty()) {
      record.put("known", each(values.words(), Json::of));
    }
    return record;
  }

  private static Json exit(ExitCodeDoc exit) {
    return new JsonObjectBuilder()
        .put("code", exit.code())
        .put("name", exit.name())
        .put("meaning", exit.meaning())
        .build();
  }

  private static Json example(ExampleDoc example) {
    return new JsonObjectBuilder()
        .put("command", example.command())
        .put("description", example.description())
        .build();
  }

  private static <T> Json each(List<T> items, Function<T, Json> form) {
    return Json.of(items.stream().map(form).toList());
  }
}
