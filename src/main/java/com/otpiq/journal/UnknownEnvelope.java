package com.otpiq.journal;

import com.otpiq.file.InputFile;
import com.otpiq.webhook.Json;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Recognises documents that are not payloads but hold one, or describe requests. They are refused:
 * sent as a payload, they would test nothing.
 *
 * @param error why the document is refused
 * @param path the payload in it, as a jq program; empty if there is none
 * @param isText whether the payload is a string
 * @param decoding what a jq program does with a payload in base64; empty for any other
 */
record UnknownEnvelope(String error, String path, boolean isText, String decoding) {
  /**
   * The hint for a user. The keys come from the file: a command is shown only if they cannot end
   * its quotes.
   *
   * @param isElement whether the document is an element of an array
   */
  String hint(String file, boolean isElement) {
    if (!path.matches("[\\w.\\[\\]\" -]+")) {
      return "save the body of the webhook alone";
    }
    String place = isElement ? ".[]" + path.replaceFirst("^\\.(?=\\[|$)", "") : path;
    String option = isText ? "-r" : "-c";
    return "jq " + option + " '" + place + decoding + "'" + argument(file) + " | otpiq validate -";
  }

  private static String argument(String file) {
    if (file.equals(InputFile.STDIN)) {
      return "";
    }
    return file.matches("[\\w./-]+") ? " " + file : " '" + file.replace("'", "'\\''") + "'";
  }

  /** The envelope, unless the document may be a payload itself. */
  static Optional<UnknownEnvelope> of(Json document) {
    return switch (document) {
      case Json.Obj object when RecordedRequest.isReport(object) -> Optional.empty();
      case Json.Obj object ->
          description(object)
              .map(
                  what -> new UnknownEnvelope("this is " + what + ", not a webhook", "", false, ""))
              .or(() -> payloads(object, "").findFirst());
      case Json.Text text when isPayload(text) ->
          Optional.of(
              new UnknownEnvelope(
                  "this is not a webhook, but a string that holds one", ".", true, decoding(text)));
      default -> payloads(document, "").findFirst();
    };
  }

  private static Optional<String> description(Json.Obj document) {
    boolean isPostman =
        document
            .object("info")
            .filter(info ->
                info.value("_postman_id").isPresent()
                    || info.text("schema").filter(text -> text.contains("getpostman")).isPresent())
            .isPresent();
    if (isPostman) {
      return Optional.of("a Postman collection");
    }
    if (document.value("__export_format").isPresent()) {
      return Optional.of("an Insomnia export");
    }
    if (document.text("$schema").filter(text -> text.contains("sarif")).isPresent()) {
      return Optional.of("a SARIF report");
    }
    return document.text("openapi").or(() -> document.text("swagger")).isPresent()
        ? Optional.of("an OpenAPI description")
        : Optional.empty();
  }

  private static Stream<UnknownEnvelope> payloads(Json json, String path) {
    return children(json, path)
        .flatMap(child ->
            isPayload(child.value())
                ? Stream.of(found(child))
                : payloads(child.value(), child.path()));
  }

  private static boolean isPayload(Json json) {
    return RecordedRequest.isReport(json)
        || json.asText().filter(RecordedRequest::isEncodedReport).isPresent();
  }

  /** jq decodes base64, but not the form of it for URLs. */
  private static String decoding(Json payload) {
    String text = payload.asText().filter(RecordedRequest::isEncodedReport).orElse("");
    if (text.isEmpty()) {
      return "";
    }
    boolean isForUrls = text.contains("-") || text.contains("_");
    return (isForUrls ? " | gsub(\"-\";\"+\") | gsub(\"_\";\"/\")" : "") + " | @base64d";
  }

  private static UnknownEnvelope found(Child child) {
    return new UnknownEnvelope(
        "this is not a webhook, but holds one in " + child.path(),
        child.path(),
        child.value() instanceof Json.Text,
        decoding(child.value()));
  }

  private record Child(String path, Json value) {}

  private static Stream<Child> children(Json json, String path) {
    return switch (json) {
      case Json.Obj object ->
          object.members().stream()
              .map(member -> new Child(path + step(member.name()), member.value()));
      case Json.Arr(List<Json> items, var _) ->
          IntStream.range(0, items.size())
              .mapToObj(
                  i -> new Child((path.isEmpty() ? "." : path) + "[" + i + "]", items.get(i)));
      default -> Stream.empty();
    };
  }

  private static String step(String name) {
    return name.matches("[A-Za-z_]\\w*") ? "." + name : ".\"" + name + "\"";
  }
}
