package com.otpiq.sample;

import com.otpiq.json.BodyParser;
import com.otpiq.webhook.Json;
import java.util.List;
import java.util.Optional;

/** The built-in receivers that {@code otpiq receiver} writes. */
public final class ReceiverTemplates {
  static final String DIRECTORY = "receivers/";

  private ReceiverTemplates() {}

  /** All of them, in display order. A kind in two languages is there twice. */
  public static List<ReceiverTemplate> all() {
    return BodyParser.parse(Resource.read(DIRECTORY + "receivers.json"))
        .object()
        .orElseThrow()
        .objects("receivers")
        .map(ReceiverTemplates::receiver)
        .toList();
  }

  /** The names of all kinds, in display order. */
  public static List<String> kinds() {
    return all().stream().map(ReceiverTemplate::kind).distinct().toList();
  }

  /** The receiver of this kind; of two languages, the first. */
  public static Optional<ReceiverTemplate> find(String kind) {
    return all().stream().filter(each -> each.kind().equals(kind)).findFirst();
  }

  /** The receiver of this kind in JavaScript. */
  public static Optional<ReceiverTemplate> findInJavaScript(String kind) {
    return all().stream()
        .filter(each -> each.kind().equals(kind) && each.language().equals("javascript"))
        .findFirst();
  }

  private static ReceiverTemplate receiver(Json.Obj entry) {
    String kind = entry.text("kind").orElseThrow();
    String folder = entry.text("folder").orElse(kind);
    return new ReceiverTemplate(
        kind,
        entry.text("language").orElse(""),
        entry.text("description").orElseThrow(),
        files(entry, "files", folder),
        files(entry, "application", folder),
        texts(entry, "steps"),
        entry.text("exec").orElseThrow(),
        entry.object("existing").map(ReceiverTemplates::existing));
  }

  private static ExistingApplication existing(Json.Obj entry) {
    return new ExistingApplication(
        texts(entry, "markers"),
        entry.text("source"),
        texts(entry, "steps"),
        entry.text("exec").orElseThrow());
  }

  private static List<TemplateFile> files(Json.Obj entry, String key, String folder) {
    return texts(entry, key).stream().map(text -> TemplateFile.parse(text, folder)).toList();
  }

  private static List<String> texts(Json.Obj entry, String key) {
    return entry.items(key).stream().flatMap(item -> item.asText().stream()).toList();
  }
}
