package com.otpiq.webhook;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Unpacks response bodies that are compressed although the request did not allow it. */
final class ContentCoding {
  /** Most bytes that are unpacked of a body, because of decompression bombs. */
  static final int LIMIT = 64 << 10;

  private static final String HEADER = "Content-Encoding";
  private static final String GZIP = "gzip";

  private static final int GZIP_HEADER = 10;
  private static final int HAS_CHECKSUM = 2;
  private static final int HAS_EXTRA = 4;
  private static final int HAS_NAME = 8;
  private static final int HAS_COMMENT = 16;

  private ContentCoding() {}

  /** The codings of a body, in the order in which they were applied; empty if it is plain. */
  static List<String> of(byte[] bytes, Headers headers) {
    List<String> codings =
        headers.all(HEADER).stream()
            .flatMap(value -> Arrays.stream(value.toLowerCase(Locale.ROOT).split(",", -1)))
            .map(String::strip)
            .filter(coding -> !coding.isEmpty() && !coding.equals("identity"))
            .toList();
    return codings.isEmpty() && isGzip(bytes) ? List.of(GZIP) : codings;
  }

  /** The first bytes of the unpacked body; empty if it cannot be unpacked. */
  static Optional<byte[]> unpack(byte[] bytes, List<String> codings) {
    Optional<byte[]> unpacked = Optional.of(bytes);
    for (String coding : codings.reversed()) {
      unpacked = unpacked.flatMap(packed -> unpack(packed, coding));
    }
    return unpacked;
  }

  private static Optional<byte[]> unpack(byte[] bytes, String coding) {
    return switch (coding) {
      case GZIP, "x-gzip" ->
          isGzip(bytes) ? inflate(bytes, gzipStart(bytes), true) : Optional.of(bytes);
      case "deflate" -> inflate(bytes, 0, false).or(() -> inflate(bytes, 0, true));
      default -> Optional.empty();
    };
  }

  private static boolean isGzip(byte[] bytes) {
    return bytes.length > GZIP_HEADER && bytes[0] == 0x1F && bytes[1] == (byte) 0x8B;
  }

  /** The offset after the header of a gzip file (RFC 1952); may be beyond the end. */
  private static int gzipStart(byte[] bytes) {
    int flags = bytes[3];
    int at = GZIP_HEADER;
    if ((flags & HAS_EXTRA) != 0 && at + 2 <= bytes.length) {
      at += 2 + Byte.toUnsignedInt(bytes[at]) + (Byte.toUnsignedInt(bytes[at + 1]) << 8);
    }
    for (int text : new int[] {HAS_NAME, HAS_COMMENT}) {
      if ((flags & text) != 0) {
        at = afterZero(bytes, at);
      }
    }
    return (flags & HAS_CHECKSUM) != 0 ? at + 2 : at;
  }

  private static int afterZero(byte[] bytes, int start) {
    int at = start;
    while (at < bytes.length && bytes[at] != 0) {
      at++;
    }
    return at + 1;
  }

  /** If the body is cut off or damaged, the part before that is returned. */
  private static Optional<byte[]> inflate(byte[] bytes, int start, boolean isRaw) {
    int from = Math.min(start, bytes.length);
    byte[] unpacked = new byte[LIMIT];
    int length = 0;
    try (Inflater inflater = new Inflater(isRaw)) {
      inflater.setInput(bytes, from, bytes.length - from);
      int count = 1;
      while (count > 0 && length < LIMIT) {
        count = inflater.inflate(unpacked, length, LIMIT - length);
        length += count;
      }
      return length > 0 || inflater.finished()
          ? Optional.of(Arrays.copyOf(unpacked, length))
          : Optional.empty();
    } catch (DataFormatException _) {
      return length > 0 ? Optional.of(Arrays.copyOf(unpacked, length)) : Optional.empty();
    }
  }
}
