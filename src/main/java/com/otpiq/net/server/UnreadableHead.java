package com.otpiq.net.server;

import com.otpiq.event.UnreadableRequest;
import com.otpiq.event.UnreadableRequest.Cause;
import com.otpiq.webhook.PercentEncoding;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds out why bytes are not the head of a request. Undertow does not say, so this looks for what
 * Undertow refuses.
 */
final class UnreadableHead {
  /** Largest head that the server reads. */
  static final int MAX_BYTES = 32 << 10;

  /** Most header lines that the server reads. */
  static final int MAX_HEADERS = 200;

  private static final int TLS_HANDSHAKE = 0x16;
  private static final int TLS_MAJOR_VERSION = 3;
  private static final int SHOWN_TARGET = 500;
  private static final int SHOWN_METHOD = 40;
  private static final int LONGEST_METHOD = 33;
  private static final String END_OF_HEAD = "\r\n\r\n";
  private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
  private static final Pattern REQUEST = Pattern.compile("(" + TOKEN + ") ([^ \r\n]+)[ \r\n]");
  private static final Pattern REQUEST_LINE =
      Pattern.compile(
          "(?<method>"
              + TOKEN
              + ") (?<target>[^ \r\n]+) (?<version>HTTP/\\d{1,3}(\\.\\d{1,3})?)\r\n",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern TARGET = Pattern.compile("(?:/|[A-Za-z][^:]*://|\\*$).*");
  private static final Pattern HEADER = Pattern.compile(TOKEN + ":[^\u0000-\b\n-\u001f\u007f]*");
  private static final Pattern FOLDED = Pattern.compile("[ \t][^\u0000-\b\n-\u001f\u007f]*");
  private static final Pattern STATUS_LINE =
      Pattern.compile("HTTP/1\\.1 (?<status>\\d{3}) (?<reason>[^\r\n]*)");

  private final String text;
  private final Optional<Integer> status;
  private final String reason;

  private UnreadableHead(byte[] bytes, String response) {
    Matcher statusLine = STATUS_LINE.matcher(response);
    boolean hasStatus = statusLine.lookingAt();
    this.text = new String(bytes, StandardCharsets.ISO_8859_1);
    this.status =
        hasStatus ? Optional.of(Integer.valueOf(statusLine.group("status"))) : Optional.empty();
    this.reason = hasStatus ? statusLine.group("reason") : "";
  }

  /**
   * What the server refused.
   *
   * @param response how the server's response begins
   */
  static UnreadableRequest refused(byte[] bytes, String response) {
    return new UnreadableHead(bytes, response).refused();
  }

  /** What was not complete when the connection was closed. */
  static UnreadableRequest unfinished(byte[] bytes, boolean clientClosed) {
    var head = new UnreadableHead(bytes, "");
    return head.otherProtocol()
        .orElseGet(() ->
            clientClosed
                ? head.because(
                    Cause.INCOMPLETE_HEAD,
                    "the client closed the connection after "
                        + bytes.length
                        + " bytes, before the end of the headers")
                : head.because(
                    Cause.TIMEOUT,
                    "the headers were not complete in time: " + bytes.length + " bytes"));
  }

  private UnreadableRequest refused() {
    return otherProtocol()
        .or(this::requestLine)
        .or(this::headers)
        .or(this::hostRefused)
        .orElseGet(() -> because(Cause.OTHER, "the request is not valid HTTP/1.1"));
  }

  /** A protocol other than HTTP/1. */
  private Optional<UnreadableRequest> otherProtocol() {
    if (text.length() > 1
        && text.charAt(0) == TLS_HANDSHAKE
        && text.charAt(1) == TLS_MAJOR_VERSION) {
      return found(Cause.TLS_ON_HTTP, "the client speaks https, this port speaks http");
    }
    if (text.startsWith("PRI * HTTP/2.0")) {
      return found(Cause.HTTP_VERSION, "the client speaks HTTP/2 without an upgrade");
    }
    if (text.startsWith("PROXY ") || text.startsWith("\r\n\r\n\0\r\nQUIT\n")) {
      return found(Cause.PROXY_PROTOCOL, "a proxy sends the PROXY protocol before the request");
    }
    return text.isEmpty() || isPrintable(text.charAt(0))
        ? Optional.empty()
        : found(Cause.NOT_HTTP, "the client speaks neither HTTP nor TLS");
  }

  private Optional<UnreadableRequest> requestLine() {
    int end = text.indexOf('\n');
    String line = end < 0 ? text : text.substring(0, end + 1);
    Matcher parts = REQUEST_LINE.matcher(line);
    if (parts.matches()) {
      return version(parts.group("version"))
          .or(() -> method(parts.group("method")))
          .or(() -> target(parts.group("target")));
    }
    if (end < 0 && text.length() > MAX_BYTES) {
      return found(Cause.HEAD_TOO_LARGE, "the first line is longer than 32 KiB");
    }
    return end >= 0 && !line.endsWith("\r\n")
        ? found(Cause.LINE_END, "a line ends with LF instead of CR LF")
        : found(Cause.REQUEST_LINE, "the first line is not `METHOD /path HTTP/1.1`");
  }

  private Optional<UnreadableRequest> version(String version) {
    return version.matches("HTTP/1\\.\\d")
        ? Optional.empty()
        : found(
            Cause.HTTP_VERSION,
            "the first line ends with " + version + ", and this port speaks HTTP/1.1");
  }

  private Optional<UnreadableRequest> method(String method) {
    return method.length() <= LONGEST_METHOD
        ? Optional.empty()
        : found(Cause.REQUEST_LINE, "the method is longer than " + LONGEST_METHOD + " characters");
  }

  private Optional<UnreadableRequest> target(String target) {
    if (!TARGET.matcher(target).matches()) {
      return found(Cause.REQUEST_LINE, "the path in the first line does not begin with /");
    }
    return PercentEncoding.isValid(target)
        ? Optional.empty()
        : found(Cause.REQUEST_LINE, "a % in the path is not followed by two hexadecimal digits");
  }

  private Optional<UnreadableRequest> headers() {
    int end = text.indexOf(END_OF_HEAD);
    String head = end < 0 ? text : text.substring(0, end);
    List<String> lines = Arrays.asList(head.split("\r\n", -1));
    List<String> headers = lines.subList(1, lines.size());
    if (headers.size() > MAX_HEADERS) {
      return found(Cause.HEADER, "more than " + MAX_HEADERS + " headers");
    }
    for (int i = 0; i < headers.size() - (end < 0 ? 1 : 0); i++) {
      Optional<UnreadableRequest> wrong = header(headers.get(i), i);
      if (wrong.isPresent()) {
        return wrong;
      }
    }
    if (end < 0 && text.length() > MAX_BYTES) {
      return found(Cause.HEAD_TOO_LARGE, "the headers are larger than 32 KiB");
    }
    return end < 0 ? lastLine(headers) : host(headers).or(() -> contentLength(headers));
  }

  /** The line that Undertow stopped at. */
  private Optional<UnreadableRequest> lastLine(List<String> headers) {
    return headers.isEmpty() ? Optional.empty() : header(headers.getLast(), headers.size() - 1);
  }

  private Optional<UnreadableRequest> header(String line, int index) {
    if (line.contains("\n")) {
      return found(Cause.LINE_END, "a line ends with LF instead of CR LF");
    }
    return HEADER.matcher(line).matches() || (index > 0 && FOLDED.matcher(line).matches())
        ? Optional.empty()
        : found(Cause.HEADER, "header line " + (index + 1) + " is malformed");
  }

  private Optional<UnreadableRequest> host(List<String> headers) {
    List<String> hosts = values(headers, "host");
    if (hosts.isEmpty()) {
      return found(Cause.HOST, "the Host header is missing");
    }
    return hosts.size() > 1 || hosts.getFirst().contains(",")
        ? found(Cause.HOST, "there is more than one Host header")
        : Optional.empty();
  }

  private Optional<UnreadableRequest> contentLength(List<String> headers) {
    List<String> lengths = values(headers, "content-length");
    if (lengths.size() > 1) {
      return found(Cause.CONTENT_LENGTH, "there is more than one Content-Length header");
    }
    if (!lengths.stream().allMatch(HeadGate::isContentLength)) {
      return found(
          Cause.CONTENT_LENGTH,
          lengths.getFirst().matches("\\d+")
              ? "the number in the Content-Length header is too large"
              : "the Content-Length header is not a number");
    }
    return !lengths.isEmpty() && !values(headers, "transfer-encoding").isEmpty()
        ? found(
            Cause.CONTENT_LENGTH, "there is both a Content-Length and a Transfer-Encoding header")
        : Optional.empty();
  }

  /** Of a host alone Undertow says in its response what is wrong. */
  private Optional<UnreadableRequest> hostRefused() {
    return reason.contains("Host Header")
        ? found(Cause.HOST, "the Host header is malformed, or is not the host of the URL")
        : Optional.empty();
  }

  private static List<String> values(List<String> headers, String name) {
    return headers.stream()
        .map(line -> line.split(":", 2))
        .filter(header -> header.length == 2 && header[0].equalsIgnoreCase(name))
        .map(header -> header[1].strip())
        .toList();
  }

  private Optional<UnreadableRequest> found(Cause cause, String why) {
    return Optional.of(because(cause, why));
  }

  private UnreadableRequest because(Cause cause, String why) {
    return new UnreadableRequest(cause, why, request(), status);
  }

  private Optional<String> request() {
    Matcher request = REQUEST.matcher(text);
    return request.lookingAt()
        ? Optional.of(
            shortened(request.group(1), SHOWN_METHOD)
                + " "
                + RequestTarget.ofLatin1(shortened(request.group(2), SHOWN_TARGET)).text())
        : Optional.empty();
  }

  private static String shortened(String text, int length) {
    return text.length() > length ? text.substring(0, length) + "..." : text;
  }

  private static boolean isPrintable(char c) {
    return c >= ' ' && c < 0x7F;
  }
}
