package com.otpiq.errorpage;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A page of HTML as text: comments stay, because several frameworks hide the stack trace there. */
final class HtmlPage {
  private static final Pattern TAG = Pattern.compile("</?([A-Za-z][A-Za-z0-9]*+)[^<>]*+>");
  private static final Pattern ENTITY =
      Pattern.compile("&(?:#(\\d{1,7})|#[xX]([0-9A-Fa-f]{1,6})|([a-z]{2,5}));");
  private static final Pattern SERVER =
      Pattern.compile("<center>((?:nginx|openresty|cloudflare)[^<]{0,40})</center>");

  private final String html;
  private final String text;

  HtmlPage(String html) {
    this.html = without(without(html, "script"), "style");
    this.text = text(this.html);
  }

  /** The whole text; elements that are blocks are on lines of their own. */
  String text() {
    return text;
  }

  /** The text of the first element with this name. */
  Optional<String> first(String element) {
    Matcher start = tag("<" + element + "(?:\\s[^<>]*)?>").matcher(html);
    if (!start.find()) {
      return Optional.empty();
    }
    Matcher end = tag("</" + element).matcher(html);
    int to = end.find(start.end()) ? end.start() : html.length();
    return Optional.of(text(html.substring(start.end(), to)).strip())
        .filter(found -> !found.isEmpty());
  }

  /** The proxy that made the page instead of the application. */
  Optional<String> server() {
    Matcher found = SERVER.matcher(html);
    return found.find() ? Optional.of(found.group(1)) : Optional.empty();
  }

  private static String without(String html, String element) {
    Matcher start = tag("<" + element + "\\b").matcher(html);
    Matcher end = tag("</" + element + "[^<>]*>").matcher(html);
    StringBuilder kept = new StringBuilder(html.length());
    int from = 0;
    while (from < html.length() && start.find(from)) {
      kept.append(html, from, start.start());
      from = end.find(start.end()) ? end.end() : html.length();
    }
    return kept.append(html, from, html.length()).toString();
  }

  private static Pattern tag(String regex) {
    return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
  }

  private static String text(String html) {
    String withoutTags =
        TAG.matcher(html.replace("<!--", "\n").replace("-->", "\n"))
            .replaceAll(tag -> isInline(tag.group(1)) ? "" : "\n");
    return ENTITY
        .matcher(withoutTags)
        .replaceAll(entity -> Matcher.quoteReplacement(character(entity)));
  }

  private static boolean isInline(String element) {
    return switch (element.toLowerCase(Locale.ROOT)) {
      case "a", "b", "cite", "code", "em", "font", "i", "small", "span", "strong" -> true;
      default -> false;
    };
  }

  private static String character(MatchResult entity) {
    if (entity.group(1) != null) {
      return character(Integer.parseInt(entity.group(1)));
    }
    if (entity.group(2) != null) {
      return character(Integer.parseInt(entity.group(2), 16));
    }
    return switch (entity.group(3)) {
      case "amp" -> "&";
      case "lt" -> "<";
      case "gt" -> ">";
      case "quot" -> "\"";
      case "apos" -> "'";
      case "nbsp" -> " ";
      default -> entity.group();
    };
  }

  private static String character(int code) {
    return Character.isValidCodePoint(code) ? Character.toString(code) : "";
  }
}
