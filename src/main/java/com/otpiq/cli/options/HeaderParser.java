package com.otpiq.cli.options;

import com.otpiq.event.Problem;
import com.otpiq.webhook.Headers;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Parses the headers of the option {@code -H}. */
public final class HeaderParser {
  private static final Set<String> RESERVED =
      Set.of("content-length", "transfer-encoding", "connection");

  private HeaderParser() {}

  /**
   * Parses texts of the form {@code Name: value}.
   *
   * @throws Problem USAGE if a text has another form, or otpiq sets this header itself
   */
  public static Headers read(List<String> texts) {
    return new Headers(texts.stream().map(HeaderParser::line).toList());
  }

  private static Headers.Line line(String text) {
    int colon = text.indexOf(':');
    String name = colon < 0 ? "" : text.substring(0, colon).strip();
    String value = text.substring(colon + 1).strip();
    if (!name.matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+")
        || value.chars().anyMatch(c -> c != '\t' && (c < ' ' || c == 0x7f))) {
      throw Problem.of(Problem.Kind.USAGE, "-H takes 'Name: value'", "-H 'X-Request-Id: 1'");
    }
    if (RESERVED.contains(name.toLowerCase(Locale.ROOT))) {
      throw Problem.of(
          Problem.Kind.USAGE,
          "-H cannot set " + name + ": it follows from the body and the connection");
    }
    return new Headers.Line(name, value);
  }
}
