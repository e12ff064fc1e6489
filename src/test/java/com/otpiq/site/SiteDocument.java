package com.otpiq.site;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A document of the project, which becomes a page.
 *
 * @param file from the project's folder
 * @param label what the list of pages calls it
 * @param text in Markdown
 */
record SiteDocument(Path file, String label, String text) {
  private static final Pattern TITLE = Pattern.compile("(?m)^# (.+)$");
  private static final Pattern LANGUAGE =
      Pattern.compile("<div dir=\"(rtl|ltr)\" lang=\"([a-z]+)\">");

  /** A document that is called by its title. */
  static SiteDocument of(Path file, String text) {
    return new SiteDocument(file, title(text), text);
  }

  /** Its first heading. */
  String title() {
    return title(text);
  }

  /** The name of its page: {@code https.html}; the README is the first. */
  String page() {
    String name = file.getFileName().toString();
    String stem = name.substring(0, name.length() - ".md".length());
    return stem.replaceFirst("^README\\b", "index") + ".html";
  }

  /** What {@code html} says of its language: a document in another one begins by naming it. */
  String language() {
    Matcher other = LANGUAGE.matcher(text);
    return other.lookingAt()
        ? "lang=\"%s\" dir=\"%s\"".formatted(other.group(2), other.group(1))
        : "lang=\"en\" dir=\"ltr\"";
  }

  private static String title(String text) {
    Matcher title = TITLE.matcher(text);
    if (!title.find()) {
      throw new IllegalArgumentException("a document without a title: " + text);
    }
    return title.group(1).replace("`", "");
  }
}
