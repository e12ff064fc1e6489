package com.otpiq.site;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A page around the HTML of a document.
 *
 * @param chapters what there is beside it
 * @param body the document itself
 */
record SitePage(List<SiteChapter> chapters, SiteDocument document, String body) {
  private static final Pattern HEADING =
      Pattern.compile("<h([23]) id=\"([^\"]+)\">(.*?)</h[23]>", Pattern.DOTALL);

  String html() {
    return Site.resource("page.html")
        .replace("{{language}}", document.language())
        .replace("{{title}}", escaped(title()))
        .replace("{{pages}}", pages())
        .replace("{{contents}}", contents())
        .replace("{{body}}", body)
        .replace("{{steps}}", steps());
  }

  private String title() {
    return document.title().equals("otpiq") ? "otpiq" : document.title() + " · otpiq";
  }

  private String pages() {
    return chapters.stream().map(this::chapter).collect(Collectors.joining("\n"));
  }

  private String chapter(SiteChapter chapter) {
    return chapter.documents().stream()
        .map(this::item)
        .collect(
            Collectors.joining(
                "\n", "<h2>" + escaped(chapter.title()) + "</h2>\n<ul>\n", "\n</ul>"));
  }

  private String item(SiteDocument other) {
    String here = other.equals(document) ? " aria-current=\"page\"" : "";
    return "<li>" + link(other, here) + "</li>";
  }

  /** The headings of this page. */
  private String contents() {
    return HEADING
        .matcher(body)
        .results()
        .map(heading ->
            "<li class=\"level-%s\"><a href=\"#%s\">%s</a></li>"
                .formatted(heading.group(1), heading.group(2), plain(heading.group(3))))
        .collect(Collectors.joining("\n"));
  }

  /** The page before this one, and the one after it. */
  private String steps() {
    List<SiteDocument> all =
        chapters.stream().flatMap(chapter -> chapter.documents().stream()).toList();
    int here = all.indexOf(document);
    String before = here == 0 ? "" : link(all.get(here - 1), " rel=\"prev\"");
    String after = here == all.size() - 1 ? "" : link(all.get(here + 1), " rel=\"next\"");
    return before + after;
  }

  private static String link(SiteDocument to, String attributes) {
    return "<a href=\"%s\"%s><bdi>%s</bdi></a>"
        .formatted(to.page(), attributes, escaped(to.label()));
  }

  private static String plain(String html) {
    return html.replaceAll("</?a[^>]*>", "");
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
