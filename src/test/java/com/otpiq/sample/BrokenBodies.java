package com.otpiq.sample;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A family of bodies, whole and broken: webhooks cut at every byte, with every line end, with and
 * without a byte order mark, and with bytes that are not UTF-8. The same on each call.
 */
public final class BrokenBodies {
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private static final List<String> LINE_ENDS = List.of("\n", "\r\n", "\r", "");

  /** Whole bodies; each newline between two tokens becomes one of the line ends. */
  private static final List<String> WHOLE =
      List.of(
          """
          {
            "smsId": "sms_1234567890abcdef",
            "deliveryReportType": "all",
            "isFinal": true,
            "channel": "sms",
            "status": "delivered"
          }
          """,
          """
          {"smsId":"sms-68da2f1b9c3e4a5d68da2f1b","deliveryReportType":"all","isFinal":true,
          "channel":"whatsapp","status":"failed","reason":"\u200fرفضت الشبكة 👍🏽 ناوه‌که","senderId":"OTPIQ"}
          """,
          """
          {"eventId":"evt_1","contact":{"phoneNumber":"9647701234567"},
          "message":{"id":"wamid.1","type":"text","content":"نامە‌کە 👨‍👩‍👧 e\u0301"}}
          """,
          """
          {"smsId":1e5,"isFinal":[-0,1.0,12345678901234567890,1E+2],
          "status":null,"channel":{"":[]}}
          """,
          """
          {"smsId":"\\ud800","status":"a\\udc00\\ud83d\\ude00\\ud800\\n\\u0000\\u001b[2J\\u202e",
          "\\ud83d\\ude00":"\\uDBFF"}
          """,
          "x\n   secret verified\n#2  sms delivered, final\u001b[31m\u0085\u2028\u202e\t\b\0\n");

  /** Sequences that are not UTF-8, among them a surrogate and one that is too long. */
  private static final List<byte[]> NOT_UTF_8 =
      List.of(
          bytes(0x80),
          bytes(0xC0, 0xAF),
          bytes(0xC3),
          bytes(0xE2, 0x80),
          bytes(0xED, 0xA0, 0x80),
          bytes(0xED, 0xA0, 0xBD, 0xED, 0xB8, 0x80),
          bytes(0xF0, 0x9F, 0x98),
          bytes(0xF8, 0x88, 0x80, 0x80, 0x80),
          bytes(0xFF, 0xFE));

  private BrokenBodies() {}

  /** Every body of the family, without duplicates: some 10,000 of at most 300 bytes. */
  public static List<byte[]> all() {
    Set<String> seen = new LinkedHashSet<>();
    List<byte[]> bodies = new ArrayList<>();
    whole()
        .flatMap(body -> Stream.concat(cut(body), withWrongBytes(body)))
        .filter(body -> seen.add(Arrays.toString(body)))
        .forEach(bodies::add);
    return bodies;
  }

  /** Some bodies of the family, chosen by a seed; more than it has repeat it. */
  public static List<byte[]> some(int count, long seed) {
    List<byte[]> all = all();
    return new Random(seed).ints(count, 0, all.size()).mapToObj(all::get).toList();
  }

  private static Stream<byte[]> whole() {
    return WHOLE.stream()
        .flatMap(text -> LINE_ENDS.stream().map(end -> text.replace("\n", end).getBytes(UTF_8)))
        .flatMap(body -> Stream.of(body, joined(BYTE_ORDER_MARK, body)));
  }

  /** The first bytes of a body: none, one, two, up to all of them. */
  private static Stream<byte[]> cut(byte[] body) {
    return Stream.iterate(0, length -> length <= body.length, length -> length + 1)
        .map(length -> Arrays.copyOf(body, length));
  }

  /** The body with wrong bytes at its start, in the middle and at its end. */
  private static Stream<byte[]> withWrongBytes(byte[] body) {
    return NOT_UTF_8.stream()
        .flatMap(wrong ->
            Stream.of(0, body.length / 3, body.length / 2, body.length)
                .map(at ->
                    joined(
                        Arrays.copyOf(body, at),
                        wrong,
                        Arrays.copyOfRange(body, at, body.length))));
  }

  private static byte[] joined(byte[]... parts) {
    var all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }
}
