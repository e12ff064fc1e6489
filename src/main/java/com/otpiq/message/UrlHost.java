package com.otpiq.message;

import static java.util.stream.Collectors.joining;

import java.net.IDN;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The host of a URL. Names are in ASCII; IPv4 addresses have four decimal numbers, and IPv6
 * addresses the form of RFC 5952, whatever form the text has, so that every part of the program
 * sees the address that is called. The unspecified addresses, which servers print when they listen
 * on every interface, mean this machine.
 *
 * @param name a name, or an address without brackets
 */
record UrlHost(String name) {
  /** Names with an underscore are no host names, but container networks use them. */
  private static final Pattern NAME =
      Pattern.compile("[a-z0-9_-]{1,63}(\\.[a-z0-9_-]{1,63})*+\\.?");

  /** Not every system resolves it with a dot at its end. */
  private static final String LOCALHOST = "localhost";

  private static final int MAX_LENGTH = 253;
  private static final Pattern IPV6 =
      Pattern.compile("\\[(?<address>[0-9A-Fa-f:.]+)(%(25)?(?<zone>[A-Za-z0-9._-]+))?\\]");
  private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
  private static final Pattern DECIMAL_IPV4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");
  private static final Pattern NUMBER =
      Pattern.compile("0[xX](?<hex>[0-9A-Fa-f]*)|0(?<octal>[0-7]+)|(?<decimal>0|[1-9][0-9]*)");

  /** Old and new rules for international names map these to different hosts. */
  private static final Pattern AMBIGUOUS = Pattern.compile("[ßẞς\u200c\u200d]");

  private static final int IPV6_GROUPS = 8;
  private static final int MAX_DIGITS = 12;

  /**
   * Parses a host.
   *
   * @throws IllegalArgumentException as {@link HttpUrl#of}
   */
  static UrlHost of(String text) {
    if (text.isEmpty()) {
      throw new IllegalArgumentException("is not an http or https URL: it has no host");
    }
    if (text.startsWith("[")) {
      return new UrlHost(ipv6(text));
    }
    String name = ascii(text).toLowerCase(Locale.ROOT);
    if (!NAME.matcher(name).matches() || name.length() > MAX_LENGTH) {
      throw new IllegalArgumentException("has an invalid host name");
    }
    String[] labels = name.split("\\.");
    if (isNumber(labels[labels.length - 1])) {
      return new UrlHost(ipv4(List.of(labels)));
    }
    return new UrlHost(
        labels[labels.length - 1].equals(LOCALHOST) ? String.join(".", labels) : name);
  }

  private static String ascii(String text) {
    if (text.chars().allMatch(c -> c < 128)) {
      return text;
    }
    if (AMBIGUOUS.matcher(text).find()) {
      throw new IllegalArgumentException(
          "has a host name that programs convert to ASCII differently; write it as xn--…");
    }
    try {
      return IDN.toASCII(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "has a host name that cannot be converted to ASCII; write it as xn--…", e);
    }
  }

  private static boolean isNumber(String label) {
    return label.matches("[0-9]+|0x[0-9a-f]*");
  }

  /** As browsers read it: each number may be hex or octal, and the last fills the rest. */
  private static String ipv4(List<String> parts) {
    long[] numbers = parts.stream().mapToLong(UrlHost::number).toArray();
    long last = numbers[numbers.length - 1];
    int rest = 5 - numbers.length;
    if (rest < 1
        || last >= 1L << (8 * rest)
        || Arrays.stream(numbers, 0, numbers.length - 1).anyMatch(number -> number > 255)) {
      throw invalidAddress();
    }
    long address = last;
    for (int i = 0; i < numbers.length - 1; i++) {
      address |= numbers[i] << (8 * (3 - i));
    }
    return ipv4Text(address);
  }

  private static String ipv4Text(long address) {
    return address == 0
        ? "127.0.0.1"
        : IntStream.of(24, 16, 8, 0)
            .mapToObj(shift -> Long.toString(address >> shift & 255))
            .collect(joining("."));
  }

