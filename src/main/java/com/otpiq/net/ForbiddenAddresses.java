package com.otpiq.net;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The addresses that otpiq never calls, whatever the user allows: no receiver of webhooks has one,
 * and some of them give secrets of the machine to each program that asks.
 */
final class ForbiddenAddresses {
  private static final String METADATA = "is the metadata service of a cloud";

  /** Of AWS, Google, Alibaba, Oracle and Azure. */
  private static final Set<InetAddress> METADATA_ADDRESSES =
      Stream.of(
              "169.254.169.254",
              "169.254.170.2",
              "fd00:ec2::254",
              "fd00:ec2::23",
              "fd20:ce::254",
              "100.100.100.200",
              "192.0.0.192",
              "168.63.129.16")
          .map(InetAddress::ofLiteral)
          .collect(Collectors.toUnmodifiableSet());

  /** A proxy would look them up. */
  private static final Set<String> METADATA_NAMES =
      Set.of("metadata.google.internal", "metadata.goog", "instance-data.ec2.internal");

  private static final InetAddress BROADCAST = InetAddress.ofLiteral("255.255.255.255");
  private static final int IPV4_BYTES = 4;

  /**
   * IPv6 addresses that stand for an IPv4 address.
   *
   * @param prefixBytes how many bytes of the prefix they have in common
   * @param at the first of the bytes that are the IPv4 address
   * @param mask inverts the bytes of the IPv4 address, or is 0
   */
  private record Embedding(String prefix, int prefixBytes, int at, int mask) {
    Stream<InetAddress> ipv4(byte[] address) {
      byte[] start = InetAddress.ofLiteral(prefix).getAddress();
      if (!Arrays.equals(address, 0, prefixBytes, start, 0, prefixBytes)) {
        return Stream.empty();
      }
      byte[] ipv4 = Arrays.copyOfRange(address, at, at + IPV4_BYTES);
      for (int i = 0; i < ipv4.length; i++) {
        ipv4[i] ^= (byte) mask;
      }
      return Stream.of(ofBytes(ipv4));
    }
  }

  /** Mapped addresses are not among them, because Java makes IPv4 addresses of those. */
  private static final List<Embedding> EMBEDDINGS =
      List.of(
          new Embedding("::", 12, 12, 0), // IPv4-compatible, RFC 4291
          new Embedding("::ffff:0:0:0", 12, 12, 0), // IPv4-translated, RFC 2765
          new Embedding("64:ff9b::", 12, 12, 0), // NAT64, RFC 6052
          new Embedding("64:ff9b:1::", 6, 12, 0), // NAT64 of a network, RFC 8215
          new Embedding("2002::", 2, 2, 0), // 6to4, RFC 3056
          new Embedding("2001::", 4, 12, 0xFF)); // Teredo, RFC 4380

  private ForbiddenAddresses() {}

  /** Why a name is never called, whatever its addresses are; empty if it may be. */
  static Optional<String> reason(String name) {
    return METADATA_NAMES.contains(name.toLowerCase(Locale.ROOT).replaceFirst("\\.$", ""))
        ? Optional.of(never(METADATA))
        : Optional.empty();
  }

  /** Why an address is never called, as the end of a sentence; empty if it may be. */
  static Optional<String> reason(InetAddress address) {
    byte[] bytes = address.getAddress();
    Stream<InetAddress> embedded =
        bytes.length == IPV4_BYTES || address.isLoopbackAddress()
            ? Stream.empty()
            : EMBEDDINGS.stream().flatMap(each -> each.ipv4(bytes));
    return Stream.concat(Stream.of(address), embedded)
        .flatMap(each -> kind(each).stream())
        .findFirst()
        .map(ForbiddenAddresses::never);
  }

  private static String never(String kind) {
    return kind + ", which is never called";
  }

  private static Optional<String> kind(InetAddress address) {
    if (METADATA_ADDRESSES.contains(address)) {
      return Optional.of(METADATA);
    }
    if (address.isLinkLocalAddress()) {
      return Optional.of("is a link-local address");
    }
    if (address.isMulticastAddress()) {
      return Optional.of("is a multicast address");
    }
    if (address.equals(BROADCAST)) {
      return Optional.of("is the broadcast address");
    }
    byte[] bytes = address.getAddress();
    return address.isAnyLocalAddress() || (bytes.length == IPV4_BYTES && bytes[0] == 0)
        ? Optional.of("is an unspecified address")
        : Optional.empty();
  }

  private static InetAddress ofBytes(byte[] bytes) {
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
