package com.otpiq.journal;

import com.otpiq.json.Bodies;
import com.otpiq.json.Documents;
import com.otpiq.report.Problem;
import com.otpiq.webhook.Body;
import com.otpiq.webhook.Delivery;
import com.otpiq.webhook.Json;
import com.otpiq.webhook.Key;
import com.otpiq.webhook.Position;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads saved webhooks: one payload, an array, JSON lines, a journal, or a HAR. */
public final class SavedFile {
  private SavedFile() {}

  /**
   * Every delivery of some files, in their order.
   *
   * @throws Problem INPUT as {@link #read}; nothing was done by then
   */
  public static List<Saved> readAll(List<String> names, Path workDir, InputStream stdin) {
    return names.stream().flatMap(name -> read(name, workDir, stdin).stream()).toList();
  }

  /**
   * Every delivery of a file, in its order.
   *
   * @throws Problem INPUT with file, line and column where the file is not what it should be
   */
  public static List<Saved> read(String name, Path workDir, InputStream stdin) {
    byte[] bytes = InputFile.bytes(name, workDir, stdin);
    List<Saved> saved =
        switch (Documents.split(bytes)) {
          case Documents.Broken(String what, Position at) -> throw InputFile.broken(name, what, at);
          case Documents.Found(List<Documents.Document> found) ->
              webhooks(found).flatMap(document -> saved(name, document)).toList();
        };
    if (saved.isEmpty()) {
      throw Problem.of(Problem.Kind.INPUT, name + " holds no payload");
    }
    return saved;
  }

  /** Among records of deliveries, a record of another type is no payload: it tells of one. */
  private static Stream<Documents.Document> webhooks(List<Documents.Document> all) {
    boolean isJournal =
        all.stream().anyMatch(one -> typed(one).filter(Entry::isDelivery).isPresent());
    return all.stream()
        .filter(one ->
            !isJournal
                || typed(one)
                    .filter(record -> !Entry.isDelivery(record))
                    .filter(record -> record.value(Key.SMS_ID).isEmpty())
                    .isEmpty());
  }

  /** What may be a record; a record may be larger than a body. */
  private static Optional<Json.Obj> typed(Documents.Document document) {
    if (!document.text().contains("\"type\"")) {
      return Optional.empty();
    }
    try {
      return Documents.tree(document) instanceof Json.Obj object
          ? Optional.of(object).filter(typed -> typed.text("type").isPresent())
          : Optional.empty();
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static Stream<Saved> saved(String name, Documents.Document document) {
    return Har.isHar(document.text()) ? archived(name, document) : Stream.of(one(name, document));
  }

  private static Stream<Saved> archived(String name, Documents.Document document) {
    try {
      return Har.webhooks(Documents.tree(document)).stream()
          .map(found -> new Saved(name, found.at().within(document.at()), found.delivery()));
    } catch (IllegalArgumentException e) {
      throw InputFile.broken(name, String.valueOf(e.getMessage()), document.at());
    }
  }

  private static Saved one(String name, Documents.Document document) {
    Delivery delivery =
        typed(document).flatMap(Entry::read).orElseGet(() -> payload(name, document));
    return new Saved(name, document.at(), delivery);
  }

  private static Delivery payload(String name, Documents.Document document) {
    Body body = Bodies.read(document.text().getBytes(StandardCharsets.UTF_8));
    if (body.reading() instanceof Body.Broken(String what, Position at, String _)) {
      throw InputFile.broken(name, what, at.within(document.at()));
    }
    return Delivery.ofBody(Instant.EPOCH, body);
  }
}
