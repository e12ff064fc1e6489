package com.otpiq.journal;

import com.otpiq.webhook.Headers;
import com.otpiq.webhook.Json;
import com.otpiq.webhook.JsonObjectBuilder;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the requests in an HTTP archive (HAR 1.2), as browsers and proxies write it. */
final class Har {
  private static final Json.Obj NONE = new JsonObjectBuilder().build();

  private Har() {}

  /** The entries of an archive or of a single entry; empty if the object is neither. */
  static Optional<Stream<FileEntry>> read(Json.Obj document) {
    if (document.object("log").isPresent()) {
      List<Json> entries = document.object("log").orElse(NONE).items("entries");
      return Optional.of(entries.stream().map(Har::entry));
    }
    return isEntry(document) ? Optional.of(Stream.of(entry(document))) : Optional.empty();
  }

  private static boolean isEntry(Json.Obj document) {
    return document
        .object("request")
        .filter(request -> request.text("method").isPresent())
        .filter(request ->
            request.object("postData").isPresent()
                || request.value("headers").filter(Json.Arr.class::isInstance).isPresent())
        .isPresent();
  }

  private static FileEntry entry(Json json) {
    if (json instanceof Json.Obj entry && entry.object("request").isPresent()) {
      return request(entry, entry.object("request").orElse(NONE)).toEntry();
    }
    return new FileEntry.Other(json.at(), "no request");
  }

  private static RecordedRequest request(Json.Obj entry, Json.Obj request) {
    Headers headers = headers(request.items("headers"));
    long size = Math.max(size(request), RecordedRequest.contentLength(headers));
    return new RecordedRequest(
        entry.at(),
        RecordedTime.of(entry.value("startedDateTime")),
        request.text("method").orElse(""),
        headers,
        body(request, size),
        size);
  }

  private static RecordedRequest.RecordedBody body(Json.Obj request, long size) {
    Optional<Json.Obj> data = request.object("postData");
    Optional<String> text = data.flatMap(object -> object.text("text"));
    if (text.isPresent()) {
      boolean isBase64 =
          data.flatMap(object -> object.text("encoding"))
              .filter("base64"::equalsIgnoreCase)
              .isPresent();
      return isBase64 ? RecordedRequest.base64(text.get()) : RecordedRequest.text(text.get());
    }
    if (data.isEmpty() && size == 0) {
      return RecordedRequest.complete(new byte[0]);
    }
    List<Json> params = data.map(object -> object.items("params")).orElse(List.of());
    return params.isEmpty()
        ? new RecordedRequest.Missing("its body was not recorded", "")
        : new RecordedRequest.Missing("its body was recorded as form fields", names(params));
  }

  private static String names(List<Json> params) {
    return params.stream()
        .filter(Json.Obj.class::isInstance)
        .flatMap(param -> ((Json.Obj) param).text("name").stream())
        .map(name -> name + "=")
        .collect(Collectors.joining("&"));
  }

  private static long size(Json.Obj request) {
    return request.value("bodySize").orElse(null) instanceof Json.Num number
        ? RecordedRequest.size(number.literal())
        : -1;
  }

  private static Headers headers(List<Json> lines) {
    return new Headers(lines.stream().flatMap(line -> line(line).stream()).toList());
  }

  private static Optional<Headers.Line> line(Json json) {
    return json instanceof Json.Obj line
        ? line.text("name")
            .flatMap(name -> line.text("value").map(value -> new Headers.Line(name, value)))
        : Optional.empty();
  }
}
