package com.otpiq.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Which stored certificates otpiq takes for its own. Each row differs from its form in one thing.
 */
class CertificateFormTest {
  private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");
  private static final List<String> HOSTS = List.of("localhost", "127.0.0.1", "0:0:0:0:0:0:0:1");
  private static final String PASSWORD = "planted";

  private static final String NAME = "CN=otpiq on this machine";
  private static final String AUTHORITY = "bc:critical=ca:true,pathlen:0 ku:critical=keyCertSign ";
  private static final String SERVER = "ku:critical=digitalSignature eku=serverAuth san=";
  private static final String NAMES = "dns:localhost,ip:127.0.0.1,ip:::1";

  private @TempDir Path dir;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "true  | CN=otpiq on this machine | " + AUTHORITY + "OURS | " + SERVER + NAMES,
        "false | CN=otpiq on this machine | " + AUTHORITY + "     | " + SERVER + NAMES,
        "false | CN=otpiq on this machine | " + AUTHORITY + "WIDE | " + SERVER + NAMES,
        "false | CN=otpiq on this machine | bc:critical=ca:true ku:critical=keyCertSign OURS | "
            + (SERVER + NAMES),
        "false | CN=otpiq on this machine | " + AUTHORITY + "OURS | " + SERVER + "dns:localhost"
      })
  void only_a_chain_of_the_own_form_is_accepted(
      boolean accepted, String name, String authority, String server) throws Exception {
    ServerIdentity planted = issued(name, authority, server);

    assertThat(CertificateForm.matches(planted, HOSTS)).isEqualTo(accepted);
  }

  @Test
  void what_otpiq_issues_has_this_form_for_these_hosts_alone() throws Exception {
    ServerIdentity own = CertificateAuthority.issue(dir, HOSTS, NOW);

    assertThat(CertificateForm.matches(own, HOSTS)).isTrue();
    assertThat(CertificateForm.matches(own, List.of("localhost"))).isFalse();
    assertThat(own.authority().getCriticalExtensionOIDs()).contains(NameConstraints.OID);
  }

  @Test
  void a_certificate_of_another_authority_is_replaced_and_not_recommended() throws Exception {
    CertificateStore store = new CertificateStore(Files.createDirectory(dir.resolve("tls")));
    ServerIdentity planted = issued(NAME, AUTHORITY, SERVER + NAMES);
    store.write(planted);

    LocalCertificate loaded = LocalCertificate.loadOrCreate(dir, "localhost", NOW);

    assertThat(loaded.notice().orElseThrow())
        .startsWith("the stored certificate is not one that otpiq makes, so a new one was created");
    assertThat(store.hasAuthorityFileOf(planted)).isFalse();
    assertThat(Set.of(planted.authority())).doesNotContain(loaded.identity().authority());
  }

  @ParameterizedTest
  @CsvSource({"2001:db8::7, for-2001-db8-0-0-0-0-0-7", "../../x, for-..-..-x", "A_b, for-a-b"})
  void the_directory_of_a_host_is_below_that_of_all_certificates(String host, String name)
      throws Exception {
    ServerIdentity any = TestKeys.shared().own("good");

    assertThat(LocalCertificate.loadOrCreate(dir, host, NOW, (_, _, _) -> any).authorityFile())
        .isEqualTo(dir.resolve("tls").resolve(name).resolve("ca.pem"));
  }

  private ServerIdentity issued(String name, String authority, String server) throws Exception {
    Path store = dir.resolve("planted.p12");
    generate(store, "authority", name, authority);
    generate(store, "server", "CN=localhost", server, "-signer", "authority");
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream file = Files.newInputStream(store)) {
      keys.load(file, PASSWORD.toCharArray());
    }
    return ServerIdentity.of(
        (PrivateKey) keys.getKey("server", PASSWORD.toCharArray()),
        Arrays.stream(keys.getCertificateChain("server"))
            .map(X509Certificate.class::cast)
            .toList());
  }

  private static void generate(
      Path store, String alias, String name, String extensions, String... more)
      throws InterruptedException {
    List<String> arguments = new ArrayList<>(List.of("-genkeypair", "-alias", alias));
    arguments.addAll(List.of("-dname", name, "-startdate", "2026/11/24 07:00:00"));
    arguments.addAll(List.of("-keyalg", "EC", "-groupname", "secp256r1", "-validity", "397"));
    arguments.addAll(List.of("-sigalg", "SHA256withECDSA"));
    for (String extension : extensions.strip().split(" +", -1)) {
      arguments.addAll(List.of("-ext", constraints(extension)));
    }
    arguments.addAll(List.of(more));
    Keytool.run(store, PASSWORD, arguments);
  }

  private static String constraints(String extension) {
    return switch (extension) {
      case "OURS" -> "2.5.29.30:critical=" + permitting(HOSTS);
      case "WIDE" -> "2.5.29.30:critical=" + permitting(List.of("localhost", "example"));
      default -> extension;
    };
  }

  private static String permitting(List<String> hosts) {
    return HexFormat.of().formatHex(NameConstraints.permitting(hosts));
  }
}
