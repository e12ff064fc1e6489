package com.otpiq.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All pages, as files that link to each other and to nothing else. */
final class Site {
  private final Path project;
  private final Path folder;
  private final List<SiteChapter> chapters;
  private final List<SiteDocument> documents;

  /**
   * A site.
   *
   * @param project the folder of the documents
   * @param folder where the pages go
   */
  Site(Path project, Path folder) {
    this.project = project;
    this.folder = folder;
    this.chapters = SiteChapter.all(project, resource("contents.txt").lines().toList());
    this.documents = chapters.stream().flatMap(chapter -> chapter.documents().stream()).toList();
  }

  List<SiteDocument> documents() {
    return documents;
  }

  /** Writes every page, and the files that pages link to; of a former site nothing is left. */
  void write() throws IOException {
    clear();
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("style.css"), resource("style.css"));
    for (SiteDocument document : documents) {
      String body = Markdown.html(document.text(), link -> target(document, link));
      Files.writeString(
          folder.resolve(document.page()), new SitePage(chapters, document, body).html());
    }
  }

  private void clear() throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /** Where a link of a document leads to from its page: to a page, or to a copy of the file. */
  private String target(SiteDocument from, String link) {
    if (link.startsWith("#") || link.matches("[a-z]+:.*")) {
      return link;
    }
    String[] parts = link.split("(?=#)", 2);
    Path file = Path.of("/").resolve(from.file()).resolveSibling(parts[0]).normalize();
    Path inside = Path.of("/").relativize(file);
    Optional<SiteDocument> page =
        documents.stream().filter(document -> document.file().equals(inside)).findFirst();
    String anchor = parts.length > 1 ? parts[1] : "";
    return page.map(SiteDocument::page).orElseGet(() -> copied(from, inside)) + anchor;
  }

  private String copied(SiteDocument from, Path file) {
    Path copy = folder.resolve(file);
    try {
      Files.createDirectories(copy.getParent());
      Files.copy(project.resolve(file), copy, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(from.file() + " links to " + file, e);
    }
    return file.toString().replace('\\', '/');
  }

  /** A file of the site itself: its order, its frame, its looks. */
  static String resource(String name) {
    try {
      return Files.readString(Path.of("src/test/resources/site", name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
