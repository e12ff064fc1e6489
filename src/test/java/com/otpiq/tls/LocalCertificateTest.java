package com.otpiq.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.otpiq.event.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalCertificateTest {
  private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");
  private static final String HERE = "127.0.0.1";

  private @TempDir Path dir;

  @Test
  void is_made_once_and_kept() throws InterruptedException {
    LocalCertificate made = kept(HERE, NOW);
    LocalCertificate again = kept("localhost", NOW.plus(Duration.ofDays(300)));

    assertThat(made.notice())
        .hasValue(
            "created a certificate for localhost, 127.0.0.1, ::1; it is valid until 2027-12-26");
    assertThat(again.notice()).isEmpty();
    assertThat(again.identity().certificate()).isEqualTo(made.identity().certificate());
  }

  @Test
  void is_for_this_machine_by_any_of_its_names() throws Exception {
    ServerIdentity identity = kept("[::1]", NOW).identity();
    X509Certificate own = identity.certificate();

    assertThat(identity.hosts())
        .isEqualTo(
            Stream.of("localhost", "127.0.0.1", "::1")
                .map(ServerIdentity::canonicalHost)
                .collect(Collectors.toSet()));
    assertThat(Duration.between(own.getNotBefore().toInstant(), identity.notAfter()))
        .isEqualTo(Duration.ofDays(397));
    assertThat(own.getNotBefore()).isBefore(NOW);
    assertThat(((ECPublicKey) own.getPublicKey()).getParams().getOrder().bitLength())
        .isEqualTo(256);
    assertThat(own.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
    assertThat(own.getBasicConstraints()).isEqualTo(-1);
    assertThat(identity.authority().getBasicConstraints()).isZero();
    own.verify(identity.authority().getPublicKey());
  }

  @Test
  void the_key_of_the_authority_is_gone_and_nothing_else_is_left() throws Exception {
    leaveBehindWhatAKilledOneWorkedOn();
    kept(HERE, NOW);

    assertThat(names()).containsExactlyInAnyOrder("ca.pem", "lock", "server.p12");
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream file = Files.newInputStream(dir.resolve("tls/server.p12"))) {
      store.load(file, ServerIdentity.keyStorePassword());
    }
    assertThat(Collections.list(store.aliases())).containsExactly("server");
    assertThat(pem()).startsWith("-----BEGIN CERTIFICATE-----\n").doesNotContain("PRIVATE");
  }

  @Test
  void only_its_owner_reads_it() throws IOException, InterruptedException {
    kept(HERE, NOW);

    assertThat(mode(dir.resolve("tls"))).isEqualTo("rwx------");
    for (String name : names()) {
      assertThat(mode(dir.resolve("tls").resolve(name))).isEqualTo("rw-------");
    }
  }

  @Test
  void is_made_anew_before_and_after_its_end() throws InterruptedException {
    Instant end = kept(HERE, NOW).identity().notAfter();

    LocalCertificate late = kept(HERE, end.minus(Duration.ofDays(29)));
    assertThat(late.notice())
        .hasValue(
            "the stored certificate expires on 2027-12-26, so a new one was created;"
                + " it is valid until 2028-12-28; restart the programs that trust the old one");
    LocalCertificate over = kept(HERE, late.identity().notAfter().plusSeconds(1));
    assertThat(over.notice().orElseThrow())
        .startsWith("the stored certificate expired on 2028-12-28, so a new one was created");
    assertThat(over.identity().authority()).isNotEqualTo(late.identity().authority());
    assertThat(pem()).isEqualTo(shown(over));
  }

  @Test
  void a_clock_that_was_wrong_is_no_trouble() throws InterruptedException {
    kept(HERE, NOW.plus(Duration.ofDays(2_000)));

    assertThat(kept(HERE, NOW).identity().certificate().getNotBefore()).isBefore(NOW);
  }

  @Test
  void another_host_is_added_and_stays() throws InterruptedException {
    kept(HERE, NOW);
    LocalCertificate other = kept("Build.Example", NOW);
    LocalCertificate third = kept("192.0.2.7", NOW);

    assertThat(other.notice().orElseThrow())
        .startsWith(
            "the stored certificate does not cover Build.Example, so a new one was created");
    assertThat(third.identity().hosts()).contains("localhost", "build.example", "192.0.2.7");
    assertThat(kept("build.example", NOW).notice()).isEmpty();
  }

  @Test
  void what_is_broken_is_made_anew_and_what_was_lost_is_drawn_again()
      throws IOException, InterruptedException {
    LocalCertificate made = kept(HERE, NOW);
    Files.writeString(dir.resolve("tls/ca.pem"), "another");
    assertThat(kept(HERE, NOW).notice()).isEmpty();
    assertThat(pem()).isEqualTo(shown(made));
    Files.delete(dir.resolve("tls/ca.pem"));
    assertThat(kept(HERE, NOW).identity().certificate()).isEqualTo(made.identity().certificate());
    assertThat(pem()).isEqualTo(shown(made));

    Files.writeString(dir.resolve("tls/server.p12"), "nonsense");
    assertThat(kept(HERE, NOW).notice().orElseThrow())
        .startsWith("the stored certificate is damaged, so a new one was created");
  }

  @Test
  void several_at_once_get_the_same() {
    List<CompletableFuture<LocalCertificate>> all =
        IntStream.range(0, 6).mapToObj(_ -> CompletableFuture.supplyAsync(this::keptNow)).toList();

    assertThat(all.stream().map(each -> each.join().identity().certificate()).distinct())
        .hasSize(1);
    assertThat(all.stream().flatMap(each -> each.join().notice().stream())).hasSize(1);
    assertThat(pem()).isEqualTo(shown(all.getFirst().join()));
  }

  @Test
  void a_folder_that_cannot_be_written_is_a_problem_of_this_machine() throws IOException {
    Files.writeString(dir.resolve("tls"), "a file");

    assertThatExceptionOfType(Problem.class)
        .isThrownBy(() -> kept(HERE, NOW))
        .returns(Problem.Kind.LOCAL, Problem::kind);
  }

  private LocalCertificate kept(String host, Instant now) throws InterruptedException {
    return LocalCertificate.loadOrCreate(dir.resolve("tls"), host, now);
  }

  private LocalCertificate keptNow() {
    try {
      return kept(HERE, NOW);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private void leaveBehindWhatAKilledOneWorkedOn() throws IOException {
    Path place = Files.createDirectories(dir.resolve("tls/making-1"));
    Files.writeString(place.resolve("keys.p12"), "the key of an authority");
    Files.writeString(dir.resolve("tls/.1.new"), "half of a file");
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(dir.resolve("tls"))) {
      return files.map(file -> String.valueOf(file.getFileName())).toList();
    }
  }

  private String pem() {
    try {
      return Files.readString(dir.resolve("tls/ca.pem"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String shown(LocalCertificate kept) {
    try {
      return Pem.encode(kept.identity().authority().getEncoded());
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static String mode(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
