package com.otpiq.net.server;

import com.otpiq.webhook.PercentEncoding;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The target of a request: a path with its query, an absolute URL, or {@code *}.
 *
 * @param text as the client sent it, not decoded; bytes that are not UTF-8 are percent-encoded
 * @param path decoded, without the query; an escaped slash stays {@code %2F}, because it separates
 *     no segments
 * @param query not decoded, without the question mark; may be empty
 */
public record RequestTarget(String text, String path, String query) {
  private static final Pattern ORIGIN = Pattern.compile("^[A-Za-z][A-Za-z0-9+.-]*://[^/?]*");
  private static final Pattern ESCAPED_SLASH = Pattern.compile("%2[Ff]");

  /** Reads a target. */
  public static RequestTarget of(String text) {
    int question = text.indexOf('?');
    return question < 0
        ? new RequestTarget(text, pathOf(text), "")
        : new RequestTarget(
            text, pathOf(text.substring(0, question)), text.substring(question + 1));
  }

  /** Reads a target that an HTTP library has read as Latin-1. */
  static RequestTarget ofLatin1(String target) {
    return of(utf8(target.getBytes(StandardCharsets.ISO_8859_1)));
  }

  /** The decoded path, to compare with that of a request. */
  public static String decodePath(String path) {
    return path.indexOf('%') < 0
        ? path
        : Arrays.stream(ESCAPED_SLASH.split(path, -1))
            .map(PercentEncoding::decode)
            .collect(Collectors.joining("%2F"));
  }

  private static String pathOf(String text) {
    String path = text.startsWith("/") ? text : ORIGIN.matcher(text).replaceFirst("");
    return path.isEmpty() ? "/" : decodePath(path);
  }

  private static String utf8(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException _) {
      StringBuilder text = new StringBuilder();
      for (byte b : bytes) {
        if (b >= 0) {
          text.append((char) b);
        } else {
          text.append(PercentEncoding.escape(b));
        }
      }
      return text.toString();
    }
  }
}
