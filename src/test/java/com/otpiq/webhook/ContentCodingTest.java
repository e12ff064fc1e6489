package com.otpiq.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is shown of a body that the receiver compressed without being asked. */
class ContentCodingTest {
  private static final String ERROR = "TypeError: رفض at server.mjs:12\n" + "at ".repeat(100);

  @ParameterizedTest
  @CsvSource({
    "gzip, gzip",
    "X-GZIP, gzip",
    "'', gzip",
    "deflate, zlib",
    "deflate, raw",
    "'identity, gzip', gzip",
    "'deflate, gzip', zlib+gzip",
    "'gzip, gzip', gzip+gzip",
    "gzip, plain",
    "identity, plain",
    "'', plain"
  })
  void a_packed_body_is_unpacked_and_one_that_only_says_so_is_left(String header, String packing)
      throws IOException {
    byte[] bytes = packed(ERROR.getBytes(UTF_8), packing.split("\\+"));
    ResponseBody body = ResponseBody.of(bytes, encoding(header));

    assertThat(body.text()).isEqualTo(ERROR);
    assertThat(body.bytes()).isSameAs(bytes);
  }

  @ParameterizedTest
  @CsvSource({"br", "zstd", "'gzip, br'", "deflate"})
  void of_what_cannot_be_unpacked_only_the_size_is_shown(String header) {
    assertThat(ResponseBody.of(new byte[312], encoding(header)).text())
        .isEqualTo("compressed (" + header + "), 312 bytes");
  }

  @ParameterizedTest
  @CsvSource({"gzip", "zlib", "raw"})
  void a_bomb_is_unpacked_up_to_the_limit_of_a_body(String packing) throws IOException {
    byte[] bomb = packed(new byte[20 << 20], packing);
    String text =
        ResponseBody.of(bomb, encoding(packing.equals("gzip") ? "gzip" : "deflate")).text();

    assertThat(bomb).hasSizeLessThan(32 << 10);
    assertThat(text).startsWith("\0".repeat(64 << 10) + "… (compressed;").hasSizeLessThan(65 << 10);
  }

  @Test
  void every_optional_part_of_a_gzip_header_is_skipped() throws IOException {
    byte[] plain = packed("oops".getBytes(UTF_8), "gzip");
    byte[] extra = {3, 0, 'a', 'b', 'c', 'n', 'a', 0, 'c', 0, 9, 9};
    byte[] whole =
        join(Arrays.copyOf(plain, 10), extra, Arrays.copyOfRange(plain, 10, plain.length));
    whole[3] = 2 | 4 | 8 | 16;

    assertThat(ResponseBody.of(whole, encoding("gzip")).text()).isEqualTo("oops");
  }

  @Test
  void a_body_that_is_cut_off_or_damaged_anywhere_is_shown_as_far_as_possible() throws IOException {
    for (String packing : List.of("gzip", "zlib", "raw")) {
      byte[] whole = packed(ERROR.getBytes(UTF_8), packing);
      Headers headers = encoding(packing.equals("gzip") ? "gzip" : "deflate");
      for (int i = 0; i < whole.length; i++) {
        byte[] damaged = whole.clone();
        damaged[i] ^= 0x55;

        assertThat(ResponseBody.of(damaged, headers).text()).hasSizeLessThan(80 << 10);
        assertThat(ResponseBody.of(Arrays.copyOf(whole, i), headers).text())
            .hasSizeLessThanOrEqualTo(ERROR.length());
      }
      assertThat(ResponseBody.of(Arrays.copyOf(whole, whole.length - 9), headers).text())
          .startsWith("TypeError: رفض");
    }
  }

  private static Headers encoding(String value) {
    return value.isEmpty() ? Headers.NONE : Headers.NONE.with("content-encoding", value);
  }

  private static byte[] packed(byte[] plain, String... packings) throws IOException {
    byte[] bytes = plain;
    for (String packing : packings) {
      var out = new ByteArrayOutputStream();
      try (OutputStream packer = packer(packing, out)) {
        packer.write(bytes);
      }
      bytes = out.toByteArray();
    }
    return bytes;
  }

  private static OutputStream packer(String packing, OutputStream out) throws IOException {
    return switch (packing) {
      case "gzip" -> new GZIPOutputStream(out);
      case "zlib" -> new DeflaterOutputStream(out);
      case "raw" -> new DeflaterOutputStream(out, new Deflater(Deflater.DEFAULT_COMPRESSION, true));
      default -> out;
    };
  }

  private static byte[] join(byte[]... parts) {
    var all = new ByteArrayOutputStream();
    Arrays.stream(parts).forEach(all::writeBytes);
    return all.toByteArray();
  }
}
