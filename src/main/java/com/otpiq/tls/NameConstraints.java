package com.otpiq.tls;

import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;

/**
 * The X.509 extension that limits a certificate authority to certain hosts (RFC 5280, 4.2.1.10).
 */
final class NameConstraints {
  /** The object identifier of the extension. */
  static final String OID = "2.5.29.30";

  private static final int OCTET_STRING = 0x04;
  private static final int SEQUENCE = 0x30;
  private static final int PERMITTED = 0xA0;
  private static final int DNS_NAME = 0x82;
  private static final int IP_ADDRESS = 0x87;

  private NameConstraints() {}

  /** The encoding (DER) of an extension that permits these names and addresses only. */
  static byte[] permitting(Collection<String> hosts) {
    var permitted = new ByteArrayOutputStream();
    for (String host : hosts) {
      byte[] name =
          ServerIdentity.isAddress(host)
              ? tagged(IP_ADDRESS, addressWithMask(host))
              : tagged(DNS_NAME, host.getBytes(StandardCharsets.US_ASCII));
      permitted.writeBytes(tagged(SEQUENCE, name));
    }
    return tagged(SEQUENCE, tagged(PERMITTED, permitted.toByteArray()));
  }

  /** The value of an extension as a certificate holds it: in a string of octets. */
  static byte[] wrapped(byte[] extension) {
    return tagged(OCTET_STRING, extension);
  }

  private static byte[] addressWithMask(String host) {
    byte[] address = InetAddress.ofLiteral(host).getAddress();
    byte[] both = Arrays.copyOf(address, address.length * 2);
    Arrays.fill(both, address.length, both.length, (byte) 0xFF);
    return both;
  }

  private static byte[] tagged(int tag, byte[] content) {
    var encoded = new ByteArrayOutputStream();
    encoded.write(tag);
    if (content.length > 0xFF) {
      encoded.write(0x82);
      encoded.write(content.length >> 8);
    } else if (content.length > 0x7F) {
      encoded.write(0x81);
    }
    encoded.write(content.length);
    encoded.writeBytes(content);
    return encoded.toByteArray();
  }
}