  private static long number(String label) {
    Matcher number = NUMBER.matcher(label);
    if (!number.matches() || label.length() > MAX_DIGITS) {
      throw invalidAddress();
    }
    if (number.group("hex") != null) {
      return Long.parseLong("0" + number.group("hex"), 16);
    }
    return number.group("octal") == null ? Long.parseLong(label) : Long.parseLong(label, 8);
  }

  private static String ipv6(String text) {
    Matcher parts = IPV6.matcher(text);
    if (!parts.matches()) {
      throw invalidAddress();
    }
    int[] groups = groups(parts.group("address"));
    String zone = parts.group("zone");
    if (IntStream.of(groups).allMatch(group -> group == 0)) {
      return "::1";
    }
    return isMappedIpv4(groups)
        ? mappedIpv4(groups)
        : shortest(groups) + (zone == null ? "" : "%" + zone);
  }

  /** The eight groups of 16 bits, also of an address that ends like an IPv4 address. */
  private static int[] groups(String address) {
    int gap = address.indexOf("::");
    int[] before =
        gap == 0 ? new int[0] : part(gap < 0 ? address : address.substring(0, gap), gap < 0);
    String end = gap < 0 ? "" : address.substring(gap + 2);
    int[] after = end.isEmpty() ? new int[0] : part(end, true);
    int given = before.length + after.length;
    if (gap < 0 ? given != IPV6_GROUPS : given >= IPV6_GROUPS) {
      throw invalidAddress();
    }
    int[] groups = Arrays.copyOf(before, IPV6_GROUPS);
    System.arraycopy(after, 0, groups, IPV6_GROUPS - after.length, after.length);
    return groups;
  }

  private static int[] part(String text, boolean isLast) {
    List<String> words = List.of(text.split(":", -1));
    return IntStream.range(0, words.size())
        .flatMap(i -> group(words.get(i), isLast && i == words.size() - 1))
        .toArray();
  }

  private static IntStream group(String text, boolean isLast) {
    if (text.matches("[0-9A-Fa-f]{1,4}")) {
      return IntStream.of(Integer.parseInt(text, 16));
    }
    if (!isLast || !DECIMAL_IPV4.matcher(text).matches()) {
      throw invalidAddress();
    }
    int[] octets = Arrays.stream(text.split("\\.")).mapToInt(Integer::parseInt).toArray();
    return IntStream.of(octets[0] << 8 | octets[1], octets[2] << 8 | octets[3]);
  }

  private static boolean isMappedIpv4(int[] groups) {
    return groups[5] == 0xffff && IntStream.of(groups).limit(5).allMatch(group -> group == 0);
  }

  /** An IPv4 address that a program writes as IPv6: the connection is made by IPv4. */
  private static String mappedIpv4(int[] groups) {
    return ipv4Text((long) groups[6] << 16 | groups[7]);
  }

  /** As RFC 5952 requires: in hex, and without the first of the longest runs of zeros. */
  private static String shortest(int[] groups) {
    int start = 0;
    int length = 1;
    for (int i = 0; i < IPV6_GROUPS; i++) {
      int run = 0;
      while (i + run < IPV6_GROUPS && groups[i + run] == 0) {
        run++;
      }
      if (run > length) {
        start = i;
        length = run;
      }
    }
    return length == 1
        ? hex(groups, 0, IPV6_GROUPS)
        : hex(groups, 0, start) + "::" + hex(groups, start + length, IPV6_GROUPS);
  }

  private static String hex(int[] groups, int from, int to) {
    return Arrays.stream(groups, from, to).mapToObj(Integer::toHexString).collect(joining(":"));
  }

  private static IllegalArgumentException invalidAddress() {
    return new IllegalArgumentException("has an invalid IP address");
  }

  /** The host in a URL, where the percent sign of a zone is encoded (RFC 6874). */
  String text() {
    return isIpv6() ? "[" + name.replace("%", "%25") + "]" : name;
  }

  /** The host in a {@code Host} header: a zone means something on this machine only. */
  String header() {
    return isIpv6() ? "[" + name.replaceFirst("%.*", "") + "]" : name;
  }

  private boolean isIpv6() {
    return name.contains(":");
  }
}
