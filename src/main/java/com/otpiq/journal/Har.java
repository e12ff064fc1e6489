package com.otpiq.journal;

import com.otpiq.webhook.Headers;
import com.otpiq.webhook.Json;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the requests in an HTTP archive (HAR 1.2), as browsers and proxies write it. */
final class Har {
  private Har() {}

  /** The entries of an archive or of a single entry; empty if the object is neither. */
  static Optional<Stream<FileEntry>> read(Json.Obj document) {
    return document
        .object("log")
        .map(log -> log.items("entries").stream().map(Har::entry))
        .or(() -> isEntry(document) ? Optional.of(Stream.of(entry(document))) : Optional.empty());
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
    Optional<FileEntry> found =
        json instanceof Json.Obj entry
            ? entry.object("request").map(request -> request(entry, request).toEntry())
            : Optional.empty();
    return found.orElseGet(() -> new FileEntry.Other(json.at(), "no request"));
  }

  private static RecordedRequest request(Json.Obj entry, Json.Obj request) {
    Headers headers = headers(request);
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
    String fields = data.map(Har::formFields).orElse("");
    return fields.isEmpty()
        ? new RecordedRequest.Missing("its body was not recorded", "")
        : new RecordedRequest.Missing("its body was recorded as form fields", fields);
  }

  private static String formFields(Json.Obj data) {
    return data.objects("params")
        .flatMap(param -> param.text("name").stream())
        .map(name -> name + "=")
        .collect(Collectors.joining("&"));
  }

  private static long size(Json.Obj request) {
    return request.value("bodySize").orElse(null) instanceof Json.Num number
        ? RecordedRequest.size(number.literal())
        : -1;
  }

  private static Headers headers(Json.Obj request) {
    return new Headers(
        request.objects("headers").flatMap(header -> line(header).stream()).toList());
  }

  private static Optional<Headers.Line> line(Json.Obj header) {
    return header
        .text("name")
        .flatMap(name -> header.text("value").map(value -> new Headers.Line(name, value)));
  }
}
