package com.otpiq.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.otpiq.event.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalCertificateTest {
  private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");
  private static final String HERE = "127.0.0.1";

  private static final Duration VALIDITY = Duration.ofDays(397);

  /** One real certificate, and one that covers another host as well. */
  private static final List<LocalCertificate> REAL = new ArrayList<>();

  private static @TempDir Path prepared;

  private @TempDir Path dir;
  private final List<String> issuedFor = new ArrayList<>();

  @BeforeAll
  static void create() throws InterruptedException {
    REAL.clear();
    REAL.add(LocalCertificate.loadOrCreate(prepared.resolve("one"), HERE, NOW));
    REAL.add(LocalCertificate.loadOrCreate(prepared.resolve("two"), "Build.Example", NOW));
  }

  @Test
  void a_certificate_is_created_once_and_stored() throws Exception {
    store("one");
    LocalCertificate again = load("localhost", NOW.plus(Duration.ofDays(300)));

    assertThat(REAL.getFirst().notice())
        .hasValue(
            "created a certificate for localhost, 127.0.0.1, ::1; it is valid until 2027-12-26");
    assertThat(REAL.getLast().notice().orElseThrow())
        .startsWith("created a certificate for localhost, 127.0.0.1, ::1, build.example;");
    assertThat(again.notice()).isEmpty();
    assertThat(again.identity().certificate()).isEqualTo(identity("one").certificate());
    assertThat(issuedFor).isEmpty();
  }

  @Test
  void it_covers_every_name_of_this_machine() throws Exception {
    store("one");
    ServerIdentity identity = load("[::1]", NOW).identity();
    X509Certificate own = identity.certificate();

    assertThat(identity.hosts())
        .isEqualTo(
            Stream.of("localhost", "127.0.0.1", "::1")
                .map(ServerIdentity::canonicalHost)
                .collect(Collectors.toSet()));
    assertThat(Duration.between(own.getNotBefore().toInstant(), identity.notAfter()))
        .isEqualTo(VALIDITY);
    assertThat(own.getNotBefore()).isBefore(NOW);
    assertThat(((ECPublicKey) own.getPublicKey()).getParams().getOrder().bitLength())
        .isEqualTo(256);
    assertThat(own.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
    assertThat(own.getBasicConstraints()).isEqualTo(-1);
    assertThat(identity.authority().getBasicConstraints()).isZero();
    own.verify(identity.authority().getPublicKey());
  }

  @Test
  void the_key_of_the_authority_is_discarded_and_no_temporary_file_is_left() throws Exception {
    assertThat(names(directory("one"))).containsExactlyInAnyOrder("ca.pem", "lock", "server.p12");
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream file = Files.newInputStream(directory("one").resolve("server.p12"))) {
      store.load(file, ServerIdentity.keyStorePassword());
    }
    assertThat(Collections.list(store.aliases())).containsExactly("server");
    assertThat(Files.readString(directory("one").resolve("ca.pem")))
        .startsWith("-----BEGIN CERTIFICATE-----\n")
        .doesNotContain("PRIVATE");
  }

  @Test
  void only_its_owner_can_access_it() throws IOException {
    assertThat(mode(directory("one"))).isEqualTo("rwx------");
    assertThat(names(directory("one")))
        .allSatisfy(
            name -> assertThat(mode(directory("one").resolve(name))).isEqualTo("rw-------"));
  }

  @Test
  void it_is_renewed_30_days_before_it_expires_and_after() throws Exception {
    Instant end = identity("one").notAfter();
    store("one");

    assertThat(load(HERE, end.minus(Duration.ofDays(31))).notice()).isEmpty();
    assertThat(load(HERE, end.minus(Duration.ofDays(29))).notice())
        .hasValue(
            "the stored certificate expires on 2027-12-26, so a new one was created;"
                + " it is valid until 2027-12-26; restart the programs that trust the old one");
    store("one");
    LocalCertificate late = load(HERE, end.plusSeconds(1));
    assertThat(late.notice().orElseThrow())
        .startsWith("the stored certificate expired on 2027-12-26, so a new one was created");
    assertThat(issuedFor).hasSize(2);
    assertThat(pem()).isEqualTo(authorityPem(late));
  }

  @Test
  void a_certificate_that_is_not_valid_yet_is_replaced() throws Exception {
    store("one");

    load(HERE, NOW.minus(Duration.ofDays(2_000)));

    assertThat(issuedFor).hasSize(1);
  }

  @Test
  void another_host_has_a_certificate_of_its_own_and_the_usual_one_is_kept() throws Exception {
    store("one");
    LocalCertificate other = load("Build.Example", NOW);

    assertThat(other.notice().orElseThrow())
        .startsWith("created a certificate for localhost, 127.0.0.1, ::1, build.example;");
    assertThat(other.authorityFile()).isEqualTo(dir.resolve("tls/for-build.example/ca.pem"));
    assertThat(load("build.example", NOW).notice()).isEmpty();
    assertThat(load("localhost", NOW).notice()).isEmpty();
    assertThat(issuedFor).hasSize(1);
  }

  @Test
  void a_damaged_key_store_is_replaced_and_a_lost_authority_is_written_again() throws Exception {
    store("one");
    Files.writeString(dir.resolve("tls/ca.pem"), "another");
    assertThat(load(HERE, NOW).notice()).isEmpty();
    assertThat(pem()).isEqualTo(authorityPem(REAL.getFirst()));
    Files.delete(dir.resolve("tls/ca.pem"));
    assertThat(load(HERE, NOW).notice()).isEmpty();
    assertThat(pem()).isEqualTo(authorityPem(REAL.getFirst()));

    Files.writeString(dir.resolve("tls/server.p12"), "nonsense");
    assertThat(load(HERE, NOW).notice().orElseThrow())
        .startsWith("the stored certificate is damaged, so a new one was created");
  }

  @Test
  void several_at_once_get_the_same() throws GeneralSecurityException {
    List<CompletableFuture<LocalCertificate>> all =
        IntStream.range(0, 6).mapToObj(_ -> CompletableFuture.supplyAsync(this::loadNow)).toList();

    assertThat(all.stream().map(each -> each.join().identity().certificate()).distinct())
        .hasSize(1);
    assertThat(all.stream().flatMap(each -> each.join().notice().stream())).hasSize(1);
    assertThat(issuedFor).hasSize(1);
    assertThat(pem()).isEqualTo(authorityPem(all.getFirst().join()));
  }

  @Test
  void a_folder_that_cannot_be_written_is_a_problem_of_this_machine() throws IOException {
    Files.writeString(dir.resolve("tls"), "a file");

    assertThatExceptionOfType(Problem.class)
        .isThrownBy(() -> load(HERE, NOW))
        .returns(Problem.Kind.LOCAL, Problem::kind);
  }

  /** Puts a prepared certificate where the listener stores it. */
  private void store(String name) throws IOException {
    Files.createDirectories(dir.resolve("tls"));
    for (String file : List.of("server.p12", "ca.pem")) {
      Files.copy(
          directory(name).resolve(file),
          dir.resolve("tls").resolve(file),
          StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Loads the certificate; what has to be issued is one of those that were prepared. */
  private LocalCertificate load(String host, Instant now) throws InterruptedException {
    return LocalCertificate.loadOrCreate(
        dir,
        host,
        now,
        (_, hosts, _) -> {
          issuedFor.add(String.join(" ", hosts));
          return identity(hosts.contains("build.example") ? "two" : "one");
        });
  }

  /** Where a prepared certificate was stored. */
  private static Path directory(String name) {
    Path usual = prepared.resolve(name).resolve("tls");
    return name.equals("one") ? usual : usual.resolve("for-build.example");
  }

  private static ServerIdentity identity(String name) {
    return (name.equals("one") ? REAL.getFirst() : REAL.getLast()).identity();
  }

  private LocalCertificate loadNow() {
    try {
      return load(HERE, NOW);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static List<String> names(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
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

  private static String authorityPem(LocalCertificate certificate) throws GeneralSecurityException {
    return Pem.encode(certificate.identity().authority().getEncoded());
  }

  private static String mode(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
