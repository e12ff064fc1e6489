package com.otpiq.webhook;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import java.util.List;

/** The body of a response: its exact bytes, and its text, unpacked and in its charset. */
public final class ResponseBody {
  public static final ResponseBody NONE = of("");

  private final byte[] bytes;
  private final String text;

  private ResponseBody(byte[] bytes, String text) {
    this.bytes = bytes;
    this.text = text;
  }

  /**
   * A received body. The caller must not change the bytes afterwards.
   *
   * @param headers of the response; without a charset that this machine knows, the text is UTF-8
   */
  public static ResponseBody of(byte[] bytes, Headers headers) {
    return new ResponseBody(bytes, text(bytes, headers));
  }

  /** The text; of a body that cannot be unpacked, what is known about it. */
  private static String text(byte[] bytes, Headers headers) {
    List<String> codings = ContentCoding.of(bytes, headers);
    if (codings.isEmpty()) {
      return new String(bytes, charset(headers));
    }
    return ContentCoding.unpack(bytes, codings)
        .map(unpacked -> new String(unpacked, charset(headers)) + note(unpacked))
        .orElse("compressed (" + String.join(", ", codings) + "), " + bytes.length + " bytes");
  }

  private static String note(byte[] unpacked) {
    return unpacked.length < ContentCoding.LIMIT
        ? ""
        : "… (compressed; the rest after 64 KiB was not unpacked)";
  }

  /** A body of UTF-8 text. */
  public static ResponseBody of(String text) {
    return new ResponseBody(text.getBytes(StandardCharsets.UTF_8), text);
  }

  /** The bytes, not a copy: the caller must not change them. */
  public byte[] bytes() {
    return bytes;
  }

  /** The body as text; what is invalid in its charset is replaced. */
  public String text() {
    return text;
  }

  private static Charset charset(Headers headers) {
    try {
      return headers.charset().map(Charset::forName).orElse(StandardCharsets.UTF_8);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException _) {
      return StandardCharsets.UTF_8;
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ResponseBody body
        && Arrays.equals(bytes, body.bytes)
        && text.equals(body.text);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return text;
  }
}
