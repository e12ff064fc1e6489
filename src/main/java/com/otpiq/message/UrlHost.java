package com.otpiq.message;

import java.net.IDN;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The host of a URL. Names are in ASCII; IPv4 addresses have four decimal numbers, whatever form
 * the text has, so that every part of the program sees the address that is called. The unspecified
 * addresses, which servers print when they listen on every interface, mean this machine.
 *
 * @param name a name, or an address without brackets
 */
record UrlHost(String name) {
  /** Names with an underscore are no host names, but container networks use them. */
  private static final Pattern NAME =
      Pattern.compile("[a-z0-9_-]{1,63}(\\.[a-z0-9_-]{1,63})*+\\.?");

  private static final int MAX_LENGTH = 253;
  private static final Pattern IPV6 =
      Pattern.compile("\\[(?<address>[0-9A-Fa-f:.]+)(%(25)?(?<zone>[A-Za-z0-9._-]+))?\\]");
  private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
  private static final Pattern DECIMAL_IPV4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");
  private static final Pattern UNSPECIFIED = Pattern.compile("[0:.\\[\\]]+");
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
    return new UrlHost(isNumber(labels[labels.length - 1]) ? ipv4(List.of(labels)) : name);
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
    if (address == 0) {
      return "127.0.0.1";
    }
    return (address >> 24)
        + "."
        + (address >> 16 & 255)
        + "."
        + (address >> 8 & 255)
        + "."
        + (address & 255);
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
    if (!parts.matches() || !isIpv6(parts.group("address"))) {
      throw invalidAddress();
    }
    if (UNSPECIFIED.matcher(text).matches()) {
      return "::1";
    }
    String zone = parts.group("zone");
    return parts.group("address").toLowerCase(Locale.ROOT) + (zone == null ? "" : "%" + zone);
  }

  private static boolean isIpv6(String address) {
    int gap = address.indexOf("::");
    if (gap < 0) {
      return groups(address) == IPV6_GROUPS;
    }
    int before = gap == 0 ? 0 : groups(address.substring(0, gap));
    String end = address.substring(gap + 2);
    int after = end.isEmpty() ? 0 : groups(end);
    return before >= 0 && after >= 0 && before + after < IPV6_GROUPS && !isDotted(address, gap);
  }

  /** An IPv4 address stands at the end only. */
  private static boolean isDotted(String address, int gap) {
    return address.lastIndexOf('.', gap) >= 0;
  }

  /** How many groups of 16 bits the text has; negative if it is not valid. */
  private static int groups(String text) {
    String[] groups = text.split(":", -1);
    int count = 0;
    for (int i = 0; i < groups.length; i++) {
      if (groups[i].matches("[0-9A-Fa-f]{1,4}")) {
        count++;
      } else if (i == groups.length - 1 && isDecimalIpv4(groups[i])) {
        count += 2;
      } else {
        return Integer.MIN_VALUE;
      }
    }
    return count;
  }

  private static boolean isDecimalIpv4(String text) {
    return DECIMAL_IPV4.matcher(text).matches();
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
