package com.otpiq.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Documents that belong together, in the order in which they are read. */
record SiteChapter(String title, List<SiteDocument> documents) {
  private static final String HEADING = "# ";
  private static final String REST = "docs/*.md";

  /**
   * Reads the order of things.
   *
   * @param order a line {@code # Title} for each chapter, and a line for each of its documents: the
   *     file, and what to call it where that is not its title. What has no line stands, by its
   *     name, where {@code docs/*.md} does.
   */
  static List<SiteChapter> all(Path project, List<String> order) {
    List<String> named = order.stream().map(line -> line.split(" ", 2)[0]).toList();
    List<SiteChapter> chapters = new ArrayList<>();
    for (String line : order) {
      if (line.startsWith(HEADING)) {
        chapters.add(new SiteChapter(line.substring(HEADING.length()), new ArrayList<>()));
      } else {
        Stream<String> lines =
            line.equals(REST)
                ? files(project).filter(file -> !named.contains(file))
                : Stream.of(line);
        lines.map(each -> read(project, each)).forEach(chapters.getLast().documents::add);
      }
    }
    return chapters;
  }

  private static Stream<String> files(Path project) {
    try (Stream<Path> files = Files.list(project.resolve("docs"))) {
      return files
          .map(file -> "docs/" + file.getFileName())
          .filter(file -> file.endsWith(".md"))
          .sorted()
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SiteDocument read(Path project, String line) {
    String[] words = line.split(" ", 2);
    Path file = Path.of(words[0]);
    try {
      String text = Files.readString(project.resolve(file));
      return words.length == 1
          ? SiteDocument.of(file, text)
          : new SiteDocument(file, words[1], text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
