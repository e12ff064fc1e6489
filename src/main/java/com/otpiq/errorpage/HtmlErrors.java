package com.otpiq.errorpage;

import com.otpiq.delivery.ApplicationError;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the error in a page of HTML: its stack trace, or else its headline. */
final class HtmlErrors {
  /** Spring's page for errors that the application does not handle. */
  private static final Pattern SPRING =
      Pattern.compile("There was an unexpected error \\(type=([^,\\n]{1,200}), status=\\d+\\)\\.");

  private static final Pattern NEXT =
      Pattern.compile("<script id=\"__NEXT_DATA__\"[^>]{0,200}>([^<]*)</script>");

  private static final int LONGEST_DETAIL = 300;

  private static final String WERKZEUG = " // Werkzeug Debugger";

  private HtmlErrors() {}

  static Optional<ApplicationError> find(String html) {
    Matcher next = NEXT.matcher(html);
    if (next.find()) {
      return JsonErrors.find(next.group(1)).or(() -> headline(new HtmlPage(html)));
    }
    HtmlPage page = new HtmlPage(html);
    return rails(page)
        .or(() -> StackTraces.find(page.text()))
        .or(() -> spring(page))
        .or(() -> headline(page));
  }

  /** Rails has the class in one headline, the message in the next, and the trace further down. */
  private static Optional<ApplicationError> rails(HtmlPage page) {
    String[] headline = page.first("h1").orElse("").split("(?<!\\s)\\s++in\\s+", 2);
    return headline.length == 2
        ? page.first("h2")
            .flatMap(message ->
                StackTraces.rubyPlace(page.text())
                    .map(at -> new ApplicationError(headline[0] + ": " + message, Optional.of(at))))
        : Optional.empty();
  }

  private static Optional<ApplicationError> spring(HtmlPage page) {
    Matcher type = SPRING.matcher(page.text());
    if (!type.find()) {
      return Optional.empty();
    }
    String message =
        page.text()
            .substring(type.end())
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty())
            .findFirst()
            .map(line -> ": " + line)
            .orElse("");
    return Optional.of(new ApplicationError(type.group(1) + message, Optional.empty()));
  }

  /** The headline, and the text below it: a paragraph, or what Express has in {@code pre}. */
  private static Optional<ApplicationError> headline(HtmlPage page) {
    String headline =
        page.first("h1")
            .or(() -> page.first("title"))
            .filter(text -> !text.equals("Error"))
            .map(text -> text.replace(WERKZEUG, ""))
            .orElse("");
    String detail =
        page.first("pre")
            .or(() -> page.first("p"))
            .or(page::server)
            .filter(text -> text.length() <= LONGEST_DETAIL)
            .orElse("");
    String separator = headline.isEmpty() || detail.isEmpty() ? "" : ": ";
    String message = detail.startsWith(headline) ? detail : headline + separator + detail;
    return message.isBlank()
        ? Optional.empty()
        : Optional.of(new ApplicationError(message, StackTraces.pythonPlace(page.text())));
  }
}
