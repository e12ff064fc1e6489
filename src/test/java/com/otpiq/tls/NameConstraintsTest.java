package com.otpiq.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameConstraintsTest {
  @ParameterizedTest
  @CsvSource({
    "a.b, 3009A007300582036 12E62",
    "127.0.0.1, 300EA00C300A87087F000001FFFFFFFF",
    "::1, 3026A02430228720 00000000000000000000000000000001 FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF"
  })
  void a_name_and_an_address_with_its_mask_are_encoded_as_the_standard_says(
      String host, String hex) {
    assertThat(NameConstraints.permitting(List.of(host)))
        .isEqualTo(HexFormat.of().parseHex(hex.replace(" ", "")));
  }

  @ParameterizedTest
  @CsvSource({"10, 30 81 85 A0 81 82", "20, 30 82 01 08 A0 82 01 04"})
  void long_lists_have_long_lengths(int count, String start) {
    byte[] encoded = NameConstraints.permitting(Collections.nCopies(count, "host.name"));

    assertThat(HexFormat.ofDelimiter(" ").withUpperCase().formatHex(encoded)).startsWith(start);
  }

  @Test
  void a_certificate_holds_it_in_a_string_of_octets() {
    assertThat(NameConstraints.wrapped(new byte[] {5, 0})).containsExactly(4, 2, 5, 0);
  }
}
