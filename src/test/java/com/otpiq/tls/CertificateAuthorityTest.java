package com.otpiq.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificateAuthorityTest {
  private @TempDir Path dir;

  @Test
  void each_certificate_has_an_authority_of_its_own_and_no_key_or_temporary_file_is_left()
      throws Exception {
    Files.createDirectories(dir.resolve("making-1"));
    Files.writeString(dir.resolve("making-1/keys.p12"), "left by a process that was killed");
    Files.writeString(dir.resolve(".1.new"), "incomplete");

    ServerIdentity identity =
        CertificateAuthority.issue(
            dir, List.of("a.example", "192.0.2.7"), Instant.parse("2026-11-24T08:00:00Z"));

    assertThat(dir).isEmptyDirectory();
    assertThat(identity.hosts()).containsExactlyInAnyOrder("a.example", "192.0.2.7");
    assertThat(identity.notAfter()).isEqualTo("2027-12-26T07:00:00Z");
    assertThat(identity.certificate().getIssuerX500Principal())
        .isEqualTo(identity.authority().getSubjectX500Principal());
    identity.certificate().verify(identity.authority().getPublicKey());
  }
}
