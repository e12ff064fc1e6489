package com.otpiq.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Makes the site, {@code target/site/index.html}, and looks at what it made. */
class SiteTest {
  private static final Path FOLDER = Path.of("target", "site");
  private static final Site SITE = new Site(Path.of(""), FOLDER);
  private static final Pattern LINK = Pattern.compile(" (?:href|src)=\"([^\"]*)\"");
  private static final Pattern FETCHED =
      Pattern.compile("src=\"(https?:)?//|<link[^>]* href=\"(https?:)?//");
  private static final Pattern ID = Pattern.compile(" id=\"([^\"]*)\"");
  private static final Pattern HEADING = Pattern.compile("(?m)^##+ (.+)$");
  private static final Pattern CODE = Pattern.compile("(?ms)^```.*?^```$");

  @BeforeAll
  static void makes_it() throws IOException {
    Files.createDirectories(FOLDER.resolve("old"));
    Files.writeString(FOLDER.resolve("old/page.html"), "of a document that is gone");
    SITE.write();
  }

  @Test
  void nothing_is_left_of_a_former_site() {
    assertThat(FOLDER.resolve("old")).doesNotExist();
  }

  @Test
  void every_document_has_a_page() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("docs"))) {
      List<Path> documents = files.filter(file -> file.toString().endsWith(".md")).toList();
      assertThat(SITE.documents()).extracting(SiteDocument::file).containsAll(documents);
    }
    assertThat(SITE.documents()).extracting(SiteDocument::page).doesNotHaveDuplicates();
  }

  @Test
  void every_page_lists_what_it_contains() {
    for (SiteDocument document : SITE.documents()) {
      assertThat(read(document.page())).as(document.page()).contains("<li class=\"level-2\">");
    }
  }

  @Test
  void every_link_leads_to_a_page_and_an_anchor_that_are_there() {
    for (SiteDocument document : SITE.documents()) {
      for (String link : found(LINK, read(document.page()))) {
        if (!link.startsWith("https:")) {
          isThere(document.page(), link);
        }
      }
    }
  }

  @Test
  void nothing_is_fetched_from_anywhere_and_nothing_is_run() {
    for (SiteDocument document : SITE.documents()) {
      assertThat(read(document.page())).doesNotContain("<script").doesNotContainPattern(FETCHED);
    }
    assertThat(read("style.css")).doesNotContain("url(").doesNotContain("@import");
  }

  /** The documents are read where they are kept as well, and their links must hold there. */
  @Test
  void headings_have_the_anchors_that_the_keeper_of_the_sources_gives_them() {
    for (SiteDocument document : SITE.documents()) {
      String prose = CODE.matcher(document.text()).replaceAll("");
      assertThat(found(ID, read(document.page())))
          .as(document.page())
          .containsAll(found(HEADING, prose).stream().map(SiteTest::anchor).toList());
    }
  }

  @Test
  void a_page_knows_its_language_and_its_direction() {
    assertThat(read("index.html")).contains("<html lang=\"en\" dir=\"ltr\">");
    assertThat(read("index.ar.html")).contains("<html lang=\"ar\" dir=\"rtl\">");
    assertThat(read("index.ckb.html")).contains("<html lang=\"ckb\" dir=\"rtl\">");
  }

  private static void isThere(String page, String link) {
    String[] parts = link.split("#", 2);
    String file = parts[0].isEmpty() ? page : parts[0];
    assertThat(FOLDER.resolve(file)).as("%s links to %s", page, link).isRegularFile();
    if (parts.length > 1) {
      assertThat(found(ID, read(file))).as("%s links to %s", page, link).contains(parts[1]);
    }
  }

  private static String anchor(String heading) {
    return heading
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{M}\\p{N}_\\- ]", "")
        .replace(' ', '-');
  }

  private static List<String> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().map((MatchResult each) -> each.group(1)).toList();
  }

  private static String read(String page) {
    try {
      return Files.readString(FOLDER.resolve(page));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
