package com.otpiq.journal;

import com.otpiq.json.Bodies;
import com.otpiq.json.Documents;
import com.otpiq.report.Problem;
import com.otpiq.webhook.Body;
import com.otpiq.webhook.Delivery;
import com.otpiq.webhook.Position;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
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
              found.stream().flatMap(document -> saved(name, document)).toList();
        };
    if (saved.isEmpty()) {
      throw Problem.of(Problem.Kind.INPUT, name + " holds no payload");
    }
    return saved;
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
    Body body = Bodies.read(document.text().getBytes(StandardCharsets.UTF_8));
    if (body.reading() instanceof Body.Broken(String what, Position at, String _)) {
      throw InputFile.broken(name, what, at.within(document.at()));
    }
    Delivery delivery =
        body.object().flatMap(Entry::read).orElseGet(() -> Delivery.ofBody(Instant.EPOCH, body));
    return new Saved(name, document.at(), delivery);
  }
}
